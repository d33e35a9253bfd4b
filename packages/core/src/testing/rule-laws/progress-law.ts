import * as fc from 'fast-check'
import type { Direction } from '../../event/terms.ts'
import { addQuantities, negateQuantity } from '../../quantity/arithmetic.ts'
import { quantity, type Quantity } from '../../quantity/quantity.ts'
import type { CheckedCommand } from '../../decider/commands.ts'
import type { HistoryConstraints } from '../arbitraries/histories.ts'
import { quantities } from '../arbitraries/quantities.ts'
import { reportedHistories } from '../arbitraries/reported-histories.ts'
import { pointIn } from '../arbitraries/view-points.ts'
import { viewed, type HistoryAndPoint } from './answer-laws.ts'
import type { LawForm } from './law-form.ts'
import { narrowed } from './narrowed.ts'
import { outcomeOf, outcomeText, valueText } from './outcome.ts'
import { reportIn, retold } from './retelling.ts'

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
      ...(directions ?? []).map((direction) =>
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
