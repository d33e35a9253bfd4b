import type { EventId } from '../event/identifiers.ts'
import { isReportDay, NOT_A_REPORT } from '../ledger/day-order.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Landmark } from '../ledger/life.ts'
import { dayNumberOf, type DayNumber } from '../period/day.ts'
import type { Resolution } from '../judgement/resolution.ts'
import { NEVER } from '../judgement/reading.ts'

/** The events of a life that take effect on a day, in the order of (day, revision). */
export interface Effects {
  readonly ledger: Ledger
  /** Rows of the ledger. */
  readonly rows: readonly number[]
  /** The day that each row of the ledger takes effect on. */
  readonly days: Int32Array
}

/** The day of the n-th event; {@link NEVER} after the last. */
export function dayAt({ rows, days }: Effects, n: number): DayNumber {
  return n < rows.length ? (days[rows[n] as number] as DayNumber) : NEVER
}

/** The events of a day from the n-th on. */
export function idsOn(on: DayNumber, effects: Effects, n: number): readonly EventId[] {
  const { ledger, rows } = effects
  const found: EventId[] = []
  for (let at = n; dayAt(effects, at) === on; at++) {
    found.push(ledger.rows.idAt(rows[at] as number))
  }
  return found
}

/** What takes effect in the life of a resolved target. */
export function effectsIn({ ledger, landmarks: { history, set } }: Resolution): Effects {
  const { amendments, complete } = ledger
  const start = dayNumberOf(history.original.period.from)
  const days = new Int32Array(complete).fill(NOT_A_REPORT)
  for (const event of ledger.landmarks) {
    days[event.revision - 1] = effectiveDay(event, start) ?? NOT_A_REPORT
  }
  for (const [revision, row] of amendments.rowsByRevision()) {
    days[revision - 1] = amendments.lastDayOf(row, ledger.rows)
  }
  const rows: number[] = []
  for (let row = set.revision - 1; row < complete; row++) {
    if (isReportDay(ledger.rows.dayAt(row))) days[row] = amendments.lastDayOf(row, ledger.rows)
    if (isReportDay(days[row] as DayNumber)) rows.push(row)
  }
  // Rows of one day stay in their order.
  rows.sort((a, b) => (days[a] as DayNumber) - (days[b] as DayNumber))
  return { ledger, rows, days }
}

/** The day an event takes effect on; undefined for those that take effect on no day of their own. */
function effectiveDay(event: Landmark, start: DayNumber): DayNumber | undefined {
  switch (event.type) {
    case 'TargetSet':
      return start
    case 'TargetRevised': {
      const { effective } = event.data
      // Nothing is in effect before the target itself is.
      return effective === undefined ? start : Math.max(start, dayNumberOf(effective))
    }
    case 'TargetCancelled':
    case 'TargetReopened':
    case 'TargetCompleted':
    case 'TargetCompletedEarly':
    case 'TargetExceeded':
    case 'NoteAdded':
      return event.data.on === undefined ? undefined : dayNumberOf(event.data.on)
    case 'TargetVoided':
    case 'TargetRestored':
    case 'MilestoneWithdrawn':
      return undefined
    default:
      return event satisfies never
  }
}
