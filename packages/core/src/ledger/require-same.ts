import { HistoryCorrupt } from '../event/history-corrupt.ts'
import type { EventId, TargetId } from '../event/identifiers.ts'
import type { Rows } from './rows.ts'

/** What is needed of a ledger to tell whether an event is the one that stands in a row. */
interface KnownRows {
  readonly target: TargetId
  readonly revisions: readonly number[] | undefined
  readonly rows: Rows
}

/** Throws {@link HistoryCorrupt} where a row holds another event than the one of this id. */
export function requireSame(
  { target, revisions, rows }: KnownRows,
  row: number,
  id: EventId,
): void {
  const present = rows.idAt(row)
  if (present === id) return
  throw new HistoryCorrupt({
    target,
    revision: revisions?.[row] ?? row + 1,
    expected: `one event, ${present}`,
    found: `another, ${id}`,
  })
}
