import type { RowRecord } from '../rows/row.ts'
import type { ImportOutcome } from './import-outcome.ts'
import { RowsAside } from './rows-aside.ts'

/** How rows that were put aside are brought in. */
export interface Settling {
  /** What becomes of a row now. */
  readonly bring: (row: RowRecord) => Promise<ImportOutcome>
  /** Called before the last round, in which every row is told of. */
  readonly beforeLast: () => void
  /** Whether nothing has been stored since the first row was put aside, and no row is new to it. */
  readonly isSettled: boolean
}

/**
 * Brings in rows that were put aside, round after round while some store something: each may be what
 * another waits for. Gives the outcome of each row once it is final: what is refused at last is
 * refused by a tracker in which nothing has changed since, and so it is when the table comes again.
 * There are as many rounds as the longest chain of rows that wait each for one further down.
 */
export async function* settled(
  first: RowsAside,
  { bring, beforeLast, isSettled }: Settling,
): AsyncGenerator<ImportOutcome, void> {
  let aside = first
  let isLast = isSettled
  try {
    while (aside.size > 0) {
      const round = aside
      aside = new RowsAside()
      let isStored = false
      if (isLast) beforeLast()
      try {
        for await (const rows of round.batches()) {
          for (const row of rows) {
            const outcome = await bring(row)
            if ('commands' in outcome && outcome.commands.length > 0) isStored = true
            if (!isLast && mayBeLifted(outcome)) await aside.put(row)
            else yield outcome
          }
        }
      } finally {
        await round.close()
      }
      isLast = !isStored
    }
  } finally {
    await aside.close()
  }
}

/**
 * Whether a row is refused for something that another row may change: terms that are not set yet, a
 * unit that is read more finely then, readings in the way that are taken back. What the mapping has
 * said before in the row's own place no other row changes.
 */
export function mayBeLifted(outcome: ImportOutcome): boolean {
  if (outcome.outcome !== 'refused' || outcome.commands.length > 0) return false
  return outcome.faults.every(({ code }) => code !== 'Changed')
}
