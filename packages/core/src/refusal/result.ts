import { RefusedInput } from './planfold-error.ts'
import { refusalUnder, type Refusal } from './refusal.ts'

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

/** The same result, a refusal named as of a field of the parent's. */
export function resultUnder<Value>(parent: string, result: Result<Value>): Result<Value> {
  return result.ok ? result : refused(refusalUnder(parent, result.refusal))
}

/** The value of a result; throws {@link RefusedInput} where there is none. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  throw new RefusedInput(result.refusal)
}
