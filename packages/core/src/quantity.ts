// For calculating alone: exact figures, their means and shares, and what is claimed of them.

export { attainment } from './attainment/attainment.ts'
export type {
  Attainment,
  AttainmentByName,
  AttainmentTerms,
  NoAttainment,
} from './attainment/attainment.ts'
export { overlapBounds } from './claims/overlap-bounds.ts'
export { plansMatching } from './claims/plans-matching.ts'
export {
  addQuantities,
  compareQuantities,
  multiplyQuantities,
  negateQuantity,
  subtractQuantities,
} from './quantity/arithmetic.ts'
export { Mean, meanOf } from './quantity/mean.ts'
export type { MeanJson, WeightedValue } from './quantity/mean.ts'
export { parseMean } from './quantity/parse-mean.ts'
export { parsePercent } from './quantity/percent.ts'
export type { WrittenIn, WrittenPercent } from './quantity/percent.ts'
export { isQuantity, MAX_DIGITS, parseQuantity, quantity } from './quantity/quantity.ts'
export type { Quantity } from './quantity/quantity.ts'
export {
  addRatios,
  compareRatios,
  isRatio,
  multiplyRatios,
  quantityAsRatio,
  ratioOf,
  subtractRatios,
} from './quantity/ratio.ts'
export type { Ratio } from './quantity/ratio.ts'
export { roundQuantity, roundRatio } from './quantity/rounding.ts'
export type { RoundingMode } from './quantity/rounding.ts'
