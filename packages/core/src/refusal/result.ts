import { RefusedInput } from './planfold-error.ts'
import type { Refusal } from './refusal.ts'

/** Either a value or the refusal that explains why there is none. */
export type Result<Value, Refused extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refused }

export function accepted<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function refused<Refused extends Refusal>(
  refusal: Refused,
): { readonly ok: false; readonly refusal: Refused } {
  return { ok: false, refusal }
}

/** The value of a result; throws {@link RefusedInput} where there is none. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  throw new RefusedInput(result.refusal)
}
