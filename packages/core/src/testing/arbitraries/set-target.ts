import * as fc from 'fast-check'
import type {
  AttainmentMethod,
  CompletionPolicy,
  Direction,
  MeasureName,
  ReportedAs,
} from '../../event/terms.ts'
import { MEASURES } from '../../measure/measure.ts'
import type { Day } from '../../period/day.ts'
import type { Period } from '../../period/period.ts'
import { addQuantities, subtractQuantities } from '../../quantity/arithmetic.ts'
import { quantity, type Quantity } from '../../quantity/quantity.ts'
import type { SetTarget } from '../../target/commands.ts'
import { periods } from './periods.ts'
import { quantities, smallQuantities } from './quantities.ts'

/** What terms are made of before it is known which of it fits together. */
interface Ingredients {
  readonly measure: MeasureName
  readonly direction: Direction
  readonly reportedAs: ReportedAs
  readonly hasPlan: boolean
  readonly plan: Quantity
  readonly steps: number
  readonly distance: Quantity
  readonly completion: CompletionPolicy | undefined
  readonly earlyBy: number | undefined
  readonly method: AttainmentMethod['method']
  readonly cap: string | undefined
  readonly period: Period
  readonly rest: Pick<SetTarget, 'owner' | 'programme' | 'weight' | 'labels' | 'title'>
  readonly scale: number | undefined
}

/**
 * Commands that set a target: every measure, direction and completion policy, with and without a
 * plan. Each is one that `decide` accepts.
 */
export function settings(
  target: string,
  firstDay: Day,
  measures: fc.Arbitrary<MeasureName> = measureNames(),
): fc.Arbitrary<SetTarget> {
  return ingredients(firstDay, measures).map((given) => settingOf(target, given))
}

export function measureNames(): fc.Arbitrary<MeasureName> {
  return fc.constantFrom('sum', 'latest', 'average', 'max', 'min', 'ratio', 'steps', 'declared')
}

export function directions(): fc.Arbitrary<Direction> {
  return fc.constantFrom('atLeast', 'atMost', 'within', 'exactly')
}

export function completionPolicies(): fc.Arbitrary<CompletionPolicy> {
  return fc.oneof(
    fc.constantFrom<CompletionPolicy>('whenReached', 'heldAtDeadline'),
    fc.integer({ min: 1, max: 4 }).map((sustained) => ({ sustained })),
  )
}

function ingredients(
  firstDay: Day,
  measures: fc.Arbitrary<MeasureName>,
): fc.Arbitrary<Ingredients> {
  const rest = fc.record(
    {
      title: fc.oneof(fc.constant('New members'), fc.constant({ en: 'New', vi: 'Mới' })),
      owner: fc.constantFrom('an', 'binh'),
      programme: fc.constantFrom('term', 'term/economy', 'term/culture'),
      weight: fc.constantFrom('0', '1', '2.5'),
      labels: fc.constant({ source: 'plan' }),
    },
    { requiredKeys: ['title'] },
  )
  return fc.record({
    measure: measures,
    direction: directions(),
    reportedAs: fc.constantFrom<ReportedAs>('increment', 'runningTotal'),
    hasPlan: fc.integer({ min: 0, max: 7 }).map((n) => n < 7),
    plan: quantities(),
    steps: fc.integer({ min: 0, max: 9 }),
    distance: fc.oneof(fc.constantFrom('0', '1', '2.5', '4').map(quantity), smallQuantities()),
    completion: fc.option(completionPolicies(), { nil: undefined }),
    earlyBy: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    method: fc.constantFrom<AttainmentMethod['method']>('ofPlan', 'fromBaseline'),
    cap: fc.option(fc.constantFrom('1', '1.5'), { nil: undefined }),
    period: periods(firstDay),
    rest,
    scale: fc.option(fc.constantFrom(25, 40), { nil: undefined }),
  })
}

function settingOf(target: string, given: Ingredients): SetTarget {
  const { measure, reportedAs, completion, earlyBy, period, scale } = given
  return {
    type: 'SetTarget',
    target,
    ...given.rest,
    unit: scale === undefined ? 'person' : { code: 'person', scale },
    measure,
    period,
    ...(MEASURES[measure].restates && { reportedAs }),
    ...(completion !== undefined && { completion }),
    ...(earlyBy !== undefined && { earlyBy }),
    ...goalFrom(given),
  }
}

type GoalPart = Pick<
  SetTarget,
  'direction' | 'plan' | 'band' | 'tolerance' | 'baseline' | 'attainment'
>

function goalFrom(given: Ingredients): GoalPart {
  const { measure, hasPlan, distance, method, cap } = given
  const direction = measure === 'declared' ? 'atLeast' : given.direction
  const plan = measure === 'steps' ? quantity(given.steps) : given.plan
  const size = distance.startsWith('-') ? quantity(distance.slice(1)) : distance
  const capped = cap !== undefined && { cap }
  const ofPlan = { attainment: { method: 'ofPlan', ...capped } } as const
  if (direction === 'within') {
    return { direction, band: { from: plan, to: addQuantities(plan, size) }, ...ofPlan }
  }
  if (!hasPlan && direction !== 'exactly') return { direction, ...ofPlan }
  if (direction === 'exactly') return { direction, plan, tolerance: size, ...ofPlan }
  if (method === 'ofPlan') return { direction, plan, ...ofPlan }
  const baseline =
    direction === 'atMost' ? addQuantities(plan, size) : subtractQuantities(plan, size)
  const fromBaseline = { attainment: { method, ...capped } }
  return { direction, plan, baseline, ...fromBaseline }
}
