import type { TargetEvent } from '../event/events.ts'
import type { EventId, TargetId } from '../event/identifiers.ts'
import { millisecondsOf, type Moment } from '../period/moment.ts'
import { HistoryCorrupt } from '../event/history-corrupt.ts'
import { ITERABLE, requireKind } from '../refusal/kinds.ts'
import { clipped, shown } from '../refusal/preview.ts'
import { VERSIONS } from '../event/versions.ts'
import { enter } from './enter.ts'
import type { Gathered } from './gathered.ts'
import { atOnce } from './in-steps.ts'
import { Intake } from './intake.ts'
import { KeptLog } from './kept-log.ts'
import { openLedger, type Ledger } from './ledger.ts'
import { WrittenRecords, type Records, type RecordsTaken } from './records.ts'
import { ledgersIn } from './sealing.ts'

/** The ledgers of many targets, by id. */
export type Ledgers = Map<TargetId, Ledger>

/** A log: an array of events, an iterable of batches of them, or one that is kept otherwise. */
export type LogSource = Iterable<TargetEvent> | Iterable<readonly TargetEvent[]> | KeptLog

// Reports are nearly all there is; a constant spares each of them the look-up.
const VERSION_OF_REPORTS = VERSIONS.ProgressReported

/**
 * Enters one event into the ledger of its target; the order of delivery does not matter.
 * `position` names the event in the error thrown when its type or version is not known.
 */
export function project(ledgers: Ledgers, event: TargetEvent, position: string | number): Ledger {
  requireEvent(event, position)
  let ledger = ledgers.get(event.target)
  if (ledger === undefined) {
    ledger = openLedger(event.target)
    ledgers.set(event.target, ledger)
  }
  enter(ledger, event)
  return ledger
}

/** Throws {@link HistoryCorrupt} for what is no event of a known type and version, as an array may hold it. */
export function requireEvent(event: TargetEvent, position?: string | number): void {
  const given: unknown = event
  if (typeof given !== 'object' || given === null) {
    throw new HistoryCorrupt({ ...placeOf(position), expected: 'an event', found: shown(given) })
  }
  if (!isKnown(event)) throw unknownEvent(event, position)
}

function isKnown({ type, v }: TargetEvent): boolean {
  if (type === 'ProgressReported') return v === VERSION_OF_REPORTS
  return Object.hasOwn(VERSIONS, type) && v === VERSIONS[type]
}

function placeOf(position: string | number | undefined) {
  return position === undefined ? {} : { position }
}

function unknownEvent(event: object, position: string | number | undefined): HistoryCorrupt {
  const { type, v, target, revision } = event as Partial<Record<keyof TargetEvent, unknown>>
  return new HistoryCorrupt({
    ...(typeof target === 'string' && { target: clipped(target, 200) }),
    ...(typeof revision === 'number' && { revision }),
    ...placeOf(position),
    expected: 'an event of a known type and version',
    found: typeof type === 'string' ? `${clipped(type)} version ${shown(v)}` : shown(event),
  })
}

/** An event that cannot count yet, since an earlier one of its target has not arrived. */
export interface WaitingEvent {
  readonly target: TargetId
  readonly id: EventId
  readonly revision: number
  /** The first revision that is missing before it. */
  readonly missing: number
}

/** The events of a settled ledger that wait behind a hole, of those known at a moment. */
export function waitingIn(ledger: Ledger, knownAt: Moment | undefined): readonly WaitingEvent[] {
  const waiting: WaitingEvent[] = []
  const last = knownAt === undefined ? Infinity : millisecondsOf(knownAt)
  for (let row = ledger.complete; row < ledger.rows.length; row++) {
    if (ledger.rows.millisecondsAt(row) > last) continue
    waiting.push({
      target: ledger.target,
      id: ledger.rows.idAt(row),
      revision: ledger.revisions?.[row] ?? row + 1,
      missing: ledger.complete + 1,
    })
  }
  return waiting
}

/** Ledgers of the events of an array, of batches of them, or of a log that is kept otherwise; settled. */
export function ledgersOf(source: LogSource): Ledgers {
  if (source instanceof KeptLog) return source.ledgers()
  return atOnce(ledgersIn(taken(source, new WrittenRecords(expectedFrom(source)))))
}

/** The events of an array, or of batches of them, brought together by target. */
export function taken<Kept extends Records>(
  source: Iterable<TargetEvent> | Iterable<readonly TargetEvent[]>,
  records: RecordsTaken<Kept>,
): Gathered<Kept> {
  requireKind('events', source, ITERABLE)
  const intake = new Intake(records, expectedFrom(source))
  let place = 0
  const take = (event: TargetEvent): void => {
    requireEvent(event, place++)
    intake.take(event)
  }
  const takeItem = (item: TargetEvent | readonly TargetEvent[]): void => {
    if (isBatch(item)) for (let at = 0; at < item.length; at++) take(item[at] as TargetEvent)
    else take(item)
  }
  // Not by way of eventsIn nor of an iterator: each would cost the replay some of its pace.
  if (!Array.isArray(source)) for (const item of source) takeItem(item)
  else for (let at = 0; at < source.length; at++) takeItem(source[at] as TargetEvent)
  return atOnce(intake.gathered())
}

/** The events of an array, or of batches of them, one by one. */
export function* eventsIn(
  source: Iterable<TargetEvent> | Iterable<readonly TargetEvent[]>,
): Generator<TargetEvent> {
  for (const item of source) {
    if (isBatch(item)) yield* item
    else yield item
  }
}

function isBatch(item: TargetEvent | readonly TargetEvent[]): item is readonly TargetEvent[] {
  return Array.isArray(item)
}

/** So many events are made room for before they are seen, and no more: an array may be long and empty. */
const MOST_EXPECTED = 2 ** 22

/** How many events a source has at least, as far as that can be told beforehand. */
function expectedFrom(source: object): number {
  return Array.isArray(source) ? Math.min(source.length, MOST_EXPECTED) : 0
}
