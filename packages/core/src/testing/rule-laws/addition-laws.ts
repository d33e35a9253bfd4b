import * as fc from 'fast-check'
import { compareQuantities, subtractQuantities } from '../../quantity/arithmetic.ts'
import { quantity, type Quantity } from '../../quantity/quantity.ts'
import type { HistoryConstraints } from '../arbitraries/histories.ts'
import { quantities } from '../arbitraries/quantities.ts'
import { reportedHistories } from '../arbitraries/reported-histories.ts'
import type { TermConstraints } from '../arbitraries/set-target.ts'
import { pointIn } from '../arbitraries/view-points.ts'
import { viewed, type HistoryAndPoint } from './answer-laws.ts'
import type { LawForm } from './law-form.ts'
import { narrowed } from './narrowed.ts'
import { amendedAtOnce, retold, type Report } from './retelling.ts'

/** Where each report adds to those before it. */
const ADDING = {
  measures: ['sum', 'ratio', 'steps'],
  reportedAs: ['increment'],
} as const satisfies TermConstraints

/** Where a figure says as much in one series as in another. */
const POOLING = {
  ...ADDING,
  measures: [...ADDING.measures, 'average', 'max', 'min'],
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

/** Where nothing is carried forward, it does not matter which series a report is in. */
export function sameOverSeries(constraints: HistoryConstraints): LawForm<SpreadHistory, unknown> {
  const series = fc.constantFrom('north', 'south', undefined)
  return {
    name: 'how reports are spread over series means nothing',
    meaning:
      'What three wards did together is judged the same whether each reports for itself or one for all.',
    plans: fc
      .record({
        viewed: viewed(reportedHistories(narrowed('additiveOverSeries', constraints, POOLING))),
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
