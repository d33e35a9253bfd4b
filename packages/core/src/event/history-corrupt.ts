import { PlanfoldError } from '../refusal/planfold-error.ts'

/** Where in a log something was found that cannot be folded. */
export interface HistoryFault {
  readonly target?: string
  readonly revision?: number
  /** Position in the store's log, or place in the array of events counted from 0. */
  readonly position?: string | number
  readonly expected: string
  readonly found: string
}

/**
 * A log that is not a history: an event of an unknown type or version, a hole in a target's
 * revisions, or two events that claim the same place. Nothing is folded past it.
 */
export class HistoryCorrupt extends PlanfoldError {
  override readonly name = 'HistoryCorrupt'
  readonly code = 'HistoryCorrupt'
  readonly fault: HistoryFault

  constructor(fault: HistoryFault, options?: ErrorOptions) {
    super(sentence(fault), options)
    this.fault = fault
  }
}

function sentence(fault: HistoryFault): string {
  const where = [
    fault.position === undefined ? [] : `position ${fault.position}`,
    fault.target === undefined ? [] : `target ${JSON.stringify(fault.target)}`,
    fault.revision === undefined ? [] : `revision ${fault.revision}`,
  ].flat()
  const place = where.length === 0 ? '' : ` at ${where.join(', ')}`
  return `The history cannot be read${place}: expected ${fault.expected}, found ${fault.found}. Restore the log from its source; it was not changed.`
}
