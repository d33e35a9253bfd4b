import type { RowRecord } from '../rows/row.ts'
import type { ImportOutcome } from './import-outcome.ts'
import { RowsAside } from './rows-aside.ts'

/**
 * Brings in rows that were put aside, again and again while some store something: each may be what
 * another waits for. Gives the outcome of each row once it is final: what is refused at last is
 * refused by a tracker in which nothing has changed since, and so it is when the table comes again.
 */
export async function* settled(
  first: RowsAside,
  bring: (row: RowRecord) => Promise<ImportOutcome>,
): AsyncGenerator<ImportOutcome, void> {
  let aside = first
  let isLast = false
  try {
    while (aside.size > 0) {
      const round = aside
      aside = new RowsAside()
      let isStored = false
      for await (const rows of round.batches()) {
        for (const row of rows) {
          const outcome = await bring(row)
          if ('commands' in outcome && outcome.commands.length > 0) isStored = true
          if (!isLast && mayBeLifted(outcome)) await aside.put(row)
          else yield outcome
        }
      }
      await round.close()
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
