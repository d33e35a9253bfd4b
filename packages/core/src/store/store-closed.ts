import { PlanfoldError } from '../refusal/planfold-error.ts'

/** A store was used after it had been closed. */
export class StoreClosed extends PlanfoldError {
  override readonly name = 'StoreClosed'
  readonly code = 'StoreClosed'

  constructor() {
    super('Cannot use the store: it has been closed. Open another one.')
  }
}
