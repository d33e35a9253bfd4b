import {
  formatQuantity,
  quantity,
  STATES,
  type Counts,
  type Programme,
  type Scoreboard,
  type Standing,
} from '@planfold/core'
import { inChunks } from '../chunks/in-chunks.ts'
import {
  actualText,
  attainmentText,
  NOTHING,
  planText,
  stateText,
  titleText,
} from '../wording/figures.ts'
import type { Words } from '../wording/words.ts'
import { escapeMarkdown } from './escape.ts'
import { styleOf, type MarkdownOptions, type Style } from './options.ts'
import { statusColumn } from './status-column.ts'
import { chapterOf, tableOf, type Column } from './table.ts'

/**
 * A board for people, as GitHub-flavoured Markdown: how many targets are in which state, the
 * targets, the indicators, and the counts of each programme. Titles cannot break out of their
 * cells. Percentages never show an unmet target as 100%.
 *
 * Throws {@link RefusedInput} `UnknownLanguage` or `InvalidDigits`.
 *
 * @example
 * import { text } from 'node:stream/consumers'
 * const board = scoreboard([], { asOf: '2020-12-31' })
 * await text(scoreboardMarkdown(board))
 * //=> '# Scoreboard\n\nAs of 2020-12-31: no targets.\n'
 */
export function scoreboardMarkdown(
  board: Scoreboard,
  options: MarkdownOptions = {},
): AsyncGenerator<string, void> {
  return inChunks(linesOf(board, styleOf(options)))
}

function* linesOf(board: Scoreboard, style: Style): Generator<string> {
  const { words, title } = style
  const { asOf, knownAt, counts, waiting } = board
  const { headings } = words
  yield `# ${escapeMarkdown(title ?? headings.scoreboard)}\n\n`
  yield sentenceOf(`${words.viewPoint(asOf, knownAt)}: ${words.summary(counts)}`)
  if (waiting.length > 0) {
    const targets = new Set(waiting.map(({ target }) => target)).size
    yield `\n${sentenceOf(words.waiting(waiting.length, targets))}`
  }
  yield* countLines(counts, words)
  yield* chapterOf(
    headings.targets,
    [...targetColumns(style), ...statusColumn(board.targets(), style)],
    board.targets(),
  )
  yield* chapterOf(
    headings.indicators,
    [...indicatorColumns(style), ...statusColumn(board.indicators(), style)],
    board.indicators(),
  )
  yield* chapterOf(headings.programmes, programmeColumns(style), allOf(board.programmes()))
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

function targetColumns({ words, digits }: Style): readonly Column<Standing>[] {
  const { headings } = words
  return [
    { heading: headings.target, of: (standing) => titleText(standing, words) },
    { heading: headings.unit, of: ({ unit }) => unit.code },
    { heading: headings.plan, of: (standing) => planText(standing, words), isFigure: true },
    { heading: headings.actual, of: (standing) => actualText(standing, words), isFigure: true },
    {
      heading: headings.attainment,
      of: ({ attainment }) => attainmentText(attainment, words, digits),
      isFigure: true,
    },
    { heading: headings.state, of: (standing) => stateText(standing, words) },
    { heading: headings.completedOn, of: ({ completedOn: on }) => dayText(on, words) },
  ]
}

function indicatorColumns({ words }: Style): readonly Column<Standing>[] {
  const { headings } = words
  return [
    { heading: headings.indicator, of: (standing) => titleText(standing, words) },
    { heading: headings.unit, of: ({ unit }) => unit.code },
    { heading: headings.actual, of: (standing) => actualText(standing, words), isFigure: true },
    { heading: headings.lastReportOn, of: ({ reports }) => dayText(reports.lastOn, words) },
  ]
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

/** Every node of the tree, each before those beneath it. */
function* allOf(programmes: readonly Programme[]): Generator<Programme> {
  for (const programme of programmes) {
    yield programme
    yield* allOf(programme.children)
  }
}

function dayText(day: Standing['completedOn'], words: Words): string {
  return day === undefined ? NOTHING : words.day(day)
}

function countText(count: number, words: Words): string {
  return formatQuantity(quantity(count), { locale: words.language })
}
