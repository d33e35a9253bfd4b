import {
  formatQuantity,
  STATES,
  type Counts,
  type Programme,
  type Scoreboard,
  type Standing,
} from '@planfold/core'
import { quantity } from '@planfold/core/quantity'
import { optionsIn } from '@planfold/core/store'
import type { ChosenColumn } from '../board/chosen-column.ts'
import { requireBoard } from '../board/required.ts'
import { comparisonOf, ordered, type StandingOrder } from '../board/order.ts'
import { inChunks } from '../chunks/in-chunks.ts'
import { titleText } from '../wording/figures.ts'
import type { Words } from '../wording/words.ts'
import { columnsNeeded, columnsOf, type MarkdownColumn } from './columns.ts'
import { escapeMarkdown } from './escape.ts'
import { MARKDOWN_OPTIONS, styleOf, type MarkdownOptions, type Style } from './options.ts'
import { chapterOf, tableOf, type Column } from './table.ts'

export interface ScoreboardMarkdownOptions extends MarkdownOptions {
  /**
   * Which columns in which order, for targets and indicators alike. Absent: what is usual for each, the
   * period where not all have one and the same, and owner and status where any has one.
   */
  readonly columns?: readonly ChosenColumn<Standing, MarkdownColumn>[] | undefined
  /** In which order targets and indicators are; absent: in that of their ids. */
  readonly order?: StandingOrder | undefined
}

/**
 * A board for people, as GitHub-flavoured Markdown: how many targets are in which state, the
 * targets, the indicators, and the counts of each programme. Titles cannot break out of their
 * cells. Percentages never show an unmet target as 100%.
 *
 * Throws {@link RefusedInput} `UnknownLanguage`, `InvalidDigits` or `InvalidOptions`.
 *
 * @example
 * import { text } from 'node:stream/consumers'
 * const board = scoreboard([], { asOf: '2020-12-31' })
 * await text(scoreboardMarkdown(board))
 * //=> '# Scoreboard\n\nAs of 2020-12-31: no targets.\n'
 */
export function scoreboardMarkdown(
  board: Scoreboard,
  options: ScoreboardMarkdownOptions = {},
): AsyncGenerator<string, void> {
  requireBoard(board)
  const read = optionsIn(options, [...MARKDOWN_OPTIONS, 'columns', 'order'])
  const style = styleOf(read)
  const comparison = comparisonOf(read.order, style.words.language)
  const chapter = (kind: Standing['kind'], standings: () => Iterable<Standing>) => ({
    columns: columnsOf(
      read.columns === undefined
        ? [...USUAL_COLUMNS[kind], ...columnsNeeded(standings())]
        : read.columns,
      kind,
      style,
    ),
    rows: () => ordered(standings(), comparison),
  })
  const targets = chapter('target', () => board.targets())
  const indicators = chapter('indicator', () => board.indicators())
  return inChunks(linesOf(board, { targets, indicators }, style))
}

const USUAL_COLUMNS = {
  target: ['target', 'unit', 'plan', 'actual', 'attainment', 'state', 'completedOn'],
  indicator: ['target', 'unit', 'actual', 'lastReportOn'],
} as const

interface Chapter {
  readonly columns: readonly Column<Standing>[]
  readonly rows: () => Iterable<Standing>
}

function* linesOf(
  board: Scoreboard,
  { targets, indicators }: Readonly<Record<'targets' | 'indicators', Chapter>>,
  style: Style,
): Generator<string> {
  const { words, heading } = style
  const { asOf, knownAt, at, counts, waiting } = board
  const { headings } = words
  yield `# ${escapeMarkdown(heading ?? headings.scoreboard)}\n\n`
  yield sentenceOf(`${words.viewPoint(asOf, knownAt, at)}: ${words.summary(counts)}`)
  if (waiting.length > 0) {
    const ids = new Set(waiting.map(({ target }) => target)).size
    yield `\n${sentenceOf(words.waiting(waiting.length, ids))}`
  }
  yield* countLines(counts, words)
  yield* chapterOf(headings.targets, targets.columns, targets.rows())
  yield* chapterOf(headings.indicators, indicators.columns, indicators.rows())
  yield* chapterOf(headings.programmes, programmeColumns(style), allOf(board.programmes()))
  yield* chapterOf(headings.notices, noticeColumns(words), noticed(board.standings()))
}

function sentenceOf(text: string): string {
  return `${escapeMarkdown(capitalised(text))}.\n`
}

function capitalised(text: string): string {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length)
}

const OVERLAYS = ['exceeded', 'revised', 'contradicted'] as const

/** Each state a target is in, which add up to the total, and under the total the overlays. */
function* countLines(counts: Counts, words: Words): Generator<string> {
  if (counts.total === 0) return
  const held = (key: keyof Counts): boolean => counts[key] > 0
  const rows = [
    ...[...STATES.filter(held), 'total' as const].map((key) => [words.counts[key], key] as const),
    ...OVERLAYS.filter(held).map((key) => [words.ofThese(words.counts[key]), key] as const),
  ]
  yield '\n'
  yield* tableOf<(typeof rows)[number]>(
    [
      { heading: words.headings.state, of: ([name]) => name },
      {
        heading: words.headings.targets,
        of: ([, key]) => countText(counts[key], words),
        isFigure: true,
      },
    ],
    rows,
  )
}

const PROGRAMME_COUNTS = [
  'total',
  'completed',
  'completedEarly',
  'exceeded',
  'open',
  'missed',
  'unreported',
] as const

function programmeColumns({ words }: Style): readonly Column<Programme>[] {
  return [
    { heading: words.headings.programme, of: ({ path }) => path },
    ...PROGRAMME_COUNTS.map((key) => ({
      heading: key === 'total' ? words.headings.targets : capitalised(words.counts[key]),
      of: ({ counts }: Programme) => countText(counts[key], words),
      isFigure: true,
    })),
  ]
}

// Of each target; the rest are counted.
const MOST_NOTICES = 3

function noticeColumns(words: Words): readonly Column<Standing>[] {
  const { headings, notice } = words
  return [
    { heading: headings.target, of: (standing) => titleText(standing, words) },
    {
      heading: headings.notices,
      of: ({ notices }) => countText(notices.count, words),
      isFigure: true,
    },
    {
      heading: headings.notice,
      of: ({ notices }) => notices.first.slice(0, MOST_NOTICES).map(notice).join('; '),
    },
  ]
}

function* noticed(standings: Iterable<Standing>): Generator<Standing> {
  for (const standing of standings) if (standing.notices.count > 0) yield standing
}

/** Every node of the tree, each before those beneath it. */
function* allOf(programmes: readonly Programme[]): Generator<Programme> {
  for (const programme of programmes) {
    yield programme
    yield* allOf(programme.children)
  }
}

function countText(count: number, words: Words): string {
  return formatQuantity(quantity(count), { locale: words.language })
}
