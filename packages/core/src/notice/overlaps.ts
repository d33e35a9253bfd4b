import type { DayNumber } from '../period/day.ts'

/** The days a report adds its figure for. */
export interface Covered {
  readonly from: DayNumber
  readonly to: DayNumber
  /** The report's place among the events of its target: less is earlier. */
  readonly row: number
  /** Whether the report names a span; one that names none covers the day it is for. */
  readonly isSpan: boolean
}

/**
 * For each report that covers a day which another one, recorded earlier, covers: the row of that
 * other, of several the earliest. Two reports without a span never meet. O(n log n).
 */
export function overlapsAmong(all: readonly Covered[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  const spans = all.filter(({ isSpan }) => isSpan)
  if (spans.length === 0) return found
  const inOrder = all.toSorted((a, b) => a.from - b.from)
  if (!anyMeet(inOrder)) return found
  const note = (asking: readonly Covered[], others: readonly Covered[]): void => {
    earliestMet(asking, others, (row, other) => {
      if (other < row) found.set(row, other)
    })
  }
  note(spans, inOrder)
  note(
    all.filter(({ isSpan }) => !isSpan),
    inOrder.filter(({ isSpan }) => isSpan),
  )
  return found
}

/** Whether any two of them share a day; the usual case, that none do, is told in one walk. */
function anyMeet(inOrder: readonly Covered[]): boolean {
  let reached = -Infinity
  for (const { from, to } of inOrder) {
    if (from <= reached) return true
    reached = to
  }
  return false
}

/** Tells of each that asks the least row among the others that share a day with it, if any does. */
function earliestMet(
  asking: readonly Covered[],
  others: readonly Covered[],
  tell: (row: number, other: number) => void,
): void {
  const ends = [...new Set(others.map(({ to }) => to))].toSorted((a, b) => a - b)
  const least = new LeastBeyond(ends)
  let next = 0
  for (const { from, to, row } of asking.toSorted((a, b) => a.to - b.to)) {
    // Those that begin by its last day and end on its first or later are the ones it shares a day with.
    for (; next < others.length; next++) {
      const other = others[next] as Covered
      if (other.from > to) break
      least.put(other.to, other.row)
    }
    const other = least.from(from)
    if (other !== Infinity) tell(row, other)
  }
}

/** The least of the numbers put at some ends or beyond them: a Fenwick tree, read from the far side. */
class LeastBeyond {
  readonly #ends: readonly number[]
  readonly #tree: number[]

  /** `ends` are in order, each once. */
  constructor(ends: readonly number[]) {
    this.#ends = ends
    this.#tree = Array.from({ length: ends.length + 1 }, () => Infinity)
  }

  put(end: number, value: number): void {
    for (let at = this.#placeOf(end); at < this.#tree.length; at += at & -at) {
      this.#tree[at] = Math.min(this.#tree[at] as number, value)
    }
  }

  /** The least put at `end` or beyond; Infinity where none was. */
  from(end: number): number {
    let least = Infinity
    for (let at = this.#placeOf(end); at > 0; at -= at & -at) {
      least = Math.min(least, this.#tree[at] as number)
    }
    return least
  }

  /** Counts from the last end, which is 1, to the first that is not before `end`. */
  #placeOf(end: number): number {
    let low = 0
    let high = this.#ends.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#ends[middle] as number) < end) low = middle + 1
      else high = middle
    }
    return this.#ends.length - low
  }
}
