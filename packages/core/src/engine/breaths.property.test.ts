import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import type { Moment } from '../period/moment.ts'
import { laterMoment } from '../period/moment.ts'
import { scoreboard, type Scoreboard } from '../scoreboard/scoreboard.ts'
import { memoryLog, memoryStore } from '../store/memory-store.ts'
import { histories, type SampleHistory, type Turn } from '../testing/arbitraries/histories.ts'
import { pointIn, pointPlans, type PointPlan } from '../testing/arbitraries/view-points.ts'
import { commitsIn } from '../testing/tracking.ts'
import { Breathing } from './breathing.ts'
import type { LookProgress } from './look-options.ts'
import { openTracker, trackerBreathing } from './open-tracker.ts'
import type { TrackerViewPoint } from './tracker.ts'

/** Breathes wherever it can; each time others do something. */
function breathingAlways(others: () => void): Breathing {
  let now = 0
  const milliseconds = () => (now += 1_000)
  const othersTurn = () => {
    others()
    return new Promise<void>((resolve) => setImmediate(resolve))
  }
  return new Breathing({ milliseconds, othersTurn }, 1)
}

/** A tracker that breathes wherever it can, on a log with the first turns of a history; the others come one a breath. */
async function busyTracker({ turns }: SampleHistory, first: number) {
  const log = memoryLog()
  let present = (turns[0] as Turn).request.recordedAt
  const clock = (): Moment => present
  const left = turns.slice(first)
  const watch = { breaths: 0, onBreath: (_breaths: number): void => undefined, isBusy: true }
  let running = Promise.resolve()
  let isRunning = false
  const others = (): void => {
    watch.onBreath(++watch.breaths)
    const turn = watch.isBusy && !isRunning ? left.shift() : undefined
    if (turn === undefined) return
    isRunning = true
    running = put(turn).finally(() => {
      isRunning = false
    })
  }
  const store = memoryStore({ log })
  const tracker = await trackerBreathing({ store, clock }, breathingAlways(others))
  const put = async ({ command, request }: Turn): Promise<void> => {
    present = laterMoment(present, request.recordedAt)
    await tracker.execute(command, { commandId: request.id })
  }
  // Written by another, so that there is a log to be read.
  const writer = await openTracker({ store: memoryStore({ log }), clock })
  for (const { command, request } of turns.slice(0, first)) {
    present = laterMoment(present, request.recordedAt)
    await writer.execute(command, { commandId: request.id })
  }
  const stored = async (): Promise<readonly (readonly TargetEvent[])[]> => {
    await running
    const commits = await commitsIn(memoryStore({ log }))
    return commits.map(({ events }) => events as readonly TargetEvent[])
  }
  return { tracker, watch, stored }
}

function textOf(board: Scoreboard): string {
  return JSON.stringify(board)
}

/** What a synchronous build of the first so many commits gives, where the tracker's board looked from. */
function built(
  commits: readonly (readonly TargetEvent[])[],
  point: TrackerViewPoint,
  board: Scoreboard,
): Scoreboard {
  const events = commits.flat()
  const { asOf, knownAt } = point
  if (asOf === undefined) return scoreboard(events, { at: board.at as Moment })
  return scoreboard(events, {
    asOf,
    ...(typeof knownAt === 'string' && { knownAt }),
  })
}

const busyHistories = fc.record({
  history: histories({ maxTargets: 6, maxSteps: 24, voids: true }),
  first: fc.nat({ max: 12 }),
  /** Whether others wait until targets are judged. */
  late: fc.boolean(),
  plan: fc.option(pointPlans(), { nil: undefined }),
})

function pointOf(history: SampleHistory, plan: PointPlan | undefined): TrackerViewPoint {
  return plan === undefined ? {} : pointIn(history, plan)
}

test('a board built in breaths is that of a log as it stood while it was built, and the next is of all', async () => {
  let between = 0
  await fc.assert(
    fc.asyncProperty(busyHistories, async ({ history, first, late, plan }) => {
      const { tracker, watch, stored } = await busyTracker(history, first)
      const point = pointOf(history, plan)
      for (let look = 0; look < 3; look++) {
        watch.isBusy = look < 2 && !late
        const before = (await stored()).length
        const board = await tracker.scoreboard(point, {
          onProgress: ({ phase }) => {
            watch.isBusy = look < 2 && (!late || phase === 'judging')
          },
        })
        const commits = await stored()
        between += commits.length - before
        const candidates = Array.from({ length: commits.length - before + 1 }, (_, more) =>
          textOf(built(commits.slice(0, before + more), point, board)),
        )
        expect(candidates).toContain(textOf(board))
      }
    }),
  )
  expect(between).toBeGreaterThan(0)
})

test('a look that is stopped at any breath rejects with the reason, and the next is right', async () => {
  const stopping = fc.tuple(busyHistories, fc.integer({ min: 1, max: 30 }))
  let stopped = 0
  await fc.assert(
    fc.asyncProperty(stopping, async ([{ history, first, plan }, at]) => {
      const { tracker, watch, stored } = await busyTracker(history, first)
      const point = pointOf(history, plan)
      const controller = new AbortController()
      const reason = new Error('enough')
      watch.onBreath = (breaths) => {
        if (breaths === at) controller.abort(reason)
      }
      const look = await tracker.scoreboard(point, { signal: controller.signal }).then(
        () => 'done',
        (error: unknown) => error,
      )
      expect(look).toBe(controller.signal.aborted ? reason : 'done')
      if (look === reason) stopped++
      watch.isBusy = false
      const commits = await stored()
      const board = await tracker.scoreboard(point)
      expect(textOf(board)).toBe(textOf(built(commits, point, board)))
    }),
  )
  expect(stopped).toBeGreaterThan(0)
})

test('progress never goes back, and each phase ends with all there is', async () => {
  const order = ['reading', 'folding', 'judging']
  await fc.assert(
    fc.asyncProperty(busyHistories, async ({ history, first, plan }) => {
      const { tracker } = await busyTracker(history, first)
      for (let look = 0; look < 2; look++) {
        const told: LookProgress[] = []
        await tracker.scoreboard(pointOf(history, plan), {
          onProgress: (progress) => told.push(progress),
        })
        for (const [place, { phase, done, of }] of told.entries()) {
          const next = told[place + 1]
          if (of !== undefined) expect(done).toBeLessThanOrEqual(of)
          if (next?.phase === phase) expect(next.done).toBeGreaterThanOrEqual(done)
          else expect(done).toBe(of)
          if (next !== undefined) {
            expect(order.indexOf(next.phase)).toBeGreaterThanOrEqual(order.indexOf(phase))
          }
        }
        expect(told.at(-1)?.phase).toBe('judging')
      }
    }),
  )
})
