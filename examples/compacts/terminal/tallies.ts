import { table, type Column } from '../../terminal/table.ts'
import type { Tally } from '../audit/tally.ts'

const COLUMNS: readonly Column[] = [
  { header: 'Country' },
  { header: 'Table' },
  { header: 'Rows', align: 'right' },
  { header: 'Percentages', align: 'right', apart: true },
  { header: 'Done or not', align: 'right' },
  { header: 'Contradict', align: 'right', apart: true },
  { header: 'Not computable', align: 'right' },
  { header: 'Ours differs', align: 'right' },
  { header: 'Nothing published', align: 'right', apart: true },
]

/**
 * What became of the rows of each table and country, and of all of them: how many published figures
 * are reproduced, of how many, and what the others are.
 */
export function talliesTable(tallies: readonly Tally[]): readonly string[] {
  const rows = tallies.map((tally) => [tally.country, tally.table, ...figuresOf([tally])])
  return table(COLUMNS, [...rows, ['All', '', ...figuresOf(tallies)]])
}

function figuresOf(tallies: readonly Tally[]): readonly string[] {
  const total = (figure: Exclude<keyof Tally, 'country' | 'table'>): number =>
    tallies.reduce((sum, tally) => sum + tally[figure], 0)
  return [
    String(total('rows')),
    `${total('percentagesReproduced')} of ${total('percentages')}`,
    `${total('wordsReproduced')} of ${total('words')}`,
    String(total('contradictsItself')),
    String(total('notComputable')),
    String(total('oursDiffers')),
    String(total('nothingPublished')),
  ]
}
