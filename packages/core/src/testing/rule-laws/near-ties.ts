import * as fc from 'fast-check'
import type { TargetEvent } from '../../event/events.ts'
import { commitId } from '../../event/identifiers.ts'
import { isByRule } from '../../event/rule-name.ts'
import type { TargetTerms } from '../../event/terms.ts'
import { perOf } from '../../event/unit.ts'
import { addDays, daysBetween, type Day } from '../../period/day.ts'
import { millisecondsOf, moment, momentOfMilliseconds } from '../../period/moment.ts'
import { multiplyQuantities } from '../../quantity/arithmetic.ts'
import { scaleOf } from '../../quantity/decimal.ts'
import { quantity, type Quantity } from '../../quantity/quantity.ts'
import { multiplyRatios, quantityAsRatio, type Ratio } from '../../quantity/ratio.ts'
import { roundRatio } from '../../quantity/rounding.ts'
import { valueOf } from '../../refusal/result.ts'
import { standing } from '../../judgement/standing-in.ts'
import { parseCommand } from '../../decider/command.schema.ts'
import type { Command, QuantityInput, SetTarget } from '../../decider/commands.ts'
import { firstDays } from '../arbitraries/periods.ts'
import { Recording } from '../arbitraries/recording.ts'
import {
  settingOf,
  settingShapes,
  type SettingShape,
  type TermConstraints,
} from '../arbitraries/set-target.ts'
import type { RulePoint } from './kpi-rule.ts'
import { actualsNear, actualsOnBrink, beyondDecimals, type ActualsShape } from './near-actuals.ts'
import { amountFor, figureOf, type SmallFigure } from './reported-amount.ts'
import { placeAmong, reachedSide, thresholdValues, type Thresholds } from './thresholds.ts'

/** Two actuals on the same side of a threshold, described so that they shrink to plain figures. */
export interface NearTieShape extends ActualsShape {
  readonly firstDay: Day
  readonly setting: SettingShape
  /** What was reported before the figure in question. */
  readonly before: readonly SmallFigure[]
  readonly below: SmallFigure['below']
  /** Whether every figure is made a whole number, by a greater unit. */
  readonly isWhole: boolean
  /** Days from the first of the period to the figure in question, and from there to the day judged. */
  readonly days: number
  readonly later: number
}

/** Two histories that differ in one figure, and the point to judge them from. */
export interface NearTie {
  readonly farther: readonly TargetEvent[]
  readonly nearer: readonly TargetEvent[]
  readonly point: RulePoint
}

/** Targets that have a plan and are measured. */
export function nearTieShapes(constraints: TermConstraints): fc.Arbitrary<NearTieShape> {
  const { measures = MEASURED } = constraints
  const measured = measures.filter((measure) => measure !== 'declared')
  const below = fc.constantFrom(1, 2, 7)
  return fc.record({
    firstDay: firstDays(),
    setting: settingShapes({ ...constraints, measures: measured }),
    plan: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }) },
      { weight: 1, arbitrary: fc.integer({ min: -12, max: -1 }) },
    ),
    before: fc.array(fc.record({ amount: fc.nat({ max: 3 }), below }), { maxLength: 2 }),
    below,
    threshold: fc.nat({ max: 11 }),
    side: fc.constantFrom('below', 'above'),
    // Far enough for who rounds to whole shares, and for who rounds up.
    distance: fc.constantFrom(1, 6, 11),
    closeness: fc.oneof(
      { withCrossShrink: true },
      { weight: 4, arbitrary: fc.integer({ min: 1, max: GREATEST_CLOSENESS }) },
      { weight: 1, arbitrary: fc.constant(GREATEST_CLOSENESS) },
    ),
    isWhole: fc.boolean(),
    days: fc.nat({ max: 6 }),
    later: fc.nat({ max: 6 }),
  })
}

const MEASURED = ['sum', 'latest', 'average', 'max', 'min', 'ratio', 'steps'] as const
const GREATEST_CLOSENESS = 40
/** Digits of an actual that is near to a threshold which no decimal can tell. */
const MOST_DIGITS = 90

/**
 * Two actuals on the same side of a threshold; undefined where there are none: a negative count of
 * steps, or a day before the one judged on which the two figures fall on two sides of a threshold.
 */
export function nearTieOf(shape: NearTieShape, thresholds: Thresholds): NearTie | undefined {
  return tieOf(shape, thresholds, {
    actuals: (values) => actualsNear(values, shape),
    isExact: false,
    isTie: (farther, nearer) => String(farther) === String(nearer),
  })
}

/** An actual a little better than a threshold, and one that is the very threshold. */
export function brinkOf(shape: NearTieShape, thresholds: Thresholds): NearTie | undefined {
  return tieOf(shape, thresholds, {
    actuals: (values, terms) => actualsOnBrink(values, shape, terms),
    isExact: true,
    isTie: (farther, nearer, terms) =>
      nearer.at(-1)?.includes(0) === true &&
      String(farther) === String(nearer.map((place) => asReached(place, terms))),
  })
}

function daysFrom(first: Day, last: Day): readonly Day[] {
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, days) => addDays(first, days))
}

function asReached(place: Place, terms: TargetTerms): Place {
  return place?.map((side, threshold) => (side === 0 ? reachedSide(terms, threshold) : side))
}

/** Where an actual lies among the thresholds of its day; undefined where there is no actual. */
type Place = readonly number[] | undefined

interface TieKind {
  readonly actuals: (thresholds: readonly Ratio[], terms: TargetTerms) => readonly Ratio[]
  /** Whether the last of the actuals has to be told to the last digit, if by a smaller unit. */
  readonly isExact: boolean
  /** Whether the places of the two on each day make them a tie of this kind. */
  readonly isTie: (
    farther: readonly Place[],
    nearer: readonly Place[],
    terms: TargetTerms,
  ) => boolean
}

function tieOf(
  shape: NearTieShape,
  thresholds: Thresholds,
  { actuals: actualsIn, isExact, isTie }: TieKind,
): NearTie | undefined {
  const setting = settingIn(shape)
  const { from, to } = periodOf(setting)
  const on = earlier(addDays(from, shape.days), to)
  const point = { asOf: addDays(on, shape.later) }
  const terms = termsOf(recorded(shape.firstDay, [setting]))
  const { measure, reportedAs } = terms
  const per = perOf(terms)
  // What has to be reported for an actual can be told of the engine's own measures alone.
  if (isByRule(measure)) return undefined
  const before = measure === 'max' || measure === 'min' ? [] : shape.before
  const actuals = actualsIn(thresholdValues(thresholds, terms, point.asOf), terms)
  const smaller = isExact ? beyondDecimals(actuals.at(-1)) : quantity('1')
  const amounts = actuals.map((actual) => {
    const amount = amountFor(actual, { measure, reportedAs, per }, before, shape.below)
    return roundRatio(multiplyRatios(amount, quantityAsRatio(smaller)), MOST_DIGITS)
  })
  const isWhole = shape.isWhole || measure === 'steps'
  const scale = isWhole ? amounts.map(scaleOf).reduce((a, b) => Math.max(a, b), 0) : 0
  const whole = quantity(`1${'0'.repeat(scale)}`)
  const unit = multiplyQuantities(whole, smaller)
  const reporting = (amount: Quantity, below: number, on: Day): Command => ({
    type: 'ReportProgress',
    target: setting.target,
    on,
    ...figureOf(measure, amount, below),
  })
  const [farther = [], nearer = []] = amounts.map((amount) =>
    recorded(shape.firstDay, [
      inUnit(unit, setting),
      ...before.map(({ amount: earlier, below }) =>
        reporting(multiplyQuantities(unit, quantity(earlier)), below, from),
      ),
      reporting(multiplyQuantities(whole, amount), shape.below, on),
    ]),
  )
  const days = daysFrom(before.length > 0 ? from : on, point.asOf)
  const [farPlaces = [], nearPlaces = []] = [farther, nearer].map((events) =>
    days.map((asOf) => placeOn(asOf, events, thresholds)),
  )
  if (farPlaces.at(-1) === undefined || !isTie(farPlaces, nearPlaces, terms)) return undefined
  return { farther, nearer, point }
}

function settingIn({ firstDay, setting, plan }: NearTieShape): SetTarget {
  const steps = Math.abs(plan)
  const shape = { ...setting, hasPlan: true, plan: quantity(plan), steps, scale: undefined }
  return settingOf('target-1', firstDay, shape)
}

/** The same command with every quantity counted in a smaller unit. */
function inUnit(unit: Quantity, setting: SetTarget): SetTarget {
  const times = (value: QuantityInput): Quantity =>
    multiplyQuantities(unit, quantity(String(value)))
  const { plan, baseline, tolerance, band } = setting
  return {
    ...setting,
    ...(plan !== undefined && { plan: times(plan) }),
    ...(typeof baseline === 'string' && { baseline: times(baseline) }),
    ...(typeof tolerance === 'string' && { tolerance: times(tolerance) }),
    ...(band !== undefined && { band: { from: times(band.from), to: times(band.to) } }),
  }
}

function recorded(firstDay: Day, commands: readonly Command[]): readonly TargetEvent[] {
  const recording = new Recording()
  const begins = millisecondsOf(moment(`${firstDay}T10:00Z`))
  for (const [place, command] of commands.entries()) {
    recording.take({
      id: commitId(`command-${place + 1}`),
      command: valueOf(parseCommand(command)),
      recordedAt: momentOfMilliseconds(begins + place * 60_000),
    })
  }
  return recording.events
}

function termsOf([set]: readonly TargetEvent[]): TargetTerms {
  return (set as Extract<TargetEvent, { type: 'TargetSet' }>).data
}

/** Where the actual of a day lies among the thresholds of that day. */
function placeOn(asOf: Day, events: readonly TargetEvent[], thresholds: Thresholds): Place {
  const { actual } = standing(events, events[0]?.target ?? '', { asOf }) ?? {}
  return actual && placeAmong(thresholdValues(thresholds, termsOf(events), asOf), actual)
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

function periodOf({ period }: SetTarget): { readonly from: Day; readonly to: Day } {
  return period as { readonly from: Day; readonly to: Day; readonly zone: string }
}
