import type {
  EventId,
  HistoryEntry,
  ProgressReportedData,
  Reported,
  TargetEvent,
  TargetTerms,
  Tracker,
} from '@planfold/core'
import { slotOfCommand } from '../rows/slot.ts'

/** What a mapping said last in one of its slots. */
export interface Said {
  /** Undefined where it has taken the reading back, to report it anew. */
  readonly says: TargetTerms | ProgressReportedData | undefined
  /** The event that says so. */
  readonly event: EventId
  /** The report that stands for the reading. */
  readonly report: EventId | undefined
}

/**
 * What a mapping has said of one target so far, slot by slot. What others have said, be it about the
 * same reports, is left aside: a table that has not changed has nothing new to say.
 */
export class Course {
  readonly #mapping: string
  readonly #slots = new Map<string, Said>()
  #revision = 0

  constructor(mapping: string, events: readonly TargetEvent[]) {
    this.#mapping = mapping
    this.take(events)
  }

  /** How many events of the target there were when it was looked at last. */
  get revision(): number {
    return this.#revision
  }

  /** How many slots are known. */
  get size(): number {
    return this.#slots.size
  }

  said(slot: string): Said | undefined {
    return this.#slots.get(slot)
  }

  /** Takes in further events; false where some in between are missing. */
  take(events: readonly TargetEvent[]): boolean {
    for (const event of events) {
      if (event.revision !== this.#revision + 1) return false
      this.#revision = event.revision
      const slot = slotOfCommand(this.#mapping, event.commit)
      if (slot === undefined) continue
      const said = after(this.#slots.get(slot), event)
      if (said !== undefined) this.#slots.set(slot, said)
    }
    return true
  }
}

/** What is said once this event has happened; undefined where it says nothing of the slot. */
function after(before: Said | undefined, event: TargetEvent): Said | undefined {
  const { id } = event
  switch (event.type) {
    case 'TargetSet':
      return { says: event.data, event: id, report: undefined }
    case 'TargetRevised':
      return before?.says === undefined || 'value' in before.says
        ? undefined
        : { says: patched(before.says, event.data.set), event: id, report: undefined }
    case 'ProgressReported':
      return { says: event.data, event: id, report: id }
    case 'ProgressCorrected':
      return before?.says === undefined || !('value' in before.says)
        ? undefined
        : { says: restated(before.says, event.data.now), event: id, report: event.data.report }
    case 'ProgressRetracted':
      return { says: undefined, event: id, report: undefined }
    case 'TargetCancelled':
    case 'TargetReopened':
    case 'TargetCompleted':
    case 'TargetCompletedEarly':
    case 'TargetExceeded':
    case 'MilestoneWithdrawn':
    case 'NoteAdded':
      return undefined
    default:
      return event satisfies never
  }
}

/** What a report says once its figure is another. */
function restated(
  { on, over, series, note }: ProgressReportedData,
  now: Reported,
): ProgressReportedData {
  return {
    ...now,
    on,
    ...(over !== undefined && { over }),
    ...(series !== undefined && { series }),
    ...(note !== undefined && { note }),
  }
}

/** Terms with a patch applied; `null` takes a term away. */
function patched(terms: TargetTerms, patch: object): TargetTerms {
  const members = Object.entries({ ...terms, ...patch }).filter(([, value]) => value !== null)
  return Object.fromEntries(members) as unknown as TargetTerms
}

/** Most slots kept of the targets looked at last. */
const MOST_SLOTS = 100_000

/** The courses of the targets looked at last; a target that comes up again later is looked at anew. */
export class Courses {
  readonly #tracker: Tracker
  readonly #mapping: string
  readonly #known = new Map<string, Course>()
  #slots = 0

  constructor(tracker: Tracker, mapping: string) {
    this.#tracker = tracker
    this.#mapping = mapping
  }

  async of(target: string): Promise<Course> {
    const known = this.#known.get(target)
    if (known !== undefined) {
      // The one looked at last is the last to be forgotten.
      this.#known.delete(target)
      this.#known.set(target, known)
      return known
    }
    const course = new Course(this.#mapping, await this.eventsOf(target))
    this.#keep(target, course)
    return course
  }

  /** Everything that has happened to a target. */
  async eventsOf(target: string): Promise<readonly TargetEvent[]> {
    const history = await this.#tracker.history(target)
    return history.map(({ event }: HistoryEntry) => event)
  }

  /** What has just been stored; where others have stored something too, it is looked at anew. */
  take(target: string, events: readonly TargetEvent[]): void {
    const course = this.#known.get(target)
    if (course === undefined) return
    const before = course.size
    const isWhole = course.take(events)
    this.#slots += course.size - before
    if (!isWhole) this.forget(target)
  }

  forget(target: string): void {
    this.#slots -= this.#known.get(target)?.size ?? 0
    this.#known.delete(target)
  }

  #keep(target: string, course: Course): void {
    this.#known.set(target, course)
    this.#slots += course.size
    for (const oldest of this.#known.keys()) {
      if (this.#slots + this.#known.size <= MOST_SLOTS || oldest === target) break
      this.forget(oldest)
    }
  }
}
