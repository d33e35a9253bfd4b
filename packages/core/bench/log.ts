import {
  addDays,
  commitId,
  day,
  eventIdIn,
  moment,
  targetId,
  zone,
  type Day,
  type Envelope,
  type EventId,
  type MeasureName,
  type Moment,
  type ReportProgress,
  type ReportValue,
  type Reported,
  type TargetEvent,
  type TargetTerms,
} from '../src/index.ts'
import { MEASURE_NAMES } from '../src/event/allowed.ts'
import { countedIds } from '../src/engine/counted-ids.ts'
import { quantity } from '../src/quantity.ts'

/** What a log holds. */
export interface LogPlan {
  readonly targets: number
  readonly reports: number
  /** First day of the log and of the period; absent: the first of 2020. */
  readonly start?: Day
  /** Days of the period; absent: the 366 of 2020. */
  readonly days?: number
  /** Days, from the first, in which the reports come in; absent: all. */
  readonly written?: number
  /** Reports that a target is planned for; absent: those that it gets. */
  readonly planned?: number
  /** Share of the reports that are for a day up to 90 before the one they are recorded on; absent: 0. */
  readonly late?: number
  /** Share of the reports that are corrected, and retracted, some time afterwards; absent: 0. */
  readonly corrected?: number
  readonly retracted?: number
  /** Ids of commits as users choose them; absent: those that a tracker makes. */
  readonly chosenIds?: boolean
  /** Where a target stands in the roll-up; absent: nowhere. */
  readonly programme?: (target: number) => string
}

type Draw = (bound: number) => number

/** What a report says that may still be corrected. */
interface Live {
  readonly target: number
  readonly id: EventId
  readonly said: Reported
}

const MEASURES = MEASURE_NAMES.filter((name) => name !== 'declared')

const START = day('2020-01-01')
const DAYS = 366

/** A day after the year of a log. */
export const AFTERWARDS = '2021-01-31'

/** What is corrected or retracted is among so many of the last reports. */
const WINDOW = 10_000

// What comes before the count in an id that a tracker makes.
const ID_BEGINNING = '7d09e04c5b1f6a2e88c3'

/** Whole numbers below `bound`, the same for the same seed (mulberry32). */
export function randomBelow(seed: number): Draw {
  let state = seed
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound)
  }
}

/**
 * A log as a year writes it: targets of all measures are set, then their reports come in as the days go
 * by, and what becomes of them. Each event is an object of its own, parsed from its text in the order of
 * the log, so that it lies in memory where reading a log puts it.
 */
export function* logOf(plan: LogPlan): Generator<TargetEvent> {
  const { targets, reports, start = START, days = DAYS, written = days } = plan
  const { late = 0, corrected = 0, retracted = 0 } = plan
  const below = randomBelow(1)
  const isDrawn = (share: number): boolean => share > 0 && below(1_000_000) < share * 1_000_000
  const envelope = envelopes(targets, plan.chosenIds)
  for (let target = 0; target < targets; target++) {
    yield asRead(envelope('TargetSet', target, noonOf(start), termsOf(target, plan)))
  }
  const live: (Live | undefined)[] = []
  for (let report = 0; report < reports; report++) {
    const target = below(targets)
    const passed = Math.floor((report * written) / reports)
    const recorded = noonOf(addDays(start, passed))
    const on = addDays(start, isDrawn(late) ? Math.max(0, passed - 1 - below(90)) : passed)
    const said: Reported = { value: valueOf(target, below), on, status: 'final' }
    const event = envelope('ProgressReported', target, recorded, said)
    yield asRead(event)
    live[report % WINDOW] = { target, id: event.id, said }
    if (isDrawn(corrected)) {
      const [place, { target: of, id, said: was }] = drawnFrom(live, below)
      const now: Reported = { ...was, value: valueOf(of, below) }
      live[place] = { target: of, id, said: now }
      yield asRead(envelope('ProgressCorrected', of, recorded, { report: id, was, now }))
    }
    if (isDrawn(retracted)) {
      const [place, { target: of, id, said: was }] = drawnFrom(live, below)
      live[place] = undefined
      yield asRead(envelope('ProgressRetracted', of, recorded, { report: id, was }))
    }
  }
}

/** An event as it comes out of a store. */
function asRead<Event extends TargetEvent>(event: Event): Event {
  return JSON.parse(JSON.stringify(event)) as Event
}

function noonOf(on: Day): Moment {
  return moment(`${on}T12:00:00.000Z`)
}

/** The n-th target: measures, directions and policies in turn, plans that about half of them meet. */
function termsOf(target: number, plan: LogPlan): TargetTerms {
  const { start = START, days = DAYS, programme, planned = plan.reports / plan.targets } = plan
  const measure = measureOf(target)
  const adds = measure === 'sum' || measure === 'steps'
  return {
    title: `Target ${target}`,
    unit: { code: 'unit' },
    measure,
    reportedAs: 'increment',
    direction: target % 3 === 0 ? 'atMost' : 'atLeast',
    plan: quantity(adds ? Math.ceil(50 * Math.max(1, planned)) : '60.5'),
    period: { from: start, to: addDays(start, days - 1), zone: zone('Asia/Ho_Chi_Minh') },
    completion: target % 2 === 0 ? 'whenReached' : 'heldAtDeadline',
    earlyBy: 1,
    attainment: { method: 'ofPlan' },
    ...(programme !== undefined && { programme: programme(target) }),
  }
}

function measureOf(target: number): MeasureName {
  return MEASURES[target % MEASURES.length] ?? 'sum'
}

/** A figure in the shape that the measure of the n-th target asks for. */
function valueOf(target: number, below: Draw): ReportValue {
  const measure = measureOf(target)
  if (measure === 'steps') return { steps: quantity(below(100)) }
  const figure = quantity(`${below(100)}.${below(100)}`)
  return measure === 'ratio'
    ? { numerator: figure, denominator: quantity(1 + below(100)) }
    : { quantity: figure }
}

/** A report of the n-th target, as a caller gives it. */
export function reportOf(target: number, on: Day, below: Draw): ReportProgress {
  return { type: 'ReportProgress', target: `target-${target}`, on, ...valueOf(target, below) }
}

/** Makes envelopes, each with the next revision of its target. */
function envelopes(targets: number, chosenIds = false) {
  const made = countedIds(() => ID_BEGINNING)
  const revisions = new Uint32Array(targets)
  return <Type extends string, Data>(
    type: Type,
    target: number,
    recordedAt: Moment,
    data: Data,
  ): Envelope<Type, Data> => {
    const revision = (revisions[target] ?? 0) + 1
    revisions[target] = revision
    const chosen = `import-2020/target-${target}/row-${revision}`
    const commit = commitId(chosenIds ? chosen : made())
    const id = eventIdIn(commit, 1)
    return {
      id,
      type,
      v: 1,
      target: targetId(`target-${target}`),
      revision,
      commit,
      recordedAt,
      data,
    }
  }
}

/** One of those that are live, with its place; the one last made always is. */
function drawnFrom(
  live: readonly (Live | undefined)[],
  below: Draw,
): readonly [place: number, Live] {
  while (true) {
    const place = below(live.length)
    const found = live[place]
    if (found !== undefined) return [place, found]
  }
}

/** So many targets with a plan in cents, of up to a million different ones, and a report each. */
export function* plansInCents(targets: number): Generator<TargetEvent> {
  const below = randomBelow(1)
  const envelope = envelopes(targets)
  const terms = termsOf(0, { targets, reports: targets })
  for (let target = 0; target < targets; target++) {
    const plan = quantity((1 + below(1_000_000)) / 100)
    const value = { quantity: quantity(below(1_000_000) / 100) }
    yield asRead(
      envelope('TargetSet', target, noonOf(START), {
        ...terms,
        direction: 'atLeast' as const,
        plan,
      }),
    )
    yield asRead(
      envelope('ProgressReported', target, noonOf(START), {
        value,
        on: START,
        status: 'final' as const,
      }),
    )
  }
}
