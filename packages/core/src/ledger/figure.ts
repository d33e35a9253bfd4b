import type { ReportedFigure, ReportValue } from '../event/events.ts'
import type { Measure } from '../measure/measure.ts'
import { toQuantity } from '../quantity/decimal.ts'
import type { Integer } from '../quantity/integer.ts'
import type { Quantity } from '../quantity/quantity.ts'

/** What a report says beside its value about how to take it. */
export type Remarks = Omit<ReportedFigure, 'value'>

export const PLAIN: Remarks = Object.freeze({ status: 'final' })

/** What a report says beside its value; undefined where it is plainly final. */
export function remarksOf({ status, parts }: Remarks): Remarks | undefined {
  if (parts === undefined && status === 'final') return undefined
  return { status, ...(parts !== undefined && { parts }) }
}

/** A figure as a report holds it, from integers at a scale. */
export function valueFrom(
  main: Integer,
  weight: Integer,
  scale: number,
  takes: Measure['takes'],
): ReportValue {
  const quantity = toQuantity(main, scale)
  switch (takes) {
    case 'fraction':
      return { numerator: quantity, denominator: toQuantity(weight, scale) }
    case 'steps':
      return { steps: quantity }
    case 'quantity':
    case 'none':
      return { quantity }
    default:
      return takes satisfies never
  }
}

/** The figure that adds up: the quantity, the steps or the numerator. */
export function mainOf(value: ReportValue): Quantity {
  if ('quantity' in value) return value.quantity
  return 'steps' in value ? value.steps : value.numerator
}
