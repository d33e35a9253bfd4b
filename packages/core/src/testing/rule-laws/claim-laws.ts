import * as fc from 'fast-check'
import type { Direction, MeasureName, ReportedAs } from '../../event/terms.ts'
import {
  addQuantities,
  compareQuantities,
  negateQuantity,
  subtractQuantities,
} from '../../quantity/arithmetic.ts'
import { quantity, type Quantity } from '../../quantity/quantity.ts'
import type { CheckedCommand } from '../../target/commands.ts'
import type { HistoryConstraints } from '../arbitraries/histories.ts'
import { quantities } from '../arbitraries/quantities.ts'
import { reportedHistories } from '../arbitraries/reported-histories.ts'
import type { TermConstraints } from '../arbitraries/set-target.ts'
import { pointIn } from '../arbitraries/view-points.ts'
import { scaledBy } from '../reference/rewritten.ts'
import { viewed, type HistoryAndPoint } from './answer-laws.ts'
import type { LawForm } from './law-form.ts'
import { outcomeOf, outcomeText, valueText } from './outcome.ts'
import { amendedAtOnce, reportIn, retold, type Report } from './retelling.ts'

/** All judgements there are, worst first; or whether the first of two is better than the second. */
export type Order<Judgement> =
  | readonly Judgement[]
  | ((one: Judgement, other: Judgement) => boolean)

interface RaisedHistory extends HistoryAndPoint {
  readonly direction: Direction
  /** Counts among the reports, over and over. */
  readonly report: number
  readonly more: Quantity
  readonly moreSteps: number
}

/** A report that tells of more progress never makes a judgement worse. */
export function neverWorseByProgress<Judgement>(
  constraints: HistoryConstraints,
  order: Order<Judgement>,
): LawForm<RaisedHistory, Judgement> {
  const { directions, ...rest } = narrowed('monotonic', constraints, {
    measures: ['sum', 'latest', 'average', 'max', 'min', 'ratio', 'steps'],
    directions: ['atLeast', 'atMost'],
  })
  return {
    name: 'more progress is never judged worse',
    meaning: 'Nobody is better off for having done less, or for reporting less than was done.',
    plans: fc.oneof(
      { withCrossShrink: true },
      ...directions.map((direction) =>
        fc
          .record({
            report: fc.nat({ max: 11 }),
            more: quantities().map((text) => quantity(text.replace('-', ''))),
            moreSteps: fc.integer({ min: 1, max: 9 }),
            viewed: viewed(reportedHistories({ ...rest, directions: [direction] })),
          })
          .map(({ viewed, ...plan }) => ({ ...plan, ...viewed, direction })),
      ),
    ),
    questions: ({ history, point, direction, report, more, moreSteps }) => {
      const reports = history.turns.flatMap((turn) => reportIn(turn)?.id ?? [])
      const raised = reports[report % reports.length]
      fc.pre(raised !== undefined)
      const sign = direction === 'atMost' ? negateQuantity : (value: Quantity): Quantity => value
      const by = { amount: sign(more), steps: sign(quantity(moreSteps)) }
      const events = retold(history, (turn) => {
        const { request } = turn
        const { command } = request
        const id = command.type === 'CorrectProgress' ? command.report : reportIn(turn)?.id
        return [id === raised ? { ...request, command: withMore(command, by) } : request]
      })
      const asked = { point: { asOf: pointIn(history, point).asOf } }
      return [
        { ...asked, told: 'what happened', events: history.events },
        { ...asked, told: 'with more progress', events },
      ]
    },
    examine: (source, questions) => {
      const rule = source()
      const outcomes = questions.map((question) => outcomeOf(rule, question))
      const answers = outcomes.map(outcomeText)
      const [before, after] = outcomes
      if (before === undefined || after === undefined) return { answers }
      if (!('judged' in before) || !('judged' in after)) return { answers }
      return { answers, breach: worsening(order, before.judged, after.judged) }
    },
    expectation: ([before, after]) =>
      typeof order === 'function'
        ? `expect(monotonic(${before}, ${after})).toBe(false)`
        : [
            `const order = ${valueText(order)}.map((judgement) => JSON.stringify(judgement))`,
            `const [before = -1, after = -1] = [${before}, ${after}].map((judgement) =>`,
            '  order.indexOf(JSON.stringify(judgement)),',
            ')',
            'expect(after).toBeGreaterThanOrEqual(before)',
          ].join('\n'),
  }
}

function withMore(
  command: CheckedCommand,
  by: { readonly amount: Quantity; readonly steps: Quantity },
): CheckedCommand {
  if (command.type !== 'ReportProgress' && command.type !== 'CorrectProgress') return command
  const { quantity, numerator, steps } = command
  return {
    ...command,
    ...(quantity !== undefined && { quantity: addQuantities(quantity, by.amount) }),
    ...(numerator !== undefined && { numerator: addQuantities(numerator, by.amount) }),
    ...(steps !== undefined && { steps: addQuantities(steps, by.steps) }),
  }
}

function worsening<Judgement>(
  order: Order<Judgement>,
  before: Judgement,
  after: Judgement,
): string | undefined {
  if (typeof order === 'function') {
    return order(before, after) ? 'More progress must not be judged worse.' : undefined
  }
  const ranks = order.map(valueText)
  const [lower, higher] = [before, after].map((judgement) => ranks.indexOf(valueText(judgement)))
  if (lower === -1 || higher === -1) {
    return 'Every judgement must have its place in the order that `monotonic` gives.'
  }
  return Number(higher) < Number(lower) ? 'More progress must not be judged worse.' : undefined
}

interface ScaledHistory extends HistoryAndPoint {
  readonly factor: Quantity
}

/** All quantities so many times as great are judged the same. */
export function sameInAnyUnit(constraints: HistoryConstraints): LawForm<ScaledHistory, unknown> {
  // Whole, so that steps stay whole; what holds for a factor holds for its inverse.
  const factors = fc.constantFrom('10', '2', '3', '7', '1000', '1000000000000000000000')
  return {
    name: 'the unit of measurement means nothing',
    meaning:
      'In dong or in thousands of dong, in hours or in minutes: plan and figures in another unit are judged the same.',
    plans: fc
      .tuple(viewed(reportedHistories(constraints)), factors.map(quantity))
      .map(([viewed, factor]) => ({ ...viewed, factor })),
    questions: ({ history, point, factor }) => {
      const asked = { point: pointIn(history, point) }
      const { events } = history
      return [
        { ...asked, told: 'what happened', events },
        { ...asked, told: `every figure times ${factor}`, events: scaledBy(factor, events) },
      ]
    },
  }
}

/** Where each report adds to those before it. */
const ADDING = {
  measures: ['sum', 'ratio', 'steps'],
  reportedAs: ['increment'],
} as const satisfies TermConstraints

interface SplitHistory extends HistoryAndPoint {
  readonly part: Quantity
  readonly steps: number
}

/** A report of a part and one of the rest, for the same day, are judged as the whole. */
export function sameInTwoParts(constraints: HistoryConstraints): LawForm<SplitHistory, unknown> {
  return {
    name: 'a report in two parts is the same report',
    meaning:
      'Reporting what was done in the morning and in the evening apart, or once for the day, makes no difference.',
    plans: fc
      .record({
        viewed: viewed(reportedHistories(narrowed('splittable', constraints, ADDING))),
        part: quantities(),
        steps: fc.nat({ max: 3 }),
      })
      .map(({ viewed, ...plan }) => ({ ...viewed, ...plan })),
    questions: ({ history, point, part, steps }) => {
      const amended = amendedAtOnce(history)
      const asked = { point: { asOf: pointIn(history, point).asOf } }
      const events = retold(history, (turn) =>
        amended(turn).flatMap((request) => {
          const { id, command } = request
          if (command.type !== 'ReportProgress') return [request]
          const [one, rest] = inParts(command, part, quantity(steps))
          return [
            { ...request, command: one },
            { ...request, id: `${id}-rest` as typeof id, command: rest },
          ]
        }),
      )
      return [
        { ...asked, told: 'reported as a whole', events: retold(history, amended) },
        { ...asked, told: 'reported in two parts', events },
      ]
    },
  }
}

/** A report of one part and one of the rest, which names what parts the whole was said to have. */
function inParts(report: Report, part: Quantity, someSteps: Quantity): readonly [Report, Report] {
  const { parts: _parts, ...plain } = report
  const { quantity: amount, numerator, steps } = report
  if (steps !== undefined) {
    const first = compareQuantities(someSteps, steps) > 0 ? steps : someSteps
    return [
      { ...plain, steps: first },
      { ...report, steps: subtractQuantities(steps, first) },
    ]
  }
  if (numerator !== undefined) {
    return [
      { ...plain, numerator: part, denominator: quantity('0') },
      { ...report, numerator: subtractQuantities(numerator, part) },
    ]
  }
  return [
    { ...plain, quantity: part },
    { ...report, quantity: subtractQuantities(amount ?? quantity('0'), part) },
  ]
}

interface SpreadHistory extends HistoryAndPoint {
  /** The series of each report, dealt out over and over. */
  readonly spread: readonly (string | undefined)[]
}

/** Which series the reports of a measure that adds are in does not matter. */
export function sameOverSeries(constraints: HistoryConstraints): LawForm<SpreadHistory, unknown> {
  const series = fc.constantFrom('north', 'south', undefined)
  return {
    name: 'how reports are spread over series means nothing',
    meaning:
      'What three wards did together is judged the same whether each reports for itself or one for all.',
    plans: fc
      .record({
        viewed: viewed(reportedHistories(narrowed('additiveOverSeries', constraints, ADDING))),
        spread: fc.array(series, { minLength: 1, maxLength: 6 }),
      })
      .map(({ viewed, spread }) => ({ ...viewed, spread })),
    questions: ({ history, point, spread }) => {
      const asked = { point: pointIn(history, point) }
      let count = 0
      const events = retold(history, ({ request }) => {
        if (request.command.type !== 'ReportProgress') return [request]
        const { series: _series, ...report } = request.command
        const other = spread[count++ % spread.length]
        return [
          { ...request, command: { ...report, ...(other !== undefined && { series: other }) } },
        ]
      })
      return [
        { ...asked, told: 'what happened', events: history.events },
        { ...asked, told: 'the same reports in other series', events },
      ]
    },
  }
}

/** The histories that a claim is about, among those that the rule is for. */
function narrowed<Limits extends TermConstraints>(
  claim: string,
  constraints: HistoryConstraints,
  limits: Limits,
): HistoryConstraints & Required<Pick<TermConstraints, keyof Limits & keyof TermConstraints>> {
  const both = <Term>(rule: readonly Term[] | undefined, allowed: readonly Term[]) => {
    const common = rule === undefined ? allowed : rule.filter((term) => allowed.includes(term))
    if (common.length > 0) return common
    throw new TypeError(
      `The claim ${claim} is about targets with ${allowed.join(', ')}, and the rule is for ${rule?.join(', ')}. Leave the claim out.`,
    )
  }
  const { measures, directions, reportedAs } = limits
  return {
    ...constraints,
    ...(measures && { measures: both<MeasureName>(constraints.measures, measures) }),
    ...(directions && { directions: both<Direction>(constraints.directions, directions) }),
    ...(reportedAs && { reportedAs: both<ReportedAs>(constraints.reportedAs, reportedAs) }),
  } as ReturnType<typeof narrowed<Limits>>
}
