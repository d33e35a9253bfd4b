import { ONE, quantity, type Quantity } from '../quantity/quantity.ts'
import { canonicalJson } from './canonical-json.ts'
import type { TargetTerms, Unit } from './terms.ts'

/** What ratios are out of where a unit of that code does not say it. */
const CUSTOMARY: ReadonlyMap<string, Quantity> = /* @__PURE__ */ new Map([
  ['%', /* @__PURE__ */ quantity('100')],
  ['‰', /* @__PURE__ */ quantity('1000')],
])

/** What a ratio in a unit of this code is out of, unless the unit says otherwise. */
export function customaryPer(code: string): Quantity {
  return CUSTOMARY.get(code) ?? ONE
}

/** What the share of a ratio is multiplied by, so that it stands in the unit; 1 for other measures. */
export function perOf({ measure, unit }: Pick<TargetTerms, 'measure' | 'unit'>): Quantity {
  return measure === 'ratio' ? (unit.per ?? ONE) : ONE
}

/** What makes a unit that one and no other: neither its title nor its digits do, nor a `per` of 1. */
export function bareUnit({ code, scale, per }: Unit): Unit {
  return {
    code,
    ...(scale !== undefined && { scale }),
    ...(per !== undefined && per !== ONE && { per }),
  }
}

/** Whether two units are one. */
export function isSameUnit(a: Unit, b: Unit): boolean {
  return canonicalJson(bareUnit(a)) === canonicalJson(bareUnit(b))
}
