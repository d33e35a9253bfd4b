import { RefusedInput } from '../refusal/planfold-error.ts'
import { refuse } from '../refusal/refusal.ts'
import { isCanonicalDecimal, MAX_DIGITS, parseQuantity, type Quantity } from './quantity.ts'

/** Throws {@link RefusedInput} `InvalidQuantity` where a value was not minted as a quantity. */
export function requireQuantity(field: string, found: Quantity): void {
  if (isCanonicalDecimal(found)) return
  const parsed = parseQuantity(found)
  const expected = 'a quantity'
  const [fault, remedy] = parsed.ok
    ? ['form', 'Mint it: quantity(value).']
    : [String(parsed.refusal.parameters['fault']), parsed.refusal.remedy]
  throw new RefusedInput(
    refuse('InvalidQuantity', field, found, expected, remedy, { fault, mostDigits: MAX_DIGITS }),
  )
}
