import { setImmediate } from 'node:timers/promises'
import { addDays, day, openTracker } from '../src/index.ts'
import { logOf, type LogPlan } from './log.ts'
import { passingStore } from './stores.ts'

// A process of its own for each probe, so that no other leaves anything in its memory.

const LATEST = day('2020-12-31')
const BOARDS = 3

/** Bytes that are kept in the end. */
export interface Kept {
  /** By a tracker that has read the log, without its boards. */
  readonly tracker: number
  /** By each board that it keeps. */
  readonly board: number
  /** By the terms of the targets alone. */
  readonly terms: number
}

/** What a tracker keeps of a log that comes from a store. */
export async function kept(plan: LogPlan): Promise<Kept> {
  await opened({ targets: 10, reports: 100, corrected: 0.2 }, 2)
  const terms: unknown[] = []
  const empty = await bytesInUse()
  for (const event of logOf({ ...plan, reports: 0 })) terms.push(event.data)
  const withTerms = await bytesInUse()
  terms.length = 0
  const before = await bytesInUse()
  const tracker = await opened(plan, 1)
  const withOne = await bytesInUse()
  for (let place = 1; place <= BOARDS; place++) await tracker.scoreboard({ asOf: dayBefore(place) })
  const board = ((await bytesInUse()) - withOne) / BOARDS
  await tracker.close()
  return { tracker: withOne - before - board, board, terms: withTerms - empty }
}

/** A tracker that has made so many boards over a log. */
async function opened(plan: LogPlan, boards: number) {
  const tracker = await openTracker({ store: passingStore(() => logOf(plan)) })
  for (let place = 0; place < boards; place++) await tracker.scoreboard({ asOf: dayBefore(place) })
  return tracker
}

function dayBefore(days: number) {
  return addDays(LATEST, -days)
}

/** Bytes in use after the garbage is gone: objects, and columns that lie beside them. */
async function bytesInUse(): Promise<number> {
  for (let time = 0; time < 3; time++) {
    await setImmediate()
    globalThis.gc?.()
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const [given] = process.argv.slice(2)
if (import.meta.main && given !== undefined) {
  console.log(JSON.stringify(await kept(JSON.parse(given) as LogPlan)))
}
