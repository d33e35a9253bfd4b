import { nameOfTerm } from '../event/rule-name.ts'
import type { TargetTerms } from '../event/terms.ts'
import { measureNamed } from '../measure/measure.ts'
import { compareQuantities } from '../quantity/arithmetic.ts'
import { scaleOf } from '../quantity/decimal.ts'
import { ONE, ZERO, type Quantity } from '../quantity/quantity.ts'
import type { Refusal } from '../refusal/refusal.ts'
import { parseProgramme } from '../event/programme-path.ts'
import { finerThanUnit, termsDoNotFit } from './refusals.ts'

/** What keeps terms from making sense together; undefined where nothing does. */
export function faultInTerms(terms: TargetTerms): Refusal | undefined {
  return (
    faultInGoal(terms) ??
    faultInMeasure(terms) ??
    faultInAttainment(terms) ??
    faultInScale(terms) ??
    faultInRest(terms)
  )
}

function faultInGoal({ direction, plan, band, tolerance }: TargetTerms): Refusal | undefined {
  if (direction === 'within') {
    if (plan !== undefined) {
      const remedy = 'Leave the plan out: the band is the plan.'
      return termsDoNotFit('plan', plan, 'no plan beside a band', remedy, {
        fault: 'planBesideBand',
      })
    }
    if (band !== undefined && compareQuantities(band.to, band.from) < 0) {
      const remedy = 'Give the lower end first.'
      return termsDoNotFit('band.to', band.to, `a value not below ${band.from}`, remedy, {
        fault: 'bandEndsBelow',
        least: band.from,
      })
    }
    if (band === undefined) {
      return termsDoNotFit('band', undefined, 'a band to stay within', 'Give its two ends.', {
        fault: 'bandMissing',
      })
    }
  } else if (band !== undefined) {
    return termsDoNotFit('band', band, `no band with ${direction}`, 'Use the direction within.', {
      fault: 'bandNeedsWithin',
      direction,
    })
  }
  if (direction === 'exactly' && plan === undefined) {
    return termsDoNotFit('plan', undefined, 'a plan to be met exactly', 'Give the plan.', {
      fault: 'planMissing',
      direction,
    })
  }
  if (tolerance === undefined) return undefined
  if (direction !== 'exactly') {
    const remedy = 'Use the direction exactly, or move the plan.'
    return termsDoNotFit('tolerance', tolerance, `no tolerance with ${direction}`, remedy, {
      fault: 'toleranceNeedsExactly',
      direction,
    })
  }
  return faultIfBelow('tolerance', tolerance, ZERO)
}

function faultInMeasure(terms: TargetTerms): Refusal | undefined {
  const { measure, reportedAs, plan, direction, unit } = terms
  if (measure !== 'ratio' && unit.per !== undefined) {
    const remedy = 'Leave it out, or measure a ratio.'
    return termsDoNotFit('unit.per', unit.per, `no per under ${nameOfTerm(measure)}`, remedy, {
      fault: 'perNeedsRatio',
      measure: nameOfTerm(measure),
    })
  }
  if (reportedAs === 'runningTotal' && !measureNamed(measure).restates) {
    const remedy = 'Report increments, or measure a sum.'
    return termsDoNotFit(
      'reportedAs',
      reportedAs,
      `increments under ${nameOfTerm(measure)}`,
      remedy,
      { fault: 'totalNeedsSum', measure: nameOfTerm(measure) },
    )
  }
  if (measure === 'steps' && plan !== undefined && (scaleOf(plan) > 0 || plan.startsWith('-'))) {
    return termsDoNotFit('plan', plan, 'a whole number of steps', 'Give the number of steps.', {
      fault: 'planNotSteps',
      measure,
    })
  }
  if (measure === 'declared' && direction !== 'atLeast') {
    const remedy = 'Leave the direction out, or measure the target.'
    return termsDoNotFit('direction', direction, 'no direction where nothing is measured', remedy, {
      fault: 'directionOfDeclared',
      measure,
    })
  }
  return undefined
}

function faultInAttainment({
  attainment,
  baseline,
  plan,
  direction,
}: TargetTerms): Refusal | undefined {
  const { method, cap } = attainment
  if (cap !== undefined && compareQuantities(cap, ONE) < 0) {
    const remedy = 'Give a cap of 1 or more, or none.'
    return termsDoNotFit('attainment.cap', cap, 'a ratio of 1 or more, as 1 is met', remedy, {
      fault: 'capBelowMet',
      least: ONE,
    })
  }
  if (method !== 'fromBaseline') return undefined
  // A band is never reached, and has no plan.
  if (plan === undefined || direction === 'exactly') {
    const remedy = 'Give a plan to reach, atLeast or atMost, or leave the method out.'
    return termsDoNotFit('attainment', method, 'ofPlan where there is no change to make', remedy, {
      fault: 'nothingToReach',
      direction,
    })
  }
  if (baseline === undefined) {
    return termsDoNotFit(
      'baseline',
      undefined,
      'a baseline to measure from',
      'Give the baseline.',
      { fault: 'baselineMissing' },
    )
  }
  const side = compareQuantities(plan, baseline)
  const wrong = (direction === 'atLeast' && side < 0) || (direction === 'atMost' && side > 0)
  if (!wrong) return undefined
  const remedy = 'Turn the direction round, or measure attainment by ofPlan.'
  const expected = `a baseline that the plan ${plan} improves on under ${direction}`
  return termsDoNotFit('baseline', baseline, expected, remedy, {
    fault: 'planWorseThanBaseline',
    plan,
    direction,
  })
}

/**
 * Means and ratios of whole figures are not whole, nor need be what a rule makes of them, so that their
 * plans may be finer than the unit.
 */
function faultInScale(terms: TargetTerms): Refusal | undefined {
  const { scale } = terms.unit
  if (scale === undefined || measureNamed(terms.measure).isFiner) return undefined
  const figures: readonly (readonly [string, Quantity | undefined])[] = [
    ['plan', terms.plan],
    ['baseline', terms.baseline],
    ['tolerance', terms.tolerance],
    ['band.from', terms.band?.from],
    ['band.to', terms.band?.to],
  ]
  for (const [field, figure] of figures) {
    if (figure !== undefined && scaleOf(figure) > scale) return finerThanUnit(field, figure, scale)
  }
  return undefined
}

function faultInRest({ weight, programme, title, unit }: TargetTerms): Refusal | undefined {
  const titles = { title, 'unit.title': unit.title }
  for (const [field, text] of Object.entries(titles)) {
    if (typeof text !== 'object' || Object.keys(text).length > 0) continue
    return termsDoNotFit(field, text, 'a title in one language or more', 'Give a title.', {
      fault: 'titleEmpty',
    })
  }
  if (programme !== undefined) {
    const parsed = parseProgramme(programme)
    if (!parsed.ok) {
      const { remedy } = parsed.refusal
      return termsDoNotFit('programme', programme, 'a path such as term/economy', remedy, {
        fault: 'notAPath',
      })
    }
  }
  return weight === undefined ? undefined : faultIfBelow('weight', weight, ZERO)
}

function faultIfBelow(field: string, found: Quantity, least: Quantity): Refusal | undefined {
  if (compareQuantities(found, least) >= 0) return undefined
  return termsDoNotFit(field, found, `${least} or more`, `Give ${least} or more.`, {
    fault: 'tooSmall',
    least,
  })
}
