import { HistoryCorrupt } from '../event/history-corrupt.ts'
import type { CommitId } from '../event/identifiers.ts'
import { PlanfoldError } from '../refusal/planfold-error.ts'
import { shown } from '../refusal/preview.ts'
import type { StoreCall } from '../store/store-answer.ts'
import { StoreClosed } from '../store/store-closed.ts'

/**
 * The store failed while a command was on its way; `cause` is what it threw. The command may or may not
 * be stored: given again with `commandId` it has the effect of once.
 */
export class StoreFailed extends PlanfoldError {
  override readonly name = 'StoreFailed'
  readonly code = 'StoreFailed'
  /** The command's id, also where the tracker made it. */
  readonly commandId: CommitId
  /** Whether this call may have stored the command: false where the store failed before it was to. */
  readonly mayBeStored: boolean

  constructor(commandId: CommitId, call: StoreCall, cause: unknown) {
    const found = cause instanceof Error ? cause.message : shown(cause)
    const mayBeStored = call === 'append' && !(cause instanceof StoreClosed)
    const stored = mayBeStored ? 'it may be stored already' : 'this call has stored nothing'
    super(
      `The store failed while command ${JSON.stringify(commandId)} was on its way: ${found} ` +
        `Give the command again with this id; ${stored}.`,
      { cause },
    )
    this.commandId = commandId
    this.mayBeStored = mayBeStored
  }
}

/** What a store answers about a command; rejects with {@link failureFor} where the store does. */
export async function onBehalfOf<Answer>(
  commandId: CommitId,
  call: StoreCall,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask()
  } catch (cause) {
    throw failureFor(commandId, call, cause)
  }
}

/** A store's failure as a command tells it: {@link StoreFailed}, but that its log is no history as it is. */
export function failureFor(commandId: CommitId, call: StoreCall, cause: unknown): PlanfoldError {
  return cause instanceof HistoryCorrupt ? cause : new StoreFailed(commandId, call, cause)
}
