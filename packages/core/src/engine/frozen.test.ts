import { expect, test } from 'vitest'
import type { Command } from '../decider/commands.ts'
import type { Position } from '../store/event-store.ts'
import { memoryLog, memoryStore } from '../store/memory-store.ts'
import { openTracker } from './open-tracker.ts'

const SET: Command = {
  type: 'SetTarget',
  target: 't',
  title: { en: 'Members' },
  unit: 'person',
  measure: 'sum',
  plan: '10',
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
  labels: { ward: 'A' },
}

test('what a caller is given cannot be used to change what the tracker holds', async () => {
  const log = memoryLog()
  const tracker = await openTracker({ store: memoryStore({ log }) })
  const result = await tracker.execute(SET)
  if (!result.ok) throw new Error(result.refusal.message)
  const { standing } = result
  const [event] = result.events
  const attempts = [
    () => Object.assign(event?.data ?? {}, { plan: '99' }),
    () => Object.assign(standing, { plan: '99' }),
    () => Object.assign(standing.labels ?? {}, { ward: 'B' }),
    () => Object.assign(standing.period, { to: '2030-12-31' }),
    () => Object.assign(standing.reports, { counted: 7 }),
    () => Object.assign(standing.milestones, { 0: 'completed' }),
  ]
  for (const attempt of attempts) expect(attempt).toThrow(TypeError)
  // Read from the log by another tracker, it is frozen as well.
  const other = await openTracker({ store: memoryStore({ log }) })
  const read = await other.standing('t', { asOf: '2020-12-31' })
  expect(() => Object.assign(read?.labels ?? {}, { ward: 'B' })).toThrow(TypeError)
  expect(read).toEqual(await tracker.standing('t', { asOf: '2020-12-31' }))
})

test('what a caller gave stays his own', async () => {
  const tracker = await openTracker({ store: memoryStore() })
  const title = { en: 'Members' }
  const ext = { tags: ['a'] }
  await tracker.execute({ ...SET, title, ext })
  title.en = 'Others'
  ext.tags.push('b')
  const [entry] = await tracker.history('t')
  expect(entry?.event).toMatchObject({ data: { title: { en: 'Members' } }, ext: { tags: ['a'] } })
})

test('a position that is none is refused, not taken for the end of the log', async () => {
  const tracker = await openTracker({ store: memoryStore() })
  const knownAt = { position: undefined } as never
  for (const view of [
    tracker.scoreboard({ knownAt }),
    tracker.standing('t', { knownAt }),
    tracker.timeline('t', { knownAt }),
    tracker.history('t', { knownAt }),
  ]) {
    await expect(view).rejects.toMatchObject({ code: 'InvalidPosition' })
  }
})

test('a position of no store is unknown to every view, not compared as if it were one', async () => {
  const tracker = await openTracker({ store: memoryStore() })
  await tracker.execute(SET)
  const knownAt = { position: '7' as Position }
  for (const view of [
    tracker.scoreboard({ knownAt }),
    tracker.standing('t', { knownAt }),
    tracker.timeline('t', { knownAt }),
    tracker.history('t', { knownAt }),
  ]) {
    await expect(view).rejects.toMatchObject({ code: 'UnknownPosition' })
  }
})

test('ext that is small to write and endless to walk is refused', async () => {
  const tracker = await openTracker({ store: memoryStore() })
  let ext: Record<string, unknown> = {}
  for (let level = 0; level < 40; level++) ext = { a: ext, b: ext }
  const result = await tracker.execute({ ...SET, ext } as Command)
  expect(result).toMatchObject({ ok: false, refusal: { code: 'CommandTooLarge' } })
})

test.each([
  ['holes', { list: Object.assign([1], { length: 2 }) }],
  ['a symbol', { [Symbol('key')]: 1 }],
  ['-0', { zero: -0 }],
  ['undefined', { nothing: undefined }],
])('ext that would come back otherwise is refused: %s', async (_fault, ext) => {
  const tracker = await openTracker({ store: memoryStore() })
  const result = await tracker.execute({ ...SET, ext } as never)
  expect(result).toMatchObject({ ok: false, refusal: { code: 'InvalidExt', field: 'ext' } })
})
