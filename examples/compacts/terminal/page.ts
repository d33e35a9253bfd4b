import { formatQuantity } from '@planfold/core'
import { toned, wrapped } from '../../terminal/text.ts'
import { talliesOf } from '../audit/tally.ts'
import type { Replay } from '../replay.ts'
import { findingsList } from './findings.ts'
import { talliesTable } from './tallies.ts'
import { twoClocksTable } from './two-clocks.ts'

const WIDTH = 100

/** What became of the tables, for people. */
export function page(replay: Replay, all: boolean): string {
  const { rowsRead, audited } = replay
  return [
    toned('title', 'Published indicators, replayed'),
    `${rowsRead} rows read, ${audited.length} rows reported.`,
    ...section('Rows', talliesTable(talliesOf(audited))),
    ...section(
      all ? 'Every published figure' : 'Published figures that are not reproduced',
      findingsList(audited, all),
    ),
    ...section('One figure restated later (illustrative)', restatedLines(replay)),
    ...section('Notes', notes(replay).flatMap(bulleted)),
  ].join('\n')
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return ['', toned('heading', heading.toUpperCase()), '', ...lines]
}

function restatedLines({ before, restated }: Replay): readonly string[] {
  if (restated === undefined) {
    return ['No indicator is completed by a figure of its own, so that there is none to restate.']
  }
  const { restatement, accounts, after } = restated
  const { row, was, now } = restatement
  const { rows, unchanged, corrected, refused, skipped, duplicates } = accounts.indicators
  return [
    ...wrapped(
      `This program itself, and not the source, restates line ${row.line}, ${row.indicator}: ` +
        `${row.actualColumn} was ${was} and is ${formatQuantity(now, { locale: 'en' })} in a table that is ` +
        `imported half a year later. Of its ${rows} rows ${unchanged} say what they said, ` +
        `${corrected} is corrected, and ${refused + skipped + duplicates} are left out as they were ` +
        'before. The board can still be seen as it was known then.',
      WIDTH,
    ),
    '',
    ...twoClocksTable(restatement, before, after),
  ]
}

function notes({ audited, sharedIds, undated }: Replay): readonly string[] {
  const shares = audited.filter(
    ({ finding }) => finding.kind === 'reproduced' && finding.by === 'shareOfPlan',
  )
  return [
    'Percent complete is (actual − baseline) / (target − baseline), rounded half up to the digits ' +
      'written, whether more is better or less. Every figure of planfold is held against that formula, ' +
      'worked out from the cells read a second time; "ours differs" counts those that are not the same.',
    `Where there is no baseline the percentage is a share of the target: ${shares.length} reproduced so.`,
    'A year is judged by the last reading of that year. An empty cell is no reading: what is published ' +
      'as 0% of it is not computable.',
    'Where a day is the target, "Complete" and "Pending" are held against whether the step was done.',
    ...(sharedIds.length === 0
      ? []
      : [
          `${sharedIds.length} ids name more than one indicator; told apart by their order: ` +
            `${sharedIds.join(', ')}.`,
        ]),
    ...(undated === 0
      ? []
      : [
          `${undated} indicators do not say when their years began; April 2006 is assumed, on which ` +
            'no percentage depends.',
        ]),
    `The tables are taken as recorded on one day; they do not say when each figure was.`,
  ]
}

function bulleted(note: string): readonly string[] {
  return wrapped(note, WIDTH - 2).map((line, place) => `${place === 0 ? '•' : ' '} ${line}`)
}
