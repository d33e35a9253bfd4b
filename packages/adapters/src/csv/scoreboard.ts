import { isByRule, nameOfTerm, textIn, type Scoreboard, type Standing } from '@planfold/core'
import { requireText } from '@planfold/core/store'
import { figureCell, figureText, styleIn } from './cell.ts'
import type { ChosenColumn } from '../board/chosen-column.ts'
import { requireBoard } from '../board/required.ts'
import { comparisonOf, ordered, type StandingOrder } from '../board/order.ts'
import { chosenColumns, type Columns } from './columns.ts'
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
  unitTitle: ({ unit }, { language }) => textIn(unit.title ?? unit.code, language),
  per: ({ unit }, style) => figureCell(unit.per, style),
  measure: ({ measure }) => nameOfTerm(measure),
  direction: ({ direction }) => direction,
  from: ({ period }) => period.from,
  to: ({ period }) => period.to,
  zone: ({ period }) => period.zone,
  asOf: ({ asOf }) => asOf,
  running: ({ running }) => running,
  ...PLAN_COLUMNS,
  originalPlan: ({ originalPlan, unit }, style) =>
    figureCell(valueOf(originalPlan), styleIn(unit, style)),
  originalBandFrom: ({ originalPlan, unit }, style) =>
    figureCell(endOf(originalPlan, 'from'), styleIn(unit, style)),
  originalBandTo: ({ originalPlan, unit }, style) =>
    figureCell(endOf(originalPlan, 'to'), styleIn(unit, style)),
  baseline: ({ baseline, unit }, style) => figureCell(baseline, styleIn(unit, style)),
  tolerance: ({ tolerance, unit }, style) => figureCell(tolerance, styleIn(unit, style)),
  ...ACTUAL_COLUMNS,
  parts: ({ parts, unit }, style) =>
    namedCell(parts, (part) => figureText(part, styleIn(unit, style))),
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
  notices: ({ notices }) => notices.count,
  // No id holds a line break.
  firstNotices: ({ notices }) => noticesCell(notices.first),
  status: ({ status }) => status,
  statusRule: ({ statusRule }) => statusRule,
  completionRule: ({ completionRule }) => completionRule,
  attainmentRule: ({ attainmentMethod: { method } }) =>
    isByRule(method) ? method.rule : undefined,
} as const satisfies Columns<Standing>

/** What is noticed of which report, a line each. */
function noticesCell(notices: Standing['notices']['first']): string | undefined {
  if (notices.length === 0) return undefined
  return notices.map(({ code, report }) => `${code} ${report}`).join('\n')
}

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
  /** In which order the rows are; absent: in that of the ids. */
  readonly order?: StandingOrder | undefined
  /** A line before the headings of the columns, for people; absent: none, as most programs need it. */
  readonly heading?: string | undefined
}

/**
 * A board as CSV (RFC 4180): a line of headings, then a row for each target and indicator, in the
 * order of their ids. Figures are exact unless their column says otherwise; what there is not is
 * empty.
 *
 * Throws {@link RefusedInput} `InvalidOptions`, `InvalidDigits` or `UnknownLocale`.
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
  requireBoard(board)
  const style = rowStyleOf(options, ['order', 'heading'])
  const columns = chosenColumns<Standing, ScoreboardColumn>(COLUMNS, options.columns)
  const { language = 'en', order, heading } = options
  if (heading !== undefined) requireText('heading', heading)
  const rows = ordered(board.standings(), comparisonOf(order, language))
  return csvOf(rows, columns, cellStyleOf(options), style, heading)
}
