/**
 * Work that may be laid aside after each of its steps, and gone on with later. Each step tells how much of what
 * is counted it has done, which may be nothing. In the end there is what the work comes to.
 */
export type InSteps<Result> = Generator<number, Result, void>

/** Rows that are gone over in one step, at most: a millisecond's work or less. */
export const ROWS_A_STEP = 4_096

/** Does work in one go. */
export function atOnce<Result>(work: InSteps<Result>): Result {
  let step = work.next()
  while (step.done !== true) step = work.next()
  return step.value
}

/** Goes over the rows from one place to another, each stretch of them a step; each row counts as so much. */
export function* stretches(
  first: number,
  after: number,
  goOver: (from: number, end: number) => void,
  each: 0 | 1 = 0,
): InSteps<void> {
  for (let from = first; from < after; from += ROWS_A_STEP) {
    const end = Math.min(from + ROWS_A_STEP, after)
    goOver(from, end)
    yield each * (end - from)
  }
}
