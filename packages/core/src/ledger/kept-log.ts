import type { TargetId } from '../event/identifiers.ts'
import type { Ledger } from './ledger.ts'

/** A log that is kept in another form than its events, and can be folded as they can. */
export abstract class KeptLog {
  /** Ledgers of all its targets, whole and settled; the caller's own. */
  abstract ledgers(): Map<TargetId, Ledger>
}
