import {
  DERIVED_TERMS,
  DIRECTIONS,
  MEASURE_NAMES,
  METHOD_NAMES,
  MOST_DAYS,
  MOST_UNIT_DIGITS,
  POLICIES,
  REPORT_FORMS,
} from './allowed.ts'
import { isQuantity, type Quantity } from '../quantity/quantity.ts'
import { parseZone } from '../period/zone.ts'
import type { Period } from '../period/period.ts'
import {
  hasNoMore,
  isDay,
  isFields,
  isId,
  isName,
  isOneOf,
  isText,
  isWhole,
  recordOf,
  type Fields,
} from './plain-fields.ts'
import type {
  AttainmentMethod,
  Band,
  CompletionPolicy,
  DerivedTerm,
  TargetTerms,
  Text,
  Unit,
} from './terms.ts'

/**
 * Terms as the codec lets them in, where no rule of the user's own is named. Undefined where one is, or
 * where anything may be wrong with them: then the schema has to say.
 */
export function plainTerms(found: Fields): TargetTerms | undefined {
  const { measure, reportedAs, direction, earlyBy } = found
  if (!isOneOf(measure, MEASURE_NAMES) || !isOneOf(reportedAs, REPORT_FORMS)) return undefined
  if (!isOneOf(direction, DIRECTIONS) || !isWhole(earlyBy, 1, MOST_DAYS)) return undefined
  const title = titleIn(found['title'])
  const unit = unitIn(found['unit'])
  const period = periodIn(found['period'])
  const completion = completionIn(found['completion'])
  const attainment = attainmentIn(found['attainment'])
  if (title === undefined || unit === undefined || period === undefined) return undefined
  if (completion === undefined || attainment === undefined) return undefined
  const { plan, baseline, tolerance, weight, owner, programme } = found
  if (!isQuantityIfAny(plan) || !isQuantityIfAny(baseline)) return undefined
  if (!isQuantityIfAny(tolerance) || !isQuantityIfAny(weight)) return undefined
  if (!isNameIfAny(owner) || !isNameIfAny(programme)) return undefined
  const band = ifAny(found['band'], bandIn)
  const labels = ifAny(found['labels'], (given) => recordOf(given, isName))
  const derived = ifAny(found['derived'], derivedIn)
  if (band === null || labels === null || derived === null) return undefined
  const optional = [plan, baseline, tolerance, weight, owner, programme, band, labels, derived]
  if (!hasNoMore(found, 9, optional)) return undefined
  return {
    title,
    unit,
    measure,
    reportedAs,
    direction,
    ...(plan !== undefined && { plan }),
    ...(baseline !== undefined && { baseline }),
    ...(tolerance !== undefined && { tolerance }),
    ...(band !== undefined && { band }),
    period,
    completion,
    earlyBy,
    attainment,
    ...(owner !== undefined && { owner }),
    ...(programme !== undefined && { programme }),
    ...(weight !== undefined && { weight }),
    ...(labels !== undefined && { labels }),
    ...(derived !== undefined && { derived }),
  }
}

/** What something is read as, where there is anything; null where it can't be. */
function ifAny<Value>(
  found: unknown,
  read: (found: unknown) => Value | undefined,
): Value | undefined | null {
  return found === undefined ? undefined : (read(found) ?? null)
}

function titleIn(found: unknown): Text | undefined {
  return isText(found) ? found : recordOf(found, isText)
}

function unitIn(found: unknown): Unit | undefined {
  if (!isFields(found)) return undefined
  const { code, scale, per, digits } = found
  if (!isId(code) || !isDigitsIfAny(scale) || !isDigitsIfAny(digits)) return undefined
  if (per !== undefined && !isAboveZero(per)) return undefined
  const title = ifAny(found['title'], titleIn)
  if (title === null || !hasNoMore(found, 1, [scale, per, title, digits])) return undefined
  return {
    code,
    ...(scale !== undefined && { scale }),
    ...(per !== undefined && { per }),
    ...(title !== undefined && { title }),
    ...(digits !== undefined && { digits }),
  }
}

function periodIn(found: unknown): Period | undefined {
  if (!isFields(found)) return undefined
  const { from, to } = found
  const zone = parseZone(found['zone'])
  if (!isDay(from) || !isDay(to) || from > to || !zone.ok) return undefined
  return hasNoMore(found, 3, []) ? { from, to, zone: zone.value } : undefined
}

function completionIn(found: unknown): CompletionPolicy | undefined {
  if (isOneOf(found, POLICIES)) return found
  if (!isFields(found)) return undefined
  const { sustained, days } = found
  if (!isWhole(sustained, 1, MOST_DAYS)) return undefined
  if (days === undefined) return hasNoMore(found, 1, []) ? { sustained } : undefined
  return days === 'reported' && hasNoMore(found, 2, []) ? { sustained, days } : undefined
}

function attainmentIn(found: unknown): AttainmentMethod | undefined {
  if (!isFields(found)) return undefined
  const { method, cap } = found
  if (!isOneOf(method, METHOD_NAMES) || !isQuantityIfAny(cap)) return undefined
  if (!hasNoMore(found, 1, [cap])) return undefined
  return { method, ...(cap !== undefined && { cap }) }
}

function bandIn(found: unknown): Band | undefined {
  if (!isFields(found)) return undefined
  const { from, to } = found
  if (!isQuantity(from) || !isQuantity(to)) return undefined
  return hasNoMore(found, 2, []) ? { from, to } : undefined
}

function derivedIn(found: unknown): readonly DerivedTerm[] | undefined {
  if (!Array.isArray(found) || found.length > DERIVED_TERMS.length) return undefined
  const terms: readonly unknown[] = found
  const derived = terms.filter((term) => isOneOf(term, DERIVED_TERMS))
  return derived.length === terms.length ? Object.freeze(derived) : undefined
}

function isQuantityIfAny(found: unknown): found is Quantity | undefined {
  return found === undefined || isQuantity(found)
}

function isNameIfAny(found: unknown): found is string | undefined {
  return found === undefined || isName(found)
}

function isDigitsIfAny(found: unknown): found is number | undefined {
  return found === undefined || isWhole(found, 0, MOST_UNIT_DIGITS)
}

function isAboveZero(found: unknown): found is Quantity {
  return isQuantity(found) && found !== '0' && !found.startsWith('-')
}
