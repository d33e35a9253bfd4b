import type { CsvAccount } from '@planfold/adapters/csv'
import type { Scoreboard } from '@planfold/core'
import { audit } from './audit/audit.ts'
import type { Audited } from './audit/tally.ts'
import { PUBLISHED_AT, Recording, RESTATED_AT } from './recording.ts'
import { restatementOf, type Restatement } from './restatement.ts'
import { joinOf } from './tables/join.ts'
import { rowsIn } from './tables/rows-in.ts'
import { textsIn } from './tables/texts.ts'

/** What became of a folder of tables. */
export interface Replay {
  readonly audited: readonly Audited[]
  /** The board as it was known when the tables were recorded. */
  readonly before: Scoreboard
  /** Ids that more than one indicator has. */
  readonly sharedIds: readonly string[]
  /** Indicators whose years the table does not date. */
  readonly undated: number
  /** A figure restated later; absent where there is none to restate, as are the next two. */
  readonly restatement?: Restatement
  /** The board as it is known since. */
  readonly after?: Scoreboard
  /** What became of the tables when they were imported a second time. */
  readonly accounts?: readonly [CsvAccount, CsvAccount]
}

/** Replays the tables of a folder through a tracker, audits them, and restates a figure. */
export async function replay(folder: string): Promise<Replay> {
  const texts = await textsIn(folder)
  const rows = await rowsIn(texts)
  const recording = await Recording.begun()
  await recording.takeIn(texts, PUBLISHED_AT)
  const before = await recording.boardKnownAt(PUBLISHED_AT)
  const audited = audit(rows, before)
  const { sharedIds, undated } = joinOf(texts)
  const found = { audited, sharedIds, undated }
  const restatement = restatementOf(texts, audited, before)
  if (restatement === undefined) return { ...found, before }
  const accounts = await recording.takeIn(restatement.texts, RESTATED_AT)
  return {
    ...found,
    restatement,
    accounts,
    // Asked for again: what was known then has not changed by what was learnt since.
    before: await recording.boardKnownAt(PUBLISHED_AT),
    after: await recording.boardKnownAt(RESTATED_AT),
  }
}
