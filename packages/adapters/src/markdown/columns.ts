import type { Day, Standing } from '@planfold/core'
import { foundColumns, type ChosenColumn } from '../board/chosen-column.ts'
import {
  actualText,
  attainmentText,
  NOTHING,
  planText,
  stateText,
  titleText,
  unitText,
} from '../wording/figures.ts'
import type { Words } from '../wording/words.ts'
import type { Style } from './options.ts'
import type { Column } from './table.ts'

type Text = (standing: Standing, words: Words, style: Style) => string

const TEXTS = {
  id: ({ target }) => target,
  target: titleText,
  programme: ({ programme = NOTHING }) => programme,
  owner: ({ owner = NOTHING }) => owner,
  period: ({ period: { from, to } }, words) => words.band(words.day(from), words.day(to)),
  unit: unitText,
  plan: planText,
  actual: actualText,
  attainment: ({ attainment }, words, { digits }) => attainmentText(attainment, words, digits),
  state: stateText,
  status: ({ status = NOTHING }) => status,
  completedOn: ({ completedOn }, words) => dayText(completedOn, words),
  lastReportOn: ({ reports }, words) => dayText(reports.lastOn, words),
} as const satisfies Record<string, Text>

/** What can be said of a target or indicator to people. */
export type MarkdownColumn = keyof typeof TEXTS

const FIGURES: ReadonlySet<MarkdownColumn> = new Set(['plan', 'actual', 'attainment'])

/** The columns chosen; throws {@link RefusedInput} `InvalidOptions` where there is no such column. */
export function columnsOf(
  chosen: readonly ChosenColumn<Standing, MarkdownColumn>[],
  kind: Standing['kind'],
  style: Style,
): readonly Column<Standing>[] {
  const { words } = style
  return foundColumns(TEXTS, chosen).map((column) => {
    if ('of' in column) {
      return { heading: column.header, of: (row) => String(column.of(row) ?? NOTHING) }
    }
    const { name, header = words.headings[name === 'target' ? kind : name] } = column
    const textOf: Text = TEXTS[name]
    return {
      heading: header,
      of: (row) => textOf(row, words, style),
      isFigure: FIGURES.has(name),
    }
  })
}

/** Columns that only some boards need: what is the same in all rows, or in none, is left out. */
export function columnsNeeded(standings: Iterable<Standing>): readonly MarkdownColumn[] {
  const needed = new Set<MarkdownColumn>()
  let first: Standing | undefined
  for (const standing of standings) {
    first ??= standing
    const { period, owner, status } = standing
    if (period.from !== first.period.from || period.to !== first.period.to) needed.add('period')
    if (owner !== undefined) needed.add('owner')
    if (status !== undefined) needed.add('status')
  }
  return (['period', 'owner', 'status'] as const).filter((name) => needed.has(name))
}

function dayText(day: Day | undefined, words: Words): string {
  return day === undefined ? NOTHING : words.day(day)
}
