import {
  evolve,
  NOTHING_YET,
  type EventId,
  type HistoryEntry,
  type ProgressReportedData,
  type Reported,
  type TargetEvent,
  type TargetRevised,
  type TargetState,
  type TargetTerms,
  type TermsPatch,
  type Tracker,
} from '@planfold/core'
import { slotOfCommand } from '../rows/slot.ts'

type Saying = TargetTerms | ProgressReportedData

/** What a mapping has said in one of its slots, and what has become of it. */
export interface Said {
  /** What it said last; undefined where it has taken the reading back. */
  readonly says: Saying | undefined
  /** What stands there now, whoever said so; undefined where the reading was taken back. */
  readonly stands: Saying | undefined
  /** The last event that touched it. */
  readonly event: EventId
  /** The report that stands for a reading. */
  readonly report?: EventId
}

/**
 * What a mapping has said of one target so far, slot by slot, and what is known of the target. A table
 * that has not changed has nothing new to say, whatever others have said since.
 */
export class SaidByMapping {
  readonly #mapping: string
  readonly #slots = new Map<string, Said>()
  readonly #slotOfReport = new Map<EventId, string>()
  readonly #revisions: TargetRevised[] = []
  #set: { readonly slot: string | undefined; readonly terms: TargetTerms } | undefined
  #state: TargetState = NOTHING_YET
  /** What was said of the target before it was voided, should it be restored. */
  #before: ReadonlyMap<string, Said> = new Map()
  #endedBy: EventId | undefined
  #lastVoid: EventId | undefined

  constructor(mapping: string, events: readonly TargetEvent[]) {
    this.#mapping = mapping
    this.take(events)
  }

  /** What is known of the target. */
  get state(): TargetState {
    return this.#state
  }

  /** The void after which everything is to be said anew; undefined where there was none. */
  get endedBy(): EventId | undefined {
    return this.#endedBy
  }

  in(slot: string): Said | undefined {
    return this.#slots.get(slot)
  }

  /** Takes in further events; false where some in between are missing. */
  take(events: readonly TargetEvent[]): boolean {
    for (const event of events) {
      if (event.revision !== this.#state.revision + 1) return false
      this.#state = evolve(this.#state, event)
      this.#hear(event, slotOfCommand(this.#mapping, event.commit))
    }
    return true
  }

  /** `own` is the slot that the event is about, where this mapping has caused it. */
  #hear(event: TargetEvent, own: string | undefined): void {
    const { id } = event
    switch (event.type) {
      case 'TargetVoided':
        this.#before = new Map(this.#slots)
        this.#lastVoid = this.#endedBy
        this.#endedBy = id
        this.#slots.clear()
        return
      case 'TargetRestored':
        for (const [slot, said] of this.#before) this.#slots.set(slot, said)
        this.#endedBy = this.#lastVoid
        return
      case 'TargetSet':
        this.#revisions.length = 0
        this.#set = { slot: own, terms: event.data }
        if (own === undefined) return
        this.#slots.set(own, { says: event.data, stands: event.data, event: id })
        return
      case 'TargetRevised':
        this.#revise(event, own)
        return
      case 'ProgressReported':
        if (own === undefined) return
        this.#slotOfReport.set(id, own)
        this.#slots.set(own, { says: event.data, stands: event.data, event: id, report: id })
        return
      case 'ProgressCorrected':
      case 'ProgressRetracted': {
        const { report } = event.data
        const slot = this.#slotOfReport.get(report)
        const said = slot === undefined ? undefined : this.#slots.get(slot)
        if (slot === undefined || said?.report !== report) return
        const stands =
          event.type === 'ProgressRetracted'
            ? undefined
            : restated(said.says as ProgressReportedData, event.data.now)
        this.#slots.set(slot, {
          says: own === slot ? stands : said.says,
          stands,
          event: id,
          report,
        })
        return
      }
      case 'TargetCancelled':
      case 'TargetReopened':
      case 'TargetCompleted':
      case 'TargetCompletedEarly':
      case 'TargetExceeded':
      case 'MilestoneWithdrawn':
      case 'NoteAdded':
        return
      default:
        event satisfies never
    }
  }

  #revise(event: TargetRevised, own: string | undefined): void {
    this.#revisions.push(event)
    const slot = this.#set?.slot
    const said = slot === undefined ? undefined : this.#slots.get(slot)
    if (this.#set === undefined || slot === undefined || said === undefined) return
    const patches = ranked(this.#revisions)
    const stands = patches.reduce<TargetTerms>(patched, this.#set.terms)
    if (own !== slot) {
      this.#slots.set(slot, { ...said, stands })
      return
    }
    const says = patched(said.says as TargetTerms, event.data.set)
    this.#slots.set(slot, { says, stands, event: event.id })
  }
}

/**
 * What revisions say, by effective day and then by revision. A correction without a day comes first, and
 * takes its terms out of the corrections before it.
 */
function ranked(revisions: readonly TargetRevised[]): readonly TermsPatch[] {
  const said = revisions.map(({ data: { kind, effective = '', set } }, place) => {
    const later = revisions.slice(place + 1).filter(({ data }) => data.effective === undefined)
    const again = new Set(later.flatMap(({ data }) => Object.keys(data.set)))
    const kept = Object.entries(set).filter(([term]) => kind === 'change' || !again.has(term))
    return { effective, set: Object.fromEntries(kept) }
  })
  return said
    .toSorted((a, b) => (a.effective < b.effective ? -1 : a.effective > b.effective ? 1 : 0))
    .map(({ set }) => set)
}

/** What a report says once it is corrected; its note stays. */
function restated({ note }: ProgressReportedData, now: Reported): ProgressReportedData {
  return { ...now, ...(note !== undefined && { note }) }
}

/** Terms with a patch applied; `null` takes a term away. */
function patched(terms: TargetTerms, patch: object): TargetTerms {
  const members = Object.entries({ ...terms, ...patch }).filter(([, value]) => value !== null)
  return Object.fromEntries(members) as unknown as TargetTerms
}

/** Most events of the targets looked at last that are kept in mind. */
const MOST_EVENTS = 100_000

/** What a mapping has said of the targets looked at last; one that comes up again later is looked at anew. */
export class SayingsOfTargets {
  readonly #tracker: Tracker
  readonly #mapping: string
  readonly #known = new Map<string, SaidByMapping>()
  #events = 0

  constructor(tracker: Tracker, mapping: string) {
    this.#tracker = tracker
    this.#mapping = mapping
  }

  async of(target: string): Promise<SaidByMapping> {
    const known = this.#known.get(target)
    if (known !== undefined) {
      // The one looked at last is the last to be forgotten.
      this.#known.delete(target)
      this.#known.set(target, known)
      return known
    }
    const history = await this.#tracker.history(target)
    const events = history.map(({ event }: HistoryEntry) => event)
    const said = new SaidByMapping(this.#mapping, events)
    this.#known.set(target, said)
    this.#events += events.length
    this.#forgetOldest()
    return said
  }

  /** What has just been stored; where others have stored something too, it is looked at anew. */
  take(target: string, events: readonly TargetEvent[]): void {
    const known = this.#known.get(target)
    if (known === undefined) return
    if (known.take(events)) this.#events += events.length
    else this.forget(target)
  }

  forget(target: string): void {
    this.#events -= this.#known.get(target)?.state.revision ?? 0
    this.#known.delete(target)
  }

  forgetAll(): void {
    this.#known.clear()
    this.#events = 0
  }

  #forgetOldest(): void {
    for (const oldest of this.#known.keys()) {
      if (this.#events + this.#known.size <= MOST_EVENTS || this.#known.size === 1) return
      this.forget(oldest)
    }
  }
}
