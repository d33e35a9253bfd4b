import { RefusedInput } from '../refusal/planfold-error.ts'
import { refuse } from '../refusal/refusal.ts'
import { isCanonicalDecimal, MAX_DIGITS, type Quantity } from './quantity.ts'

/** Throws {@link RefusedInput} `InvalidQuantity` where a value was not minted as a quantity. */
export function requireQuantity(field: string, found: Quantity): void {
  if (isCanonicalDecimal(found)) return
  const parameters = { fault: 'form', mostDigits: MAX_DIGITS }
  const remedy = 'Mint it: quantity(value).'
  throw new RefusedInput(refuse('InvalidQuantity', field, found, 'a quantity', remedy, parameters))
}
