import type { Attainment, Plan, Quantity, Ratio, Unit } from '@planfold/core'
import { actualCell, figureCell, percentCell, styleIn } from './cell.ts'
import type { Columns } from './columns.ts'

/** The one planned value of a goal; a band has none. */
export function valueOf(goal: Plan | undefined): Quantity | undefined {
  return typeof goal === 'string' ? goal : undefined
}

/** An end of a band; a planned value has none. */
export function endOf(goal: Plan | undefined, end: 'from' | 'to'): Quantity | undefined {
  return typeof goal === 'object' ? goal[end] : undefined
}

/** Goal, figure and attainment, as a standing and a row of a timeline have them. */
export interface Judged {
  /** Rows of a timeline do not name it. */
  readonly unit?: Unit
  readonly plan?: Plan
  readonly actual?: Quantity | Ratio
  readonly fraction?: { readonly numerator: Quantity; readonly denominator: Quantity }
  readonly attainment: Attainment
}

export const PLAN_COLUMNS = {
  plan: ({ plan, unit }, style) => figureCell(valueOf(plan), styleIn(unit, style)),
  bandFrom: ({ plan, unit }, style) => figureCell(endOf(plan, 'from'), styleIn(unit, style)),
  bandTo: ({ plan, unit }, style) => figureCell(endOf(plan, 'to'), styleIn(unit, style)),
} as const satisfies Columns<Judged>

export const ACTUAL_COLUMNS = {
  actual: ({ actual, unit }, style) => actualCell(actual, styleIn(unit, style)),
  actualNumerator: (judged, style) => figureCell(exactOf(judged)?.numerator, style),
  actualDenominator: (judged, style) => figureCell(exactOf(judged)?.denominator, style),
  attainmentNumerator: ({ attainment }, style) =>
    'undefined' in attainment ? undefined : figureCell(attainment.numerator, style),
  attainmentDenominator: ({ attainment }, style) =>
    'undefined' in attainment ? undefined : figureCell(attainment.denominator, style),
  attainmentPercent: ({ attainment }, style) =>
    'undefined' in attainment ? undefined : percentCell(attainment, style),
  noAttainment: ({ attainment }) => whyNone(attainment),
} as const satisfies Columns<Judged>

/** Why there is no attainment; a reason of a rule's own follows the word for it. */
function whyNone(attainment: Judged['attainment']): string | undefined {
  if (!('undefined' in attainment)) return undefined
  return attainment.undefined === 'byRule' ? `byRule: ${attainment.reason}` : attainment.undefined
}

/** What a figure that is no decimal is exactly: as it was counted, else in lowest terms. */
function exactOf({ actual, fraction }: Judged) {
  return fraction ?? (typeof actual === 'object' ? actual : undefined)
}
