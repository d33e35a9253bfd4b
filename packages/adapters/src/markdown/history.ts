import type { HistoryEntry } from '@planfold/core'
import { optionsIn } from '@planfold/core/store'
import { requireEntries } from '../board/required.ts'
import { inChunks } from '../chunks/in-chunks.ts'
import { NOTHING } from '../wording/figures.ts'
import { escapeMarkdown } from './escape.ts'
import { MARKDOWN_OPTIONS, styleOf, type MarkdownOptions, type Style } from './options.ts'
import { tableOf, type Column } from './table.ts'

/**
 * The log of a target for people: a table with a row for each event. Throws as {@link scoreboardMarkdown} does.
 *
 * @example
 * import { text } from 'node:stream/consumers'
 * await text(historyMarkdown([], { language: 'vi' })) //=> '# Lịch sử\n\n'
 */
export function historyMarkdown(
  entries: readonly HistoryEntry[],
  options: MarkdownOptions = {},
): AsyncGenerator<string, void> {
  requireEntries(entries)
  return inChunks(linesOf(entries, styleOf(optionsIn(options, MARKDOWN_OPTIONS))))
}

function* linesOf(entries: readonly HistoryEntry[], style: Style): Generator<string> {
  yield `# ${escapeMarkdown(style.heading ?? style.words.headings.history)}\n\n`
  yield* tableOf(columnsOf(style), entries)
}

function columnsOf({ words: { headings, event: textOf } }: Style): readonly Column<HistoryEntry>[] {
  return [
    { heading: headings.revision, of: ({ revision }) => String(revision), isFigure: true },
    { heading: headings.recordedAt, of: ({ recordedAt }) => recordedAt },
    { heading: headings.recordedBy, of: ({ recordedBy = NOTHING }) => recordedBy },
    { heading: headings.text, of: ({ event }) => textOf(event) },
  ]
}
