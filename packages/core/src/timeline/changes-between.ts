import type { DayNumber } from '../period/day.ts'

/** How many days running are looked at one by one: some ten years. */
const DAY_BY_DAY = 4_000

/**
 * The days after `first`, up to and with `last`, on which something is no longer what it was the day
 * before, in order. Day by day over some ten years; in longer spans by halving, where two days that
 * agree are taken to speak for all between them, so that even ten thousand years cost little.
 */
export function changesBetween<T>(
  first: DayNumber,
  last: DayNumber,
  on: (day: DayNumber) => T,
  isSame: (a: T, b: T) => boolean,
): readonly DayNumber[] {
  const changes: DayNumber[] = []
  if (last - first <= DAY_BY_DAY) {
    let before = first <= last ? on(first) : undefined
    for (let day = first + 1; day <= last; day++) {
      const after = on(day)
      if (!isSame(before as T, after)) changes.push(day)
      before = after
    }
    return changes
  }
  function look(from: DayNumber, before: T, to: DayNumber, after: T): void {
    if (isSame(before, after)) return
    if (to - from === 1) {
      changes.push(to)
      return
    }
    const middle = Math.floor((from + to) / 2)
    const between = on(middle)
    look(from, before, middle, between)
    look(middle, between, to, after)
  }
  look(first, on(first), last, on(last))
  return changes
}
