import type { CommitId } from '../event/identifiers.ts'
import { PlanfoldError } from '../refusal/planfold-error.ts'
import { shown } from '../refusal/preview.ts'

/**
 * The store failed while a command was on its way; `cause` is what it threw. The command may or may not
 * be stored: given again with `commandId` it has the effect of once.
 */
export class StoreFailed extends PlanfoldError {
  override readonly name = 'StoreFailed'
  readonly code = 'StoreFailed'
  /** The command's id, also where the tracker made it. */
  readonly commandId: CommitId

  constructor(commandId: CommitId, cause: unknown) {
    const found = cause instanceof Error ? cause.message : shown(cause)
    super(
      `The store failed while command ${JSON.stringify(commandId)} was on its way: ${found} ` +
        'Give the command again with this id; it may be stored already.',
      { cause },
    )
    this.commandId = commandId
  }
}

/** What a store answers about a command; rejects with {@link StoreFailed} where the store does. */
export async function onBehalfOf<Answer>(
  commandId: CommitId,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask()
  } catch (cause) {
    throw new StoreFailed(commandId, cause)
  }
}
