import type { TimelineRow } from '@planfold/core'
import { inChunks } from '../chunks/in-chunks.ts'
import { attainmentText, figureText, goalText, NOTHING } from '../wording/figures.ts'
import { escapeMarkdown } from './escape.ts'
import { styleOf, type MarkdownOptions, type Style } from './options.ts'
import { statusColumn } from './status-column.ts'
import { tableOf, type Column } from './table.ts'

/**
 * The course of a target for people: a table with a row for each day on which something changed.
 * `title` is where the target is named, since rows do not name it. Throws as
 * {@link scoreboardMarkdown} does.
 *
 * @example
 * import { text } from 'node:stream/consumers'
 * await text(timelineMarkdown([], { title: 'New members' })) //=> '# New members\n\n'
 */
export function timelineMarkdown(
  rows: readonly TimelineRow[],
  options: MarkdownOptions = {},
): AsyncGenerator<string, void> {
  return inChunks(linesOf(rows, styleOf(options)))
}

function* linesOf(rows: readonly TimelineRow[], style: Style): Generator<string> {
  yield `# ${escapeMarkdown(style.title ?? style.words.headings.timeline)}\n\n`
  yield* tableOf(columnsOf(style, rows), rows)
}

function columnsOf(style: Style, rows: readonly TimelineRow[]): readonly Column<TimelineRow>[] {
  const { words, digits } = style
  const { headings, counts } = words
  return [
    { heading: headings.on, of: ({ on }) => words.day(on) },
    { heading: headings.plan, of: ({ plan }) => goalText(plan, undefined, words), isFigure: true },
    { heading: headings.actual, of: ({ actual }) => figureText(actual, words), isFigure: true },
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
