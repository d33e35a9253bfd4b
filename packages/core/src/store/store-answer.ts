import { PlanfoldError } from '../refusal/planfold-error.ts'
import { shown } from '../refusal/preview.ts'

/** The calls of a store that answer with something. */
export type StoreCall = 'load' | 'append' | 'read' | 'onCommits'

/**
 * A store answered a call with what the port does not have. What came of an append is not known then:
 * given again with its id, the command has the effect of once.
 */
export class StoreAnswerInvalid extends PlanfoldError {
  override readonly name = 'StoreAnswerInvalid'
  readonly code = 'StoreAnswerInvalid'
  /** Which call was answered so. */
  readonly call: StoreCall

  constructor(call: StoreCall, expected: string, found: unknown) {
    super(
      `The store answered ${call} with ${shown(found)}: expected ${expected}. ` +
        'Mend the store; storeContract of @planfold/core/testing tells what it gets wrong.',
    )
    this.call = call
  }
}
