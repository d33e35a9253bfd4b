import type { Scoreboard } from '@planfold/core'
import { audit } from './audit/audit.ts'
import type { Audited } from './audit/tally.ts'
import { PUBLISHED_AT, Recording, RESTATED_AT, type TakenIn } from './recording.ts'
import { restatementOf, type Restatement } from './restatement.ts'
import { Join } from './tables/join.ts'
import { recordsIn } from './tables/records.ts'
import { tableRows } from './tables/table-rows.ts'
import { textsIn } from './tables/texts.ts'

/** What became of a folder of tables. */
export interface Replay {
  /** How many rows the files hold, counted without the importer. */
  readonly rowsRead: number
  readonly audited: readonly Audited[]
  /** The board as it was known when the tables were recorded. */
  readonly before: Scoreboard
  /** Ids that more than one indicator has. */
  readonly sharedIds: readonly string[]
  /** Indicators whose years the table does not date. */
  readonly undated: number
  /** A figure restated later; absent where there is none to restate. */
  readonly restated?: Restated
}

/** What became of the tables when they were imported a second time, with one figure restated. */
export interface Restated {
  readonly restatement: Restatement
  readonly accounts: TakenIn['accounts']
  /** The board as it is known since. */
  readonly after: Scoreboard
}

/** Replays the tables of a folder through a tracker, audits them, and restates a figure. */
export async function replay(folder: string): Promise<Replay> {
  const texts = await textsIn(folder)
  const records = recordsIn(texts)
  const join = new Join(records)
  const recording = await Recording.begun()
  const { outcomes } = await recording.takeIn(texts, PUBLISHED_AT)
  const board = await recording.boardKnownAt(PUBLISHED_AT)
  const audited = audit(tableRows(records, outcomes, join), board)
  const { sharedIds, undated } = join
  const rowsRead = records.indicators.length + records.years.length
  const found = { rowsRead, audited, sharedIds, undated }
  const restatement = restatementOf(texts, audited, board)
  if (restatement === undefined) return { ...found, before: board }
  const { accounts } = await recording.takeIn(restatement.texts, RESTATED_AT)
  const after = await recording.boardKnownAt(RESTATED_AT)
  return {
    ...found,
    // Asked for again: what was known then has not changed by what was learnt since.
    before: await recording.boardKnownAt(PUBLISHED_AT),
    restated: { restatement, accounts, after },
  }
}
