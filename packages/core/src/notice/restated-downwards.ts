import { compare, type Integer } from '../quantity/integer.ts'

/** A running total, as a report restates it; `index` is the place of that report. */
export interface Total {
  readonly on: number
  readonly index: number
  readonly value: Integer
  readonly weight: Integer
}

/**
 * For each total that is less than that of the day before it on which there was a report: the index of
 * that other. `totals` are of one series, by day and revision; the last of a day stands for it.
 */
export function restatedDownwards(totals: Iterable<Total>): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  let before: Total | undefined
  let last: Total | undefined
  const close = (): void => {
    if (before !== undefined && last !== undefined && isLess(last, before)) {
      found.set(last.index, before.index)
    }
  }
  for (const total of totals) {
    if (last !== undefined && last.on !== total.on) {
      close()
      before = last
    }
    last = total
  }
  close()
  return found
}

function isLess(a: Total, b: Total): boolean {
  return compare(a.value, b.value) < 0 || compare(a.weight, b.weight) < 0
}
