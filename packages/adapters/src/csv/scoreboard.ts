import { isByRule, nameOfTerm, textIn, type Scoreboard, type Standing } from '@planfold/core'
import { figureCell, figureText } from './cell.ts'
import { chosenColumns, type ChosenColumn, type Columns } from './columns.ts'
import { ACTUAL_COLUMNS, endOf, PLAN_COLUMNS, valueOf } from './goal-columns.ts'
import { cellStyleOf, rowStyleOf, type CsvOptions } from './options.ts'
import { csvOf } from './rows.ts'

const COLUMNS = {
  id: ({ target }) => target,
  title: ({ title }, { language }) => textIn(title, language),
  kind: ({ kind }) => kind,
  programme: ({ programme }) => programme,
  owner: ({ owner }) => owner,
  unit: ({ unit }) => unit.code,
  measure: ({ measure }) => nameOfTerm(measure),
  direction: ({ direction }) => direction,
  from: ({ period }) => period.from,
  to: ({ period }) => period.to,
  zone: ({ period }) => period.zone,
  asOf: ({ asOf }) => asOf,
  ...PLAN_COLUMNS,
  originalPlan: ({ originalPlan }, style) => figureCell(valueOf(originalPlan), style),
  originalBandFrom: ({ originalPlan }, style) => figureCell(endOf(originalPlan, 'from'), style),
  originalBandTo: ({ originalPlan }, style) => figureCell(endOf(originalPlan, 'to'), style),
  baseline: ({ baseline }, style) => figureCell(baseline, style),
  tolerance: ({ tolerance }, style) => figureCell(tolerance, style),
  ...ACTUAL_COLUMNS,
  parts: ({ parts }, style) => namedCell(parts, (part) => figureText(part, style)),
  // An indicator promises nothing, so it neither keeps nor breaks a promise.
  met: ({ met, kind }) => (kind === 'target' ? met : undefined),
  state: ({ state }) => state,
  completedOn: ({ completedOn }) => completedOn,
  exceeded: ({ exceeded }) => exceeded,
  revised: ({ revised }) => revised,
  contradicted: ({ contradicted }) => contradicted,
  reports: ({ reports }) => reports.counted,
  reportsBeforePeriod: ({ reports }) => reports.beforePeriod,
  reportsAfterDeadline: ({ reports }) => reports.afterDeadline,
  lastReportOn: ({ reports }) => reports.lastOn,
  reportStatus: ({ reports }) => reports.status,
  labels: ({ labels }) => namedCell(labels, (label) => label),
  revision: ({ revision }) => revision,
  status: ({ status }) => status,
  statusRule: ({ statusRule }) => statusRule,
  completionRule: ({ completionRule }) => completionRule,
  attainmentRule: ({ attainmentMethod: { method } }) =>
    isByRule(method) ? method.rule : undefined,
} as const satisfies Columns<Standing>

/** `name=value` pairs in the order of their names, joined by semicolons. */
function namedCell<Value>(
  named: Readonly<Record<string, Value>> | undefined,
  textOf: (value: Value) => string,
): string | undefined {
  if (named === undefined) return undefined
  return Object.entries(named)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${textOf(value)}`)
    .join('; ')
}

/** What can be said of a target or indicator; the order is that of a file with all of it. */
export type ScoreboardColumn = keyof typeof COLUMNS

export interface ScoreboardCsvOptions extends CsvOptions {
  /** Which columns in which order; absent: all of them. */
  readonly columns?: readonly ChosenColumn<Standing, ScoreboardColumn>[] | undefined
}

/**
 * A board as CSV (RFC 4180): a line of headings, then a row for each target and indicator, in the
 * order of their ids. Figures are exact unless their column says otherwise; what there is not is
 * empty.
 *
 * Throws {@link RefusedInput} `InvalidOption`, `InvalidDigits` or `UnknownLocale`.
 *
 * @example
 * import { text } from 'node:stream/consumers'
 * const board = scoreboard([], { asOf: '2020-12-31' })
 * await text(scoreboardCsv(board, { columns: ['id', 'actual'] })) //=> 'id,actual\r\n'
 */
export function scoreboardCsv(
  board: Scoreboard,
  options: ScoreboardCsvOptions = {},
): AsyncGenerator<string, void> {
  const columns = chosenColumns<Standing, ScoreboardColumn>(COLUMNS, options.columns)
  return csvOf(board.standings(), columns, cellStyleOf(options), rowStyleOf(options))
}
