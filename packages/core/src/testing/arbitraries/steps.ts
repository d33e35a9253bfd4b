import * as fc from 'fast-check'
import type { MilestoneName, ReportStatus } from '../../event/events.ts'
import type { CompletionPolicy, Direction, MeasureName, ReportedAs } from '../../event/terms.ts'
import type { Quantity } from '../../quantity/quantity.ts'
import { quantities } from './quantities.ts'
import {
  completionPolicies,
  directions,
  measureNames,
  waysToReport,
  type TermConstraints,
} from './set-target.ts'

/** A day named by what it is near to, so that it stays interesting when the period shrinks. */
export interface NearDay {
  readonly near: 'start' | 'deadline' | 'today'
  readonly days: number
}

/** Figures of every shape; a step takes what its target's measure asks for. */
export interface Figure {
  readonly amount: Quantity
  readonly below: Quantity
  readonly steps: number
  readonly status: ReportStatus | undefined
  readonly part: boolean
}

/** A term to revise, and the raw material of its new value. */
export interface Revision {
  readonly terms: readonly RevisedTerm[]
  readonly plan: Quantity
  readonly steps: number
  readonly distance: number
  readonly shift: { readonly from: number; readonly to: number }
  readonly completion: CompletionPolicy
  readonly direction: Direction
  readonly measure: MeasureName
  readonly reportedAs: ReportedAs
}

export const REVISED_TERMS = [
  'plan',
  'band',
  'noGoal',
  'tolerance',
  'noTolerance',
  'baseline',
  'noBaseline',
  'direction',
  'period',
  'zone',
  'completion',
  'earlyBy',
  'attainment',
  'measure',
  'reportedAs',
  'title',
  'noOwner',
  'programme',
] as const

export type RevisedTerm = (typeof REVISED_TERMS)[number]

export type Action =
  | {
      readonly does: 'report'
      readonly on: NearDay
      readonly figure: Figure
      readonly series: string | undefined
      readonly covers: number | undefined
    }
  /** `report` counts among the target's reports so far, from the last one backwards. */
  | {
      readonly does: 'correct'
      readonly report: number
      readonly figure: Figure | undefined
      readonly on: NearDay | undefined
      readonly series: string | null | undefined
      readonly covers: number | null | undefined
    }
  | { readonly does: 'retract'; readonly report: number }
  | {
      readonly does: 'revise'
      readonly kind: 'change' | 'correction'
      readonly effective: NearDay | undefined
      readonly revision: Revision
    }
  | { readonly does: 'cancel' | 'reopen'; readonly on: NearDay }
  | { readonly does: 'declare'; readonly milestone: MilestoneName; readonly on: NearDay }
  | { readonly does: 'withdraw'; readonly milestone: MilestoneName }
  | { readonly does: 'void' | 'restore' }
  /** Sets the target, by the terms of one of those there are, counted over and over. */
  | { readonly does: 'set'; readonly terms: number }
  | { readonly does: 'note' | 'assess' }

export interface StepConstraints extends TermConstraints {
  /** Whether targets are voided, restored and set again; absent: false. */
  readonly voids?: boolean
}

/** One command, described without reference to what exists when its turn comes. */
export interface Step {
  /** Counts among the targets, over and over. */
  readonly target: number
  /** Minutes since the step before. */
  readonly after: number
  readonly action: Action
}

export function steps(constraints: StepConstraints): fc.Arbitrary<Step> {
  return fc.record({ target: fc.nat({ max: 5 }), after: minutes(), action: actions(constraints) })
}

/** Steps that revise a target, whatever there is of it. */
export function revisingSteps(constraints: TermConstraints): fc.Arbitrary<Step> {
  return fc.record({ target: fc.nat({ max: 5 }), after: minutes(), action: revising(constraints) })
}

/** A revision of the plan alone: a change from some day on, or a correction of what was set. */
export function planRevisions(
  constraints: TermConstraints,
  kind: 'change' | 'correction',
): fc.Arbitrary<Step> {
  const action = fc
    .record({ revision: revisions(constraints), effective: nearDays() })
    .map(({ revision, effective }) => ({
      does: 'revise' as const,
      kind,
      effective: kind === 'change' ? effective : undefined,
      revision: { ...revision, terms: ['plan'] as const },
    }))
  return fc.record({ target: fc.nat({ max: 5 }), after: minutes(), action })
}

/** Up to three reports, and then as many corrections, or retractions, of what was reported. */
export function reportingSteps(amended?: 'correct' | 'retract'): fc.Arbitrary<readonly Step[]> {
  const some = (action: fc.Arbitrary<Action>): fc.Arbitrary<readonly Step[]> =>
    fc.array(fc.record({ target: fc.nat({ max: 5 }), after: minutes(), action }), {
      minLength: 1,
      maxLength: 3,
    })
  if (amended === undefined) return some(reporting())
  const amending = amended === 'correct' ? correcting() : retracting()
  return fc.tuple(some(reporting()), some(amending)).map((parts) => parts.flat())
}

// Told as lists, plainest first: towards which a list shrinks, as a choice among arbitraries does not.

/** Mostly the same moment, hours or days; at times a month, over any deadline. */
function minutes(): fc.Arbitrary<number> {
  const [day, days] = [1_440, [1, 2, 3, 4]]
  return fc.constantFrom(
    0,
    0,
    0,
    0,
    ...[...days, ...days].map((n) => n * day),
    1,
    59,
    240,
    600,
    ...[10, 31, 45].map((n) => n * day),
  )
}

function nearDays(): fc.Arbitrary<NearDay> {
  const near = [0, 1, -1, 2, -2]
  const far = Array.from({ length: 21 }, (_, n) => n - 6)
  return fc.record({
    near: fc.constantFrom('start', 'deadline', 'today'),
    days: fc.constantFrom(...near, ...near, ...near, ...near, ...far),
  })
}

function figures(): fc.Arbitrary<Figure> {
  return fc.record({
    amount: quantities(),
    below: fc.constantFrom('1', '2', '0', '0.5', '7').map((text) => text as Quantity),
    steps: fc.integer({ min: 0, max: 6 }),
    status: fc.constantFrom<(ReportStatus | undefined)[]>(
      undefined,
      'final',
      'provisional',
      'estimated',
    ),
    part: fc.boolean(),
  })
}

function revisions(constraints: TermConstraints): fc.Arbitrary<Revision> {
  const term = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom<RevisedTerm>('plan', 'period', 'measure') },
    { weight: 5, arbitrary: fc.constantFrom(...REVISED_TERMS) },
  )
  return fc.record({
    terms: fc.uniqueArray(term, { minLength: 1, maxLength: 3 }),
    plan: quantities(),
    steps: fc.integer({ min: 0, max: 9 }),
    distance: fc.integer({ min: 0, max: 5 }),
    shift: fc.record({
      from: fc.integer({ min: -4, max: 4 }),
      to: fc.integer({ min: -6, max: 10 }),
    }),
    completion: completionPolicies(),
    direction: directions(constraints),
    measure: measureNames(constraints),
    reportedAs: waysToReport(constraints),
  })
}

function revising(constraints: TermConstraints): fc.Arbitrary<Action> {
  return fc.record({
    does: fc.constant('revise' as const),
    kind: fc.constantFrom('change', 'correction'),
    effective: fc.option(nearDays(), { nil: undefined }),
    revision: revisions(constraints),
  })
}

const milestones = fc.constantFrom<MilestoneName[]>('completed', 'completedEarly', 'exceeded')

// A name that has two forms is typed in either.
const [NORTH, SOUTH] = ['north', 'Phía Nam'.normalize('NFC')] as const

function reporting(): fc.Arbitrary<Action> {
  return fc.record({
    does: fc.constant('report' as const),
    on: nearDays(),
    figure: figures(),
    series: fc.constantFrom(undefined, undefined, NORTH, SOUTH, SOUTH.normalize('NFD')),
    covers: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined, freq: 4 }),
  })
}

function correcting(): fc.Arbitrary<Action> {
  return fc.record({
    does: fc.constant('correct' as const),
    report: nths(),
    figure: fc.option(figures(), { nil: undefined, freq: 4 }),
    on: fc.option(nearDays(), { nil: undefined, freq: 1 }),
    series: fc.constantFrom(undefined, undefined, undefined, SOUTH.normalize('NFD'), 'west', null),
    covers: fc.constantFrom(undefined, undefined, null, 0, 2),
  })
}

function retracting(): fc.Arbitrary<Action> {
  return fc.record({ does: fc.constant('retract' as const), report: nths() })
}

function nths(): fc.Arbitrary<number> {
  return fc.nat({ max: 9 })
}

function voiding(): fc.Arbitrary<Action> {
  const does = (...all: readonly ('void' | 'restore')[]): fc.Arbitrary<Action> =>
    fc.record({ does: fc.constantFrom(...all) })
  const set = fc.record({ does: fc.constant('set' as const), terms: fc.nat({ max: 5 }) })
  return fc.oneof(does('void', 'restore'), set)
}

function actions({ voids, ...constraints }: StepConstraints): fc.Arbitrary<Action> {
  return fc.oneof(
    { withCrossShrink: true },
    ...(voids === true ? [{ weight: 6, arbitrary: voiding() }] : []),
    { weight: 12, arbitrary: reporting() },
    { weight: 3, arbitrary: correcting() },
    { weight: 2, arbitrary: retracting() },
    { weight: 4, arbitrary: revising(constraints) },
    {
      weight: 2,
      arbitrary: fc.record({
        does: fc.constantFrom('cancel' as const, 'reopen' as const),
        on: nearDays(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        does: fc.constant('declare' as const),
        milestone: milestones,
        on: nearDays(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ does: fc.constant('withdraw' as const), milestone: milestones }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ does: fc.constantFrom('note' as const, 'assess' as const) }),
    },
  )
}
