import { describe, expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { eventIdIn, commitId } from '../event/identifiers.ts'
import { ROWS_A_STEP } from '../ledger/in-steps.ts'
import type { EventStore } from '../store/event-store.ts'
import { memoryStore } from '../store/memory-store.ts'
import { positionNumbered } from '../store/numbered-position.ts'
import { toldTarget, TOLD_TARGET } from '../testing/telling.ts'
import { reporting, setting } from '../testing/tracking.ts'
import { Breathing } from './breathing.ts'
import type { LookProgress } from './look-options.ts'
import { trackerBreathing } from './open-tracker.ts'

const YEAR_END = { asOf: '2020-12-31' }
const COMMITS_A_STEP = 8

/** A breathing for which it is time at every step, and what others do then. */
function always(others: (breaths: number) => void = () => undefined) {
  const count = { breaths: 0 }
  let now = 0
  const breathing = new Breathing(
    {
      milliseconds: () => (now += 1_000),
      othersTurn: () => {
        others(++count.breaths)
        return new Promise((resolve) => setImmediate(resolve))
      },
    },
    COMMITS_A_STEP,
  )
  return { breathing, count }
}

/** A store with some targets, each with a report. */
async function storeWith(...targets: readonly string[]): Promise<EventStore> {
  const store = memoryStore()
  const tracker = await trackerBreathing({ store }, always().breathing)
  for (const target of targets) {
    await tracker.execute(setting(target, 100))
    await tracker.execute(reporting(target, 1))
  }
  return store
}

/** A store with one target of so many reports, those of later days first where they are to be sorted. */
async function storeOfReports(reports: number, backwards = false): Promise<EventStore> {
  const telling = toldTarget({ plan: 10 }).at('2020-12-01')
  telling.tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-01' })
  const [set, report] = telling.events as [TargetEvent, TargetEvent & { type: 'ProgressReported' }]
  const events = [set]
  for (let revision = 2; revision < reports + 2; revision++) {
    const commit = commitId(`r${revision}`)
    const later = backwards ? reports + 2 - revision : revision
    const on = later * 2 > reports ? ('2020-03-01' as typeof report.data.on) : report.data.on
    const data = { ...report.data, on }
    events.push({ ...report, revision, commit, id: eventIdIn(commit, 1), data })
  }
  const store = memoryStore()
  for (const event of events) {
    const { commit: id, target, revision } = event
    const commit = { id, target, fingerprint: 'f', expectedRevision: revision - 1 }
    await store.append({ ...commit, events: [event] })
  }
  return store
}

describe('a board that is built in breaths', () => {
  test('has all of what came between two of its targets, or nothing of it', async () => {
    const store = await storeWith('a', 'b', 'c')
    let phase = ''
    let done: Promise<unknown> = Promise.resolve()
    const { breathing } = always(() => {
      if (phase !== 'judging') return
      phase = 'over'
      done = tracker.execute(reporting('a', 10)).then(() => tracker.execute(reporting('c', 10)))
    })
    const tracker = await trackerBreathing({ store }, breathing)
    const board = await tracker.scoreboard(YEAR_END, {
      onProgress: (progress) => {
        if (phase !== 'over') phase = progress.phase
      },
    })
    await done
    const seen = ['a', 'b', 'c'].map((target) => board.target(target).reports.counted)
    expect([
      [1, 1, 1],
      [2, 1, 1],
      [2, 1, 2],
    ]).toContainEqual(seen)
    const next = await tracker.scoreboard(YEAR_END)
    expect(['a', 'b', 'c'].map((target) => next.target(target).reports.counted)).toEqual([2, 1, 2])
  })

  test('is one board for two who look at once', async () => {
    const { breathing } = always()
    const tracker = await trackerBreathing({ store: await storeWith('a', 'b') }, breathing)
    const [one, other] = await Promise.all([
      tracker.scoreboard(YEAR_END),
      tracker.scoreboard(YEAR_END),
    ])
    expect(other).toBe(one)
  })

  test('takes no breath where it is done in time', async () => {
    let breaths = 0
    const othersTurn = async () => void breaths++
    const breathing = new Breathing({ milliseconds: () => 0, othersTurn }, 1)
    const tracker = await trackerBreathing({ store: await storeWith('a', 'b') }, breathing)
    await tracker.scoreboard()
    await tracker.scoreboard()
    expect(breaths).toBe(0)
  })
})

describe('between two breaths', () => {
  test.each([false, true])(
    'few commits are read, a stretch of rows is folded and a target of many is judged, sorted anew: %s',
    async (backwards) => {
      const reports = 2 * ROWS_A_STEP
      const told: LookProgress[] = []
      const { breathing, count } = always()
      const store = await storeOfReports(reports, backwards)
      const tracker = await trackerBreathing({ store }, breathing)
      const breaths = { reading: 0, folding: 0, judging: 0 }
      let before = 0
      const board = await tracker.scoreboard(YEAR_END, {
        onProgress: (progress) => {
          breaths[progress.phase] += count.breaths - before
          before = count.breaths
          told.push(progress)
        },
      })
      expect(board.target(TOLD_TARGET).reports.counted).toBe(reports)
      const most = { reading: COMMITS_A_STEP, folding: ROWS_A_STEP, judging: 1 }
      for (const [place, { phase, done }] of told.entries()) {
        const last = told[place - 1]
        const since = last?.phase === phase ? last.done : 0
        expect(done - since).toBeLessThanOrEqual(most[phase])
      }
      // Gathered, ids and moments put in order; days that are not in order are put so, too.
      expect(breaths.folding).toBeGreaterThanOrEqual(4 * (reports / ROWS_A_STEP))
      expect(breaths.judging).toBeGreaterThanOrEqual(backwards ? 3 * (reports / ROWS_A_STEP) : 1)
    },
  )

  test('a target of many reports that changes meanwhile is judged as it was, and again', async () => {
    const reports = 2 * ROWS_A_STEP
    let phase = ''
    let done: Promise<unknown> | undefined
    const { breathing } = always(() => {
      if (phase === 'judging') done ??= tracker.execute(reporting(TOLD_TARGET, 1, '2020-01-05'))
    })
    const store = await storeOfReports(reports)
    const tracker = await trackerBreathing({ store }, breathing)
    const board = await tracker.scoreboard(YEAR_END, {
      onProgress: (progress) => {
        phase = progress.phase
      },
    })
    await done
    expect(board.target(TOLD_TARGET).reports.counted).toBe(reports + 1)
    expect(board.target(TOLD_TARGET)).toEqual(await tracker.standing(TOLD_TARGET, YEAR_END))
  })
})

describe('a look with a signal', () => {
  test('that is aborted does not begin', async () => {
    let reads = 0
    const store = await storeWith('a')
    const counted: EventStore = {
      ...store,
      load: (target, options) => {
        reads++
        return store.load(target, options)
      },
      read: (query) => {
        reads++
        return store.read(query)
      },
    }
    const tracker = await trackerBreathing({ store: counted }, always().breathing)
    const options = { signal: AbortSignal.abort('no more') }
    for (const look of [
      tracker.scoreboard({}, options),
      tracker.standing('a', {}, options),
      tracker.timeline('a', {}, options),
      tracker.history('a', {}, options),
    ]) {
      await expect(look).rejects.toBe('no more')
    }
    expect(reads).toBe(0)
    expect((await tracker.scoreboard(YEAR_END)).target('a').reports.counted).toBe(1)
  })

  test('that is aborted while the store keeps it waiting ends at once; the next waits for its turn', async () => {
    const store = await storeWith('a')
    let answer = (): void => undefined
    const answered = new Promise<void>((resolve) => {
      answer = resolve
    })
    const slow: EventStore = {
      ...store,
      async *read(query) {
        await answered
        yield* store.read(query)
      },
    }
    const tracker = await trackerBreathing({ store: slow }, always().breathing)
    const controller = new AbortController()
    const look = tracker.scoreboard(YEAR_END, { signal: controller.signal })
    const next = tracker.scoreboard(YEAR_END)
    controller.abort()
    await expect(look).rejects.toMatchObject({ name: 'AbortError' })
    answer()
    expect((await next).target('a').reports.counted).toBe(1)
  })

  test('that is aborted once it is done is not concerned', async () => {
    const tracker = await trackerBreathing({ store: await storeWith('a') }, always().breathing)
    const controller = new AbortController()
    const board = await tracker.scoreboard(YEAR_END, { signal: controller.signal })
    controller.abort()
    expect(await tracker.scoreboard(YEAR_END)).toBe(board)
  })

  test('reads on from where an aborted one had got to', async () => {
    const store = await storeOfReports(3 * COMMITS_A_STEP)
    const after: unknown[] = []
    const watched: EventStore = {
      ...store,
      read: (query) => {
        after.push(query?.after)
        return store.read(query)
      },
    }
    const controller = new AbortController()
    const { breathing } = always((breaths) => {
      if (breaths === 2) controller.abort()
    })
    const tracker = await trackerBreathing({ store: watched }, breathing)
    await expect(tracker.scoreboard({}, { signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
    const board = await tracker.scoreboard(YEAR_END)
    expect(board.target(TOLD_TARGET).reports.counted).toBe(3 * COMMITS_A_STEP)
    expect(after).toEqual([undefined, positionNumbered(2 * COMMITS_A_STEP)])
  })
})

test('what onProgress throws ends the look, and the next is right', async () => {
  const tracker = await trackerBreathing({ store: await storeWith('a') }, always().breathing)
  const look = tracker.scoreboard(YEAR_END, {
    onProgress: ({ phase }) => {
      if (phase === 'judging') throw new Error('no bar to move')
    },
  })
  await expect(look).rejects.toThrow('no bar to move')
  expect((await tracker.scoreboard(YEAR_END)).target('a').reports.counted).toBe(1)
})

test('a board known at a position tells its progress, too', async () => {
  const store = await storeWith('a', 'b')
  const tracker = await trackerBreathing({ store }, always().breathing)
  const told: LookProgress[] = []
  const position = positionNumbered(2)
  const board = await tracker.scoreboard(
    { ...YEAR_END, knownAt: { position } },
    { onProgress: (progress) => told.push(progress) },
  )
  expect(board.size).toBe(1)
  expect(told.at(-1)).toEqual({ phase: 'judging', done: 1, of: 1 })
})

describe('what is no way to look is refused', () => {
  test.each<[string, unknown, string]>([
    ['a controller for its signal', { signal: new AbortController() }, 'signal'],
    ['true for a signal', { signal: true }, 'signal'],
    ['an object with less than a signal has', { signal: { aborted: false } }, 'signal'],
    ['an event target for a signal', { signal: new EventTarget() }, 'signal'],
    ['text for onProgress', { onProgress: 'tell' }, 'onProgress'],
  ])('%s', async (_, options, field) => {
    const tracker = await trackerBreathing({ store: memoryStore() }, always().breathing)
    await expect(tracker.scoreboard({}, options as never)).rejects.toMatchObject({
      refusal: { code: 'InvalidOptions', field },
    })
  })

  test('onProgress where there is none to tell', async () => {
    const tracker = await trackerBreathing({ store: memoryStore() }, always().breathing)
    const options = { onProgress: () => undefined } as never
    await expect(tracker.standing('a', {}, options)).rejects.toMatchObject({
      refusal: { code: 'UnknownField', field: 'onProgress' },
    })
  })
})
