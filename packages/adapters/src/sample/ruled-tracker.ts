import type { Tracker } from '@planfold/core'
import { quantity, ratioOf, type Quantity } from '@planfold/core/quantity'
import { aggregationRule, attainmentRule, completionRule, statusRule } from '@planfold/core/rules'
import { sampleTracker, type Sample } from './sample-board.ts'

const RULES = [
  aggregationRule({
    name: 'third@1',
    takes: 'quantity',
    series: 'together',
    overTime: 'refused',
    overUnits: 'refused',
    start: (): Quantity | undefined => undefined,
    take: (_, report) => report.quantity,
    actualOf: (last) =>
      last === undefined || last === '0' ? undefined : ratioOf(last, quantity(3)),
  }),
  attainmentRule({
    name: 'staffed@1',
    reasons: ['nobody there'],
    attainmentOf: ({ actual }) =>
      actual.numerator === '1' ? { undefined: 'byRule', reason: 'nobody there' } : actual,
  }),
  completionRule({ name: 'first-report@1', completedOn: ({ course }) => course.at(-1)?.from }),
  statusRule({
    name: 'light@1',
    statuses: ['=red', 'green | or so'],
    statusOf: ({ actual }) => (actual === undefined ? '=red' : 'green | or so'),
  }),
]

const BY_RULES = {
  plan: '5',
  attainment: { rule: 'staffed@1' },
  completion: { rule: 'first-report@1' },
  status: { rule: 'light@1' },
} as const

const report = (quantity: string) =>
  ({ type: 'ReportProgress', quantity, on: '2020-05-01' }) as const

const SAMPLES: readonly Sample[] = [
  { id: 'by-rules', terms: BY_RULES, afterwards: [report('2')] },
  { id: 'by-rules-none', terms: BY_RULES, afterwards: [report('1')] },
  {
    id: 'measured',
    terms: { ...BY_RULES, measure: { rule: 'third@1' } },
    afterwards: [report('7')],
  },
  {
    id: 'measured-none',
    terms: { ...BY_RULES, measure: { rule: 'third@1' } },
    afterwards: [report('0')],
  },
  { id: 'plain', terms: { plan: '5' } },
  { id: 'shown', terms: { status: { rule: 'light@1' } } },
]

/** A tracker of targets that rules judge, and of one that none does. */
export function ruledTracker(): Promise<Tracker> {
  return sampleTracker(SAMPLES, RULES)
}
