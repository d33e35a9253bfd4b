import * as fc from 'fast-check'
import { DIRECTIONS, MEASURE_NAMES, REPORT_FORMS } from '../../event/allowed.ts'
import type {
  AttainmentMethod,
  CompletionPolicy,
  Direction,
  MeasureName,
  ReportedAs,
} from '../../event/terms.ts'
import { MEASURES } from '../../measure/measure.ts'
import type { Day } from '../../period/day.ts'
import { addQuantities, subtractQuantities } from '../../quantity/arithmetic.ts'
import { quantity, type Quantity } from '../../quantity/quantity.ts'
import type { SetTarget } from '../../decider/commands.ts'
import { periodNear, periodShapes, type PeriodShape } from './periods.ts'
import { plannedQuantities, smallQuantities } from './quantities.ts'

/** Which terms targets may have, at first and after every revision; absent: every one there is. */
export interface TermConstraints {
  readonly measures?: readonly MeasureName[] | undefined
  readonly directions?: readonly Direction[] | undefined
  readonly reportedAs?: readonly ReportedAs[] | undefined
}

/**
 * What terms are made of before it is known which of it fits together, and near which day; so that
 * each part shrinks by itself.
 */
export interface SettingShape {
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
  readonly period: PeriodShape
  readonly rest: Pick<SetTarget, 'owner' | 'programme' | 'weight' | 'labels' | 'title'>
  readonly scale: number | undefined
  /** Whether a direction that follows from plan and baseline is left out. */
  readonly isDerived: boolean
  /** What a ratio is out of; undefined for the other measures, and where it is left to the door. */
  readonly per: string | undefined
}

/**
 * Commands that set a target: every measure, direction and completion policy, with and without a
 * plan. Each is one that `decide` accepts.
 */
export function settings(
  target: string,
  firstDay: Day,
  constraints: TermConstraints = {},
): fc.Arbitrary<SetTarget> {
  return settingShapes(constraints).map((shape) => settingOf(target, firstDay, shape))
}

export function measureNames({ measures }: TermConstraints): fc.Arbitrary<MeasureName> {
  return fc.constantFrom(...(measures ?? MEASURE_NAMES))
}

export function directions({ directions }: TermConstraints): fc.Arbitrary<Direction> {
  return fc.constantFrom(...(directions ?? DIRECTIONS))
}

export function waysToReport({ reportedAs }: TermConstraints): fc.Arbitrary<ReportedAs> {
  return fc.constantFrom<ReportedAs>(...(reportedAs ?? REPORT_FORMS))
}

export function completionPolicies(): fc.Arbitrary<CompletionPolicy> {
  return fc.constantFrom(...POLICIES)
}

/** `heldAtDeadline` first, since under it nothing is recorded on the way that a story has to tell. */
const POLICIES: readonly CompletionPolicy[] = [
  ...(['heldAtDeadline', 'whenReached', 'heldAtDeadline', 'whenReached'] as const),
  ...[1, 2, 3, 4].map((sustained) => ({ sustained })),
  ...[1, 2, 3].map((sustained) => ({ sustained, days: 'reported' as const })),
]

const DECOMPOSED = 'Kinh tế'.normalize('NFD')

export function settingShapes(constraints: TermConstraints): fc.Arbitrary<SettingShape> {
  const rest = fc.record(
    {
      title: fc.constantFrom('New members', { en: 'New', vi: 'Mới' }),
      // Typed in two ways, and one name all the same.
      owner: fc.constantFrom('an', 'binh', DECOMPOSED, DECOMPOSED.normalize('NFC')),
      programme: fc.constantFrom(
        'term',
        'term/economy',
        'term/culture',
        String.raw`term/land\/water`,
        `term/${DECOMPOSED}`,
        `term/${DECOMPOSED.normalize('NFC')}`,
      ),
      weight: fc.constantFrom('0', '1', '2.5'),
      labels: fc.constantFrom(
        { source: 'plan' },
        { [DECOMPOSED]: 'plan' },
        { source: DECOMPOSED.normalize('NFC') },
      ),
    },
    { requiredKeys: ['title'] },
  )
  return fc.record({
    measure: measureNames(constraints),
    direction: directions(constraints),
    reportedAs: waysToReport(constraints),
    hasPlan: fc.integer({ min: 0, max: 7 }).map((n) => n < 7),
    plan: plannedQuantities(),
    steps: fc.integer({ min: -4, max: 5 }).map((n) => 5 - n),
    distance: fc.oneof(fc.constantFrom('0', '1', '2.5', '4').map(quantity), smallQuantities()),
    completion: fc.constantFrom(...POLICIES, ...POLICIES.map(() => undefined)),
    earlyBy: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    method: fc.constantFrom<AttainmentMethod['method']>('ofPlan', 'fromBaseline'),
    cap: fc.option(fc.constantFrom('1', '1.5'), { nil: undefined }),
    period: periodShapes(),
    rest,
    scale: fc.option(fc.constantFrom(25, 40), { nil: undefined }),
    // Revised, it may become another direction than those asked for.
    isDerived: constraints.directions === undefined ? fc.boolean() : fc.constant(false),
    per: fc.option(fc.constantFrom('100', '1000', '0.5'), { nil: undefined }),
  })
}

export function settingOf(target: string, firstDay: Day, given: SettingShape): SetTarget {
  const { measure, reportedAs, completion, earlyBy } = given
  return {
    type: 'SetTarget',
    target,
    ...given.rest,
    unit: unitOf(given),
    measure,
    period: periodNear(firstDay, given.period),
    ...(MEASURES[measure].restates && { reportedAs }),
    ...(completion !== undefined && { completion }),
    ...(earlyBy !== undefined && { earlyBy }),
    ...(given.isDerived ? withoutDerived(goalFrom(given)) : goalFrom(given)),
  }
}

/** A goal whose direction goes without saying: with a plan to fall to it is `atMost`, with a band `within`. */
function withoutDerived({ direction, ...goal }: GoalPart): GoalPart {
  const isFall = goal.baseline !== undefined && goal.baseline !== goal.plan
  const follows = direction === 'atLeast' || direction === 'within' || isFall
  return follows ? goal : { ...goal, direction }
}

function unitOf({ measure, scale, per }: SettingShape): SetTarget['unit'] {
  const code = 'person'
  const outOf = measure === 'ratio' && per !== undefined && { per }
  if (scale === undefined && outOf === false) return code
  return { code, ...(scale !== undefined && { scale }), ...outOf }
}

type GoalPart = Pick<
  SetTarget,
  'direction' | 'plan' | 'band' | 'tolerance' | 'baseline' | 'attainment'
>

function goalFrom(given: SettingShape): GoalPart {
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
