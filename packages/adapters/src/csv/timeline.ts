import type { TimelineRow } from '@planfold/core'
import type { ChosenColumn } from '../board/chosen-column.ts'
import { requireRows } from '../board/required.ts'
import { chosenColumns, type Columns } from './columns.ts'
import { ACTUAL_COLUMNS, PLAN_COLUMNS } from './goal-columns.ts'
import { cellStyleOf, rowStyleOf, type CsvOptions } from './options.ts'
import { csvOf } from './rows.ts'

const COLUMNS = {
  on: ({ on }) => on,
  ...PLAN_COLUMNS,
  ...ACTUAL_COLUMNS,
  met: ({ met }) => met,
  state: ({ state }) => state,
  // No id holds a line break, so that they can be told apart again.
  events: ({ events }) => events.join('\n'),
  status: ({ status }) => status,
} as const satisfies Columns<TimelineRow>

/** What can be said of a row of a timeline. */
export type TimelineColumn = keyof typeof COLUMNS

export interface TimelineCsvOptions extends CsvOptions {
  /** Which columns in which order; absent: all of them. */
  readonly columns?: readonly ChosenColumn<TimelineRow, TimelineColumn>[] | undefined
}

/**
 * The course of a target as CSV, a row for each day on which something changed. The ids of its
 * events stand in one cell, a line each. Throws as {@link scoreboardCsv} does.
 *
 * @example
 * import { text } from 'node:stream/consumers'
 * await text(timelineCsv([], { columns: ['on', 'state'] })) //=> 'on,state\r\n'
 */
export function timelineCsv(
  rows: readonly TimelineRow[],
  options: TimelineCsvOptions = {},
): AsyncGenerator<string, void> {
  requireRows(rows)
  const style = rowStyleOf(options)
  const columns = chosenColumns<TimelineRow, TimelineColumn>(COLUMNS, options.columns)
  return csvOf(rows, columns, cellStyleOf(options), style)
}
