import type { TargetEvent } from '../event/events.ts'
import type { EventId } from '../event/identifiers.ts'
import { knownThrough, type Ledger } from '../ledger/ledger.ts'
import { stretchAt } from '../ledger/terms-history.ts'
import { dayNumberOf, MAX_DAY_NUMBER, type Day } from '../period/day.ts'
import { landmarksAt, type Landmarks } from '../ledger/landmarks.ts'
import { ReportsInForce } from '../ledger/reports.ts'
import { changesStanding } from './change-stands.ts'
import { MOST_SHOWN, type Notice } from './notice.ts'
import { noticeOf, type Found, type Noticed } from './notice-of.ts'
import { visitNotices } from './notices-in.ts'

/**
 * The notices that a commit brought about, those on the reports it touches, and the changes that
 * stand over its corrections, seen on one day in a settled ledger. Reports for later days count, too:
 * a mistyped year is told at once.
 */
export function noticesBrought(
  ledger: Ledger,
  events: readonly TargetEvent[],
  seenOn: Day,
): readonly Notice[] {
  const first = events[0]
  const last = events.at(-1)
  if (first === undefined || last === undefined) return []
  const landmarks = landmarksAt(ledger, last.revision)
  if (landmarks === undefined || events.every(bringsNone(ledger, landmarks, seenOn))) return []
  const standing = changesStanding(ledger, events)
  const after = noticedAt(ledger, last.revision, seenOn)
  const found: Found[] = []
  if (after !== undefined) visitNotices(after, (one) => found.push(one))
  if (after === undefined || found.length === 0) return standing.slice(0, MOST_SHOWN)
  const before = keysOf(noticedAt(ledger, first.revision - 1, seenOn))
  const touched = touchedBy(events)
  const isTouched = (index: number): boolean =>
    touched.has(after.reports.idOf(after.reports.rowAt(index)))
  const ofReports = found
    .filter((one) => isTouched(one.index) || isTouched(one.other) || !before.has(keyOf(one, after)))
    .slice(0, MOST_SHOWN)
    .map((one) => noticeOf(one, after))
  return [...standing, ...ofReports].slice(0, MOST_SHOWN)
}

/** Events that leave the reports in force and the period as they are. */
const QUIET: ReadonlySet<TargetEvent['type']> = new Set([
  'TargetCompleted',
  'TargetCompletedEarly',
  'TargetExceeded',
  'MilestoneWithdrawn',
  'NoteAdded',
])

/**
 * Whether an event can bring no notice about, told without a look at the other reports: so it is with
 * a report within the period where no report has a span and none restates a total.
 */
function bringsNone(
  ledger: Ledger,
  { history }: Landmarks,
  seenOn: Day,
): (event: TargetEvent) => boolean {
  const { terms } = stretchAt(history, dayNumberOf(seenOn))
  const { period, reportedAs } = terms
  const isPlain = reportedAs === 'increment' && ledger.spans === undefined
  const isWithin = ({ on }: { readonly on: Day }): boolean => period.from <= on && on <= period.to
  return (event) => {
    if (event.type === 'ProgressReported') return isPlain && isWithin(event.data)
    if (event.type === 'ProgressCorrected') return isPlain && isWithin(event.data.now)
    return QUIET.has(event.type) || (isPlain && event.type === 'ProgressRetracted')
  }
}

function touchedBy(events: readonly TargetEvent[]): ReadonlySet<EventId> {
  return new Set(
    events.flatMap((event) => {
      if (event.type === 'ProgressReported') return event.id
      return event.type === 'ProgressCorrected' ? event.data.report : []
    }),
  )
}

function noticedAt(ledger: Ledger, revision: number, seenOn: Day): Noticed | undefined {
  const landmarks = landmarksAt(ledger, revision)
  // A void has no reports in force: what stands again after it is told anew.
  if (landmarks === undefined || landmarks.voided !== undefined) return undefined
  const known = knownThrough(ledger, revision)
  const reports = new ReportsInForce(known, landmarks.set.revision, MAX_DAY_NUMBER)
  return { reports, terms: stretchAt(landmarks.history, dayNumberOf(seenOn)).terms }
}

function keysOf(noticed: Noticed | undefined): ReadonlySet<string> {
  const keys = new Set<string>()
  if (noticed !== undefined) visitNotices(noticed, (one) => keys.add(keyOf(one, noticed)))
  return keys
}

/** Which notice it is, whatever else is in force. */
function keyOf({ code, index, other }: Found, { reports }: Noticed): string {
  return `${code} ${reports.rowAt(index)} ${reports.rowAt(other)}`
}
