import { formatQuantity, type ReportValue } from '@planfold/core'

/** The figure of a report as people of a language write it; of a ratio, one over the other. */
export function reportedValue(value: ReportValue, locale: string): string {
  if ('quantity' in value) return formatQuantity(value.quantity, { locale })
  if ('steps' in value) return formatQuantity(value.steps, { locale })
  const [above, below] = [value.numerator, value.denominator]
  return `${formatQuantity(above, { locale })}/${formatQuantity(below, { locale })}`
}
