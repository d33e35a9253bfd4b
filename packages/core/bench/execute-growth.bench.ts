import {
  openTracker,
  type Command,
  type EventId,
  type TargetEvent,
  type Tracker,
} from '../src/index.ts'
import { compete, mustBe, repeated, type Bench, type Row, type Side } from './contest.ts'
import { logOf, randomBelow, reportOf } from './log.ts'
import { storeOf } from './stores.ts'
import { daysAgo, TODAY } from './today.ts'

/** Of each measure one: what a command costs is the mean over them. */
const TARGETS = 7
const DAYS = 1_800

/** A tracker with targets of so many reports, and the reports. */
interface Grown {
  readonly tracker: Tracker
  readonly targets: number
  readonly reports: ReadonlyMap<number, readonly EventId[]>
}

/** Makes the next command for a target that has these reports. */
type Next = (target: number, reports: readonly EventId[]) => Command

/** A report, a late report and a correction to targets with 100,000 reports, beside targets with 100. */
export const executeGrowth: Bench = async (size) => {
  const many = size.of(100_000)
  const below = randomBelow(4)
  const figure = (target: number, on = TODAY) => reportOf(target, on, below)
  const kinds: Readonly<Record<string, Next>> = {
    report: (target) => figure(target),
    'late-report': (target) => figure(target, daysAgo(below(DAYS))),
    correction(target, reports) {
      const report = reports[below(reports.length)] ?? ''
      return {
        ...figure(target),
        on: undefined,
        type: 'CorrectProgress',
        report,
        reason: 'Counted again',
      }
    },
  }
  const grown = await grownTo(many, TARGETS)
  const rows: Row[] = []
  for (const [kind, next] of Object.entries(kinds)) {
    const ours: Side = () => () => commanded(grown, size.of(350, TARGETS), size.patience, next)
    const limit: Side = async () => {
      // Few commands to each of many targets, so that none of them grows much.
      const small = await grownTo(Math.min(100, many), TARGETS * 5)
      return () => commanded(small, size.of(350, TARGETS), size.patience, next)
    }
    const name = `execute-growth/${kind}`
    rows.push(...(await compete({ name, n: many, ours, limit, rounds: size.rounds(5) })))
  }
  return rows
}

function commanded(
  { tracker, targets, reports }: Grown,
  most: number,
  patience: number,
  next: Next,
) {
  return repeated(most, patience, async (turn) => {
    const target = turn % targets
    const answer = await tracker.execute(next(target, reports.get(target) ?? []))
    mustBe('answer', answer.ok, true)
  })
}

async function grownTo(reports: number, targets: number): Promise<Grown> {
  const days = DAYS + 183
  const plan = { targets, reports: targets * reports, start: daysAgo(DAYS), days, written: DAYS }
  const ids = new Map<number, EventId[]>()
  const noted = function* (events: Iterable<TargetEvent>): Generator<TargetEvent> {
    for (const event of events) {
      yield event
      if (event.type !== 'ProgressReported') continue
      const target = Number(event.target.replace('target-', ''))
      const known = ids.get(target)
      if (known === undefined) ids.set(target, [event.id])
      else known.push(event.id)
    }
  }
  const tracker = await openTracker({ store: await storeOf(noted(logOf(plan))) })
  for (let target = 0; target < targets; target++) await tracker.standing(`target-${target}`)
  return { tracker, targets, reports: ids }
}
