import type { Ledger } from './ledger.ts'
import { stretchAt, type TermsHistory } from './terms-history.ts'
import { dayNumberOf, type Day } from '../period/day.ts'
import type { Moment } from '../period/moment.ts'
import { runningDayIn } from '../period/running-day.ts'
import { landmarksAt } from './landmarks.ts'

/** The day that is running at a moment in the target's zone, as the zone is on that very day. */
export function dayOfRecord(ledger: Ledger, revision: number, recordedAt: Moment): Day {
  const history = landmarksAt(ledger, revision)?.history
  return history === undefined ? (recordedAt.slice(0, 10) as Day) : dayUnder(history, recordedAt)
}

/** {@link dayOfRecord} under terms as they are known. */
export function dayUnder(history: TermsHistory, recordedAt: Moment): Day {
  const { zone } = history.original.period
  const guess = runningDayIn(zone, recordedAt)
  const inForce = stretchAt(history, dayNumberOf(guess)).terms.period.zone
  return inForce === zone ? guess : runningDayIn(inForce, recordedAt)
}
