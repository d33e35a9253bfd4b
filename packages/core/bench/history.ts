import { commitId, eventIdIn, targetId } from '../src/event/identifiers.ts'
import type { Envelope, ProgressReported, ReportValue, TargetEvent } from '../src/event/events.ts'
import type { MeasureName, TargetTerms } from '../src/event/terms.ts'
import { addDays, day } from '../src/period/day.ts'
import { moment } from '../src/period/moment.ts'
import { zone } from '../src/period/zone.ts'
import { quantity } from '../src/quantity/quantity.ts'

const MEASURES: readonly MeasureName[] = [
  'sum',
  'latest',
  'average',
  'max',
  'min',
  'ratio',
  'steps',
]
const START = day('2020-01-01')
const DAYS = 366

/** Whole numbers below `bound`, the same for the same seed (mulberry32). */
export function randomBelow(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound)
  }
}

/**
 * So many reports over so many targets of all measures, with the events that set them, all
 * shuffled: every object is its own, as it would be after reading a log.
 */
export function shuffledHistory(reports: number, targets: number, seed = 1): TargetEvent[] {
  const below = randomBelow(seed)
  const events: TargetEvent[] = []
  const revisions: number[] = []
  for (let target = 0; target < targets; target++) {
    revisions.push(1)
    events.push(envelope('TargetSet', target, 1, START, termsOf(target)))
  }
  for (let report = 0; report < reports; report++) {
    const target = below(targets)
    const revision = (revisions[target] as number) + 1
    revisions[target] = revision
    events.push(reportOf(target, revision, below))
  }
  for (let last = events.length - 1; last > 0; last--) {
    const other = below(last + 1)
    const moved = events[last] as TargetEvent
    events[last] = events[other] as TargetEvent
    events[other] = moved
  }
  return events
}

/** So many targets with a plan in cents, of up to a million different ones, and a report each. */
export function plansInCents(targets: number, seed = 1): TargetEvent[] {
  const below = randomBelow(seed)
  return Array.from({ length: targets }, (_, target) => {
    const plan = quantity((1 + below(1_000_000)) / 100)
    const value = { quantity: quantity(below(1_000_000) / 100) }
    const terms: TargetTerms = { ...termsOf(0), direction: 'atLeast', plan }
    return [
      envelope('TargetSet', target, 1, START, terms),
      envelope('ProgressReported', target, 2, START, {
        value,
        on: START,
        status: 'final' as const,
      }),
    ]
  }).flat()
}

function termsOf(target: number): TargetTerms {
  const measure = MEASURES[target % MEASURES.length] as MeasureName
  return {
    title: `Target ${target}`,
    unit: { code: 'unit' },
    measure,
    reportedAs: 'increment',
    direction: target % 3 === 0 ? 'atMost' : 'atLeast',
    plan: quantity(measure === 'sum' || measure === 'steps' ? '50000' : '60.5'),
    period: { from: START, to: addDays(START, DAYS - 1), zone: zone('Asia/Ho_Chi_Minh') },
    completion: target % 2 === 0 ? 'whenReached' : 'heldAtDeadline',
    earlyBy: 1,
    attainment: { method: 'ofPlan' },
  }
}

function reportOf(
  target: number,
  revision: number,
  below: (bound: number) => number,
): ProgressReported {
  const on = addDays(START, below(DAYS))
  return envelope('ProgressReported', target, revision, on, {
    value: valueOf(MEASURES[target % MEASURES.length] as MeasureName, below),
    on,
    status: 'final',
  })
}

function valueOf(measure: MeasureName, below: (bound: number) => number): ReportValue {
  if (measure === 'steps') return { steps: quantity(below(100)) }
  const figure = quantity(`${below(100)}.${below(100)}`)
  return measure === 'ratio'
    ? { numerator: figure, denominator: quantity(1 + below(100)) }
    : { quantity: figure }
}

function envelope<Type extends string, Data>(
  type: Type,
  target: number,
  revision: number,
  on: string,
  data: Data,
): Envelope<Type, Data> {
  const commit = commitId(`commit-${target}-${revision}`)
  return {
    id: eventIdIn(commit, 1),
    type,
    v: 1,
    target: targetId(`target-${target}`),
    revision,
    commit,
    recordedAt: moment(`${on}T12:00:00.000Z`),
    data,
  }
}
