import { HistoryCorrupt } from '../event/history-corrupt.ts'
import type { EventId, TargetId } from '../event/identifiers.ts'

/** What is needed of a ledger to tell whether an event is the one that stands in a row. */
interface Rows {
  readonly target: TargetId
  readonly revisions: readonly number[] | undefined
  readonly ids: readonly EventId[]
}

/** Throws {@link HistoryCorrupt} where a row holds another event than the one of this id. */
export function requireSame({ target, revisions, ids }: Rows, row: number, id: EventId): void {
  const present = ids[row] as EventId
  if (present === id) return
  throw new HistoryCorrupt({
    target,
    revision: revisions?.[row] ?? row + 1,
    expected: `one event, ${present}`,
    found: `another, ${id}`,
  })
}
