import type { Refusal } from './refusal.ts'

/**
 * Base of everything planfold throws: broken infrastructure, a corrupt history, or raw input
 * given to a function that has no other way to answer. `code` is stable across versions.
 */
export abstract class PlanfoldError extends Error {
  abstract readonly code: string
}

/**
 * Raw input that could not become a value, thrown by the minting functions
 * (`quantity`, `day`, `moment`, …). Carries the refusal that a command would have returned.
 */
export class RefusedInput extends PlanfoldError {
  override readonly name = 'RefusedInput'
  readonly code: string
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.code = refusal.code
    this.refusal = refusal
  }
}
