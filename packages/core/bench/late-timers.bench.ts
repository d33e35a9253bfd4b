import { openTracker } from '../src/index.ts'
import type { EventStore } from '../src/store.ts'
import { mustBe, type Bench, type MillisecondsRow } from './contest.ts'
import { AFTERWARDS, logOf } from './log.ts'
import { storeOf } from './stores.ts'

/** How late timers are while the first board of 1,000,000 events from a memory store is built. */
export const lateTimers: Bench = async (size) => {
  const targets = size.of(1_000)
  const reports = size.of(1_000_000)
  const store = await storeOf(logOf({ targets, reports }))
  const n = targets + reports
  let longest: Lateness = { onWall: 0, worked: 0 }
  for (let round = 0; round < size.rounds(3); round++) {
    globalThis.gc?.()
    const late = await latenessOf(() => firstBoard(store, targets))
    longest = {
      onWall: Math.max(longest.onWall, late.onWall),
      worked: Math.max(longest.worked, late.worked),
    }
  }
  const rows: readonly MillisecondsRow[] = [
    { name: 'late-timers', n, milliseconds: longest.onWall },
    { name: 'late-timers/worked', n, milliseconds: longest.worked },
  ]
  return rows
}

async function firstBoard(store: EventStore, targets: number): Promise<void> {
  const tracker = await openTracker({ store })
  const board = await tracker.scoreboard({ asOf: AFTERWARDS })
  mustBe('targets', board.counts.total, targets)
}

/** The longest of all timers that follow one another, in milliseconds. */
interface Lateness {
  /** How late one was. */
  readonly onWall: number
  /** How long the thread worked before one had its turn. */
  readonly worked: number
}

async function latenessOf(work: () => Promise<void>): Promise<Lateness> {
  let [onWall, worked] = [0, 0]
  let isOver = false
  let [last, usage] = [performance.now(), process.threadCpuUsage()]
  const look = (): void => {
    const now = performance.now()
    const { user, system } = process.threadCpuUsage(usage)
    // A timer of one millisecond is not late by that one.
    onWall = Math.max(onWall, now - last - 1)
    worked = Math.max(worked, (user + system) / 1_000)
    ;[last, usage] = [now, process.threadCpuUsage()]
    if (!isOver) setTimeout(look, 1)
  }
  setTimeout(look, 1)
  await work()
  // The last one counts, too: work that never let a timer in is as late as it is long.
  isOver = true
  await new Promise((resolve) => setTimeout(resolve, 1))
  return { onWall, worked }
}
