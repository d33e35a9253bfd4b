import type { TableName, TableRow } from '../tables/table-row.ts'
import type { Finding } from './finding.ts'
import { publishedIn } from './published.ts'

/** A row and what became of its published figure. */
export interface Audited {
  readonly row: TableRow
  readonly finding: Finding
}

/** How many rows of one table and country came out in each way. */
export interface Tally {
  readonly country: string
  readonly table: TableName
  readonly rows: number
  readonly nothingPublished: number
  /** Percentages published, and how many of them the engine gives. */
  readonly percentages: number
  readonly percentagesReproduced: number
  /** Words published ("Complete", "Pending"), and how many the engine bears out. */
  readonly words: number
  readonly wordsReproduced: number
  readonly contradictsItself: number
  readonly notComputable: number
  readonly oursDiffers: number
}

/** A tally for each country and table, in the order in which they first appear. */
export function talliesOf(audited: readonly Audited[]): readonly Tally[] {
  const groups = Map.groupBy(audited, ({ row }) => JSON.stringify([row.country, row.table]))
  return [...groups.values()].map(tallyOf)
}

/** The tally of rows that belong together. */
function tallyOf(audited: readonly Audited[]): Tally {
  const [{ row }] = audited as readonly [Audited]
  const count = (isCounted: (one: Audited) => boolean): number => audited.filter(isCounted).length
  const ends = (kind: Finding['kind']): number => count(({ finding }) => finding.kind === kind)
  const by = (finding: Finding, ...ways: readonly string[]): boolean =>
    finding.kind === 'reproduced' && ways.includes(finding.by)
  return {
    country: row.country,
    table: row.table,
    rows: audited.length,
    nothingPublished: ends('nothingPublished'),
    percentages: count(({ row: { published } }) => publishedIn(published).kind === 'percent'),
    percentagesReproduced: count(({ finding }) => by(finding, 'formula', 'shareOfPlan')),
    words: count(({ row: { published } }) => publishedIn(published).kind === 'word'),
    wordsReproduced: count(({ finding }) => by(finding, 'state')),
    contradictsItself: ends('contradictsItself'),
    notComputable: ends('notComputable'),
    oursDiffers: ends('oursDiffers'),
  }
}

/** Whether every row of a tally is in exactly one of its ends. */
export function addsUp(tally: Tally): boolean {
  const { rows, nothingPublished, percentagesReproduced, wordsReproduced } = tally
  const { contradictsItself, notComputable, oursDiffers } = tally
  const ends = percentagesReproduced + wordsReproduced + contradictsItself
  return rows === nothingPublished + ends + notComputable + oursDiffers
}
