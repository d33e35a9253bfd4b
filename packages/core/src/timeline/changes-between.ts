import type { DayNumber } from '../period/day.ts'

/**
 * The days after `first`, up to and with `last`, on which something is no longer what it was the day
 * before, in order. Found by halving: where two days agree, all between them are taken to agree, so
 * that even ten thousand years cost little.
 */
export function changesBetween<T>(
  first: DayNumber,
  last: DayNumber,
  on: (day: DayNumber) => T,
  isSame: (a: T, b: T) => boolean,
): readonly DayNumber[] {
  const changes: DayNumber[] = []
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
  if (first < last) look(first, on(first), last, on(last))
  return changes
}
