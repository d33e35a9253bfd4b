import { fractionOf, type ActualFraction, type Attainment } from '../attainment/attainment.ts'
import { goalIn } from '../attainment/goal.ts'
import { canonicalJson } from '../event/canonical-json.ts'
import type { TargetId } from '../event/identifiers.ts'
import { nameOfTerm } from '../event/rule-name.ts'
import type { DaySpan, Direction, MeasureTerm, Unit } from '../event/terms.ts'
import { bareUnit } from '../event/unit.ts'
import { measureNamed, type Combination, type Measure } from '../measure/measure.ts'
import { addDays, dayNumberOf, type Day, type DayNumber } from '../period/day.ts'
import type { Period } from '../period/period.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type { Ratio } from '../quantity/ratio.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import { accepted, refused, type Result } from '../refusal/result.ts'
import { attainmentUnder } from '../rule/attainment-under.ts'
import type { RuleOptions } from '../rule/rule.ts'
import { measureUnder } from '../rule/measure-under.ts'
import { missingRule } from '../rule/named-rules.ts'
import { rulesIn, type RuleBook } from '../rule/rule-book.ts'
import { ruleNotGiven } from '../rule/unknown-rule.ts'
import type { Standing } from '../standing/standing.ts'
import { combinedActual, combinedTerm } from './combining.ts'
import { listOf, targetTwice } from './each-once.ts'

/** Several targets seen as one. */
export interface RollUp {
  readonly unit: Unit
  readonly measure: MeasureTerm
  readonly direction: Direction
  /** The plans combined; absent where one has none, or where plans of rates differ. */
  readonly plan?: Quantity
  /** The baselines combined in the same way. */
  readonly baseline?: Quantity
  /** The actuals combined, of those that have one; absent where none has. */
  readonly actual?: Quantity | Ratio
  readonly attainment: Attainment
  /** Targets without an actual: missing, not zero, so the roll-up may still be short of them. */
  readonly missing: readonly TargetId[]
  /** Over time, the days between the periods that none of them covers, in order. */
  readonly gaps: readonly DaySpan[]
}

/** `units`: the same period, disjoint parts of a whole. `time`: successive periods. */
export type RollUpAxis = 'units' | 'time'

/**
 * One figure of several standings: their actuals and their plans, combined as their measure adds up (see
 * {@link MEASURES}); cancelled targets are left out. Attainment is worked out anew from what comes
 * of it, by the method the targets share.
 *
 * Refused where it would mean nothing: `InvalidAxis`, `TargetTwice`, `NothingToRollUp`; `UnitsDiffer`,
 * `MeasuresDiffer`, `DirectionsDiffer`, `MethodsDiffer`; `PeriodsDiffer` over units and `PeriodsOverlap` over time;
 * `NotAdditive` for averages, declared targets and goals that are a band; `UnknownRule` for a rule
 * that they name and `rules` lack. Throws {@link RuleBroken} for one that gives no proper answer.
 *
 * @example
 * rollUp([], 'units').ok //=> false
 */
export function rollUp(
  standings: Iterable<Standing>,
  axis: RollUpAxis,
  options: RuleOptions = {},
): Result<RollUp> {
  if (axis !== 'units' && axis !== 'time') {
    return refused(
      refuse('InvalidAxis', 'axis', axis, 'units or time', 'Give one of these words.', {
        allowed: ['units', 'time'],
      }),
    )
  }
  const book = rulesIn(options)
  const given = listOf(standings)
  const twice = targetTwice(given)
  if (twice !== undefined) return refused(twice)
  const all = given
    .filter(({ state }) => state !== 'cancelled')
    .toSorted((a, b) => (a.period.to < b.period.to ? -1 : a.period.to > b.period.to ? 1 : 0))
  const [first] = all
  if (first === undefined) {
    const remedy = 'Give one standing or more that is not cancelled.'
    return refused(refuse('NothingToRollUp', 'standings', [], 'standings', remedy))
  }
  const unknown = faultInRules(first, book)
  if (unknown !== undefined) return refused(unknown)
  const combination = combinationOf(measureUnder(first.measure, book, undefined), axis)
  const fault = faultInTerms(first, all, axis, combination) ?? faultInPeriods(all, axis)
  if (fault !== undefined) return refused(fault)
  const { unit, measure, direction, attainmentMethod: attainment } = first
  const plan = combinedTerm(
    all.map((standing) => standing.plan),
    measure,
    combination,
  )
  const baseline = combinedTerm(
    all.map((standing) => standing.baseline),
    measure,
    combination,
  )
  const actual = combinedActual(all, first, combination)
  const missing = all.filter((standing) => standing.actual === undefined)
  const terms = {
    ...(plan !== undefined && { plan }),
    ...(baseline !== undefined && { baseline }),
  }
  return accepted({
    unit,
    measure,
    direction,
    ...terms,
    ...(actual !== undefined && { actual }),
    attainment: attainmentUnder(
      { ...terms, direction, unit, measure, attainment },
      goalIn({ ...terms, direction }),
      actual === undefined ? noneOf(all) : fractionOf(actual),
      { rules: book, target: undefined, period: spanOf(all), ...judgedOn(all) },
    ),
    missing: missing.map(({ target }) => target),
    gaps: axis === 'time' ? gapsBetween(all) : [],
  })
}

function faultInRules(
  { measure, attainmentMethod: attainment }: Standing,
  rules: RuleBook,
): Refusal | undefined {
  const missing = missingRule({ measure, attainment }, rules)
  if (missing === undefined) return undefined
  return ruleNotGiven(missing.kind, missing.name, undefined, rules.names(missing.kind))
}

/** No actual: none at all where nothing was reported, an undefined one where that came to nothing. */
function noneOf(all: readonly Standing[]): ActualFraction | undefined {
  const isReported = all.some(
    ({ measure, reports }) => measureNamed(measure).nothing !== undefined && reports.counted > 0,
  )
  return isReported ? { numerator: 0, denominator: 0, scale: 0 } : undefined
}

/** From the first day of the first period to the last day of the last. */
function spanOf(all: readonly Standing[]): Period {
  const [first, last] = [all[0] as Standing, all.at(-1) as Standing]
  return { ...last.period, from: first.period.from }
}

/** The latest day that one of them was judged on, and whether it is still running for one of them. */
function judgedOn(all: readonly Standing[]): { on: DayNumber; running: boolean } {
  let latest = all[0] as Standing
  const dayOf = ({ asOf, period }: Standing): Day => (asOf < period.to ? asOf : period.to)
  for (const standing of all) if (dayOf(standing) > dayOf(latest)) latest = standing
  const on = dayOf(latest)
  return {
    on: dayNumberOf(on),
    running: all.some((standing) => standing.running === true && standing.asOf === on),
  }
}

/** The spans between successive periods, which come in order and do not overlap. */
function gapsBetween(all: readonly Standing[]): readonly DaySpan[] {
  return all.flatMap(({ period }, place) => {
    const before = all[place - 1]?.period
    if (before === undefined || addDays(before.to, 1) === period.from) return []
    return [{ from: addDays(before.to, 1), to: addDays(period.from, -1) }]
  })
}

function combinationOf({ overTime, overUnits }: Measure, axis: RollUpAxis): Combination {
  return axis === 'time' ? overTime : overUnits
}

function faultInTerms(
  first: Standing,
  all: readonly Standing[],
  axis: RollUpAxis,
  combination: Combination,
): Refusal | undefined {
  const differs = (code: TermsDiffer, field: string, what: (standing: Standing) => unknown) => {
    const expected = canonicalJson(what(first))
    const other = all
      .map(what)
      .find((found) => found !== what(first) && canonicalJson(found) !== expected)
    if (other === undefined) return undefined
    const remedy = `Roll up each ${field} apart.`
    return refuse(code, field, other, `${expected} throughout`, remedy, { first: expected })
  }
  const fault =
    differs('UnitsDiffer', 'unit', ({ unit }) => bareUnit(unit)) ??
    differs('MeasuresDiffer', 'measure', ({ measure }) => measure) ??
    differs('DirectionsDiffer', 'direction', ({ direction }) => direction) ??
    differs('MethodsDiffer', 'attainmentMethod', (standing) => standing.attainmentMethod)
  if (fault !== undefined) return fault
  const { measure, direction } = first
  const isBand = direction === 'within' || direction === 'exactly'
  if (!isBand && combination !== 'refused') return undefined
  const expected = `a measure and direction that add up over ${axis}`
  const remedy = 'Count the targets instead, or report sums or ratios.'
  const parameters = { axis, measure: nameOfTerm(measure), direction }
  const found = `${nameOfTerm(measure)} ${direction}`
  return refuse('NotAdditive', 'measure', found, expected, remedy, parameters)
}

type TermsDiffer = 'UnitsDiffer' | 'MeasuresDiffer' | 'DirectionsDiffer' | 'MethodsDiffer'

/** Standings come in the order of the ends of their periods. */
function faultInPeriods(all: readonly Standing[], axis: RollUpAxis): Refusal | undefined {
  for (const [place, { period }] of all.entries()) {
    const before = all[place - 1]?.period
    if (before === undefined) continue
    if (axis === 'units' && (before.from !== period.from || before.to !== period.to)) {
      const remedy = 'Roll up the targets of each period apart, or over time.'
      const expected = `${before.from} to ${before.to} throughout`
      return refuse('PeriodsDiffer', 'period', period, expected, remedy, {
        from: before.from,
        to: before.to,
      })
    }
    if (axis === 'time' && period.from <= before.to) {
      const remedy = 'Roll up disjoint units first, then successive periods.'
      return refuse('PeriodsOverlap', 'period', period, `a period after ${before.to}`, remedy, {
        after: before.to,
      })
    }
  }
  return undefined
}
