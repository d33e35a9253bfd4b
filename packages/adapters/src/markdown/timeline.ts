import type { TimelineRow, Unit } from '@planfold/core'
import { optionsIn } from '@planfold/core/store'
import { requireRows } from '../board/required.ts'
import { inChunks } from '../chunks/in-chunks.ts'
import { attainmentText, figureText, goalText, NOTHING } from '../wording/figures.ts'
import { escapeMarkdown } from './escape.ts'
import { MARKDOWN_OPTIONS, styleOf, type MarkdownOptions, type Style } from './options.ts'
import { statusColumn } from './status-column.ts'
import { tableOf, type Column } from './table.ts'

export interface TimelineMarkdownOptions extends MarkdownOptions {
  /** The unit of the target, whose digits figures are shown with; rows do not name it. */
  readonly unit?: Unit | undefined
}

/**
 * The course of a target for people: a table with a row for each day on which something changed.
 * `heading` is where the target is named, since rows do not name it. Throws as
 * {@link scoreboardMarkdown} does.
 *
 * @example
 * import { text } from 'node:stream/consumers'
 * await text(timelineMarkdown([], { heading: 'New members' })) //=> '# New members\n\n'
 */
export function timelineMarkdown(
  rows: readonly TimelineRow[],
  options: TimelineMarkdownOptions = {},
): AsyncGenerator<string, void> {
  requireRows(rows)
  const read = optionsIn(options, [...MARKDOWN_OPTIONS, 'unit'])
  return inChunks(linesOf(rows, styleOf(read), read.unit))
}

function* linesOf(
  rows: readonly TimelineRow[],
  style: Style,
  unit: Unit | undefined,
): Generator<string> {
  yield `# ${escapeMarkdown(style.heading ?? style.words.headings.timeline)}\n\n`
  yield* tableOf(columnsOf(style, rows, unit), rows)
}

function columnsOf(
  style: Style,
  rows: readonly TimelineRow[],
  unit: Unit | undefined,
): readonly Column<TimelineRow>[] {
  const { words, digits } = style
  const { headings, counts } = words
  return [
    { heading: headings.on, of: ({ on }) => words.day(on) },
    {
      heading: headings.plan,
      of: ({ plan }) => goalText(plan, undefined, words, unit),
      isFigure: true,
    },
    {
      heading: headings.actual,
      of: ({ actual }) => figureText(actual, words, unit),
      isFigure: true,
    },
    {
      heading: headings.attainment,
      of: ({ attainment }) => attainmentText(attainment, words, digits),
      isFigure: true,
    },
    {
      heading: headings.state,
      of: ({ state }) => (state === undefined ? NOTHING : counts[state]),
    },
    ...statusColumn(rows, style),
    { heading: headings.events, of: ({ events }) => events.join(', ') },
  ]
}
