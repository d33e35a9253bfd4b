import { RefusedInput } from '../refusal/planfold-error.ts'
import type { Refusal } from '../refusal/refusal.ts'

/** What something is refused with that throws {@link RefusedInput}; throws where nothing is. */
export function refusedWith(ask: () => unknown): Refusal {
  try {
    ask()
  } catch (error) {
    if (error instanceof RefusedInput) return error.refusal
    throw error
  }
  throw new Error('Expected a refusal.')
}
