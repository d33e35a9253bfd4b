import type { DayNumber } from '../period/day.ts'

/** How many days running are looked at one by one: some ten years. */
const DAY_BY_DAY = 4_000

/**
 * What something is on the days after `first`, up to and with `last`, on which it is no longer what
 * it was the day before, in order; `before` is what it is on the first. Day by day over some ten years;
 * in longer spans by halving, where two days that agree are taken to speak for all between them, so
 * that even ten thousand years cost little.
 */
export function changesBetween<T>(
  first: DayNumber,
  before: T,
  last: DayNumber,
  on: (day: DayNumber) => T,
  isSame: (a: T, b: T) => boolean,
): readonly T[] {
  const changes: T[] = []
  if (last - first <= DAY_BY_DAY) {
    let known = before
    for (let day = first + 1; day <= last; day++) {
      const next = on(day)
      if (!isSame(known, next)) changes.push(next)
      known = next
    }
    return changes
  }
  function look(from: DayNumber, start: T, to: DayNumber, end: T): void {
    if (isSame(start, end)) return
    if (to - from === 1) {
      changes.push(end)
      return
    }
    const middle = Math.floor((from + to) / 2)
    const between = on(middle)
    look(from, start, middle, between)
    look(middle, between, to, end)
  }
  look(first, before, last, on(last))
  return changes
}
