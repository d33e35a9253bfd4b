import type { HistoryEntry } from '@planfold/core'
import type { ChosenColumn } from '../board/chosen-column.ts'
import { requireEntries } from '../board/required.ts'
import { toldIn } from '../wording/told-in.ts'
import type { Language } from '../wording/words-in.ts'
import type { Words } from '../wording/words.ts'
import { chosenColumns, type Columns } from './columns.ts'
import { cellStyleOf, rowStyleOf, type CsvOptions } from './options.ts'
import { csvOf } from './rows.ts'

const COLUMNS = {
  revision: ({ revision }) => revision,
  recordedAt: ({ recordedAt }) => recordedAt,
  recordedBy: ({ recordedBy }) => recordedBy,
  type: ({ event }) => event.type,
  text: ({ text }) => text,
  id: ({ event }) => event.id,
  commit: ({ event }) => event.commit,
  source: ({ event }) => event.source,
  data: ({ event }) => JSON.stringify(event.data),
} as const satisfies Columns<HistoryEntry>

/** What can be said of an event; `data` is JSON. */
export type HistoryColumn = keyof typeof COLUMNS

export interface HistoryCsvOptions extends Omit<CsvOptions, 'language' | 'locale' | 'digits'> {
  /** Which columns in which order; absent: all of them. */
  readonly columns?: readonly ChosenColumn<HistoryEntry, HistoryColumn>[] | undefined
  /** The language of `text`, or words of your own; absent: as the entries tell it. */
  readonly language?: Language | Words | undefined
}

/**
 * The log of a target as CSV, a row for each event. Throws as {@link scoreboardCsv} does, and
 * `UnknownLanguage`.
 *
 * @example
 * import { text } from 'node:stream/consumers'
 * await text(historyCsv([], { columns: ['revision', 'text'] })) //=> 'revision,text\r\n'
 */
export function historyCsv(
  entries: readonly HistoryEntry[],
  options: HistoryCsvOptions = {},
): AsyncGenerator<string, void> {
  requireEntries(entries)
  const style = rowStyleOf(options)
  const columns = chosenColumns<HistoryEntry, HistoryColumn>(COLUMNS, options.columns)
  const { language } = options
  const told = language === undefined ? entries : toldIn(entries, language)
  return csvOf(told, columns, cellStyleOf({}), style)
}
