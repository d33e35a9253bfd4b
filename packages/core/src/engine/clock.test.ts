import { describe, expect, test } from 'vitest'
import { openTracker } from './open-tracker.ts'
import { memoryStore } from '../store/memory-store.ts'
import { codeOf, reporting, setting, track } from '../testing/tracking.ts'

const LAST = '2020-06-01T12:00:00.000Z'

/** A tracker with a target that was last recorded at {@link LAST}, whose clock then stands elsewhere. */
async function tracking(now: string) {
  const tracked = await track(memoryStore(), LAST)
  await tracked.tracker.execute(setting('members', 10), { commandId: 'set' })
  tracked.time.now = now
  return tracked
}

describe('a clock that stands before the last record', () => {
  test('by a minute is tolerated: the command is recorded at the last moment', async () => {
    const { tracker } = await tracking('2020-06-01T11:59:00Z')
    const result = await tracker.execute(reporting('members', 1))
    expect(result.ok && result.events[0]?.recordedAt).toBe(LAST)
    expect(result.ok && result.standing?.actual).toBe('1')
    expect(result.ok && result.notices).toEqual([
      { code: 'clockBehind', clock: '2020-06-01T11:59:00.000Z', recordedAt: LAST },
    ])
    expect((await tracker.standing('members'))?.actual).toBe('1')
    expect((await tracker.scoreboard()).at).toBe(LAST)
  })

  test('by more is refused, with both moments and what to do', async () => {
    const { tracker } = await tracking('2020-06-01T11:58:59.999Z')
    const result = await tracker.execute(reporting('members', 1))
    expect(result).toMatchObject({
      ok: false,
      refusal: {
        code: 'ClockBehind',
        field: 'clock',
        value: '2020-06-01T11:58:59.999Z',
        message: expect.stringContaining(`expected a clock at or after ${LAST}`),
        remedy: expect.stringContaining('clockTolerance'),
      },
    })
    expect(await tracker.history('members', { knownAt: LAST })).toHaveLength(1)
  })

  test('does not matter to other targets', async () => {
    const { tracker } = await tracking('2020-05-01T00:00:00Z')
    const result = await tracker.execute(setting('others', 10))
    expect(result.ok && result.events[0]?.recordedAt).toBe('2020-05-01T00:00:00.000Z')
  })

  test('does not matter to a command that has come before', async () => {
    const { tracker } = await tracking('2020-05-01T00:00:00Z')
    const again = await tracker.execute(setting('members', 10), { commandId: 'set' })
    expect(again).toMatchObject({ ok: true, repeated: true, standing: { target: 'members' } })
  })

  test.each([
    [0, 'ClockBehind'],
    [86_400_000, undefined],
    ['unlimited', undefined],
  ] as const)('is judged by the tolerance of the command: %s', async (clockTolerance, code) => {
    const { tracker } = await tracking('2020-05-31T12:00:00Z')
    const result = await tracker.execute(reporting('members', 1), { clockTolerance })
    expect(codeOf(result)).toBe(code)
  })

  test('is judged by the tolerance of the tracker', async () => {
    const { store } = await tracking(LAST)
    const clock = () => '2020-05-31T12:00:00.000Z' as never
    const strict = await openTracker({ store, clock, clockTolerance: 0 })
    expect(codeOf(await strict.execute(reporting('members', 1)))).toBe('ClockBehind')
    const lenient = await openTracker({ store, clock, clockTolerance: 'unlimited' })
    expect(codeOf(await lenient.execute(reporting('members', 1)))).toBeUndefined()
  })

  test.each([-1, 0.5, Number.NaN, Infinity, '60', null, {}])(
    'a tolerance of %s is refused',
    async (clockTolerance) => {
      const refusal = { code: 'InvalidOptions', field: 'clockTolerance' }
      const options = { clockTolerance: clockTolerance as never }
      const { tracker, store } = await tracking(LAST)
      expect(await tracker.execute(reporting('members', 1), options)).toMatchObject({ refusal })
      await expect(openTracker({ store, ...options })).rejects.toMatchObject({ refusal })
    },
  )
})

test('a record far ahead does not move the boards of all targets', async () => {
  const { tracker, time } = await tracking('2020-06-01T12:00:00Z')
  time.now = '2021-06-01T12:00:00Z'
  await tracker.execute(setting('jumped', 10))
  time.now = '2020-06-01T13:00:00Z'
  const board = await tracker.scoreboard()
  expect(board.at).toBe('2020-06-01T13:00:00.000Z')
  expect([...board.standings()].map(({ target }) => target)).toEqual(['members'])
  time.now = '2021-06-01T12:00:00Z'
  expect((await tracker.scoreboard()).size).toBe(2)
  time.now = '2020-06-01T13:00:00Z'
  expect((await tracker.scoreboard()).size).toBe(1)
})

test('a record far ahead does not hide what was stored within tolerance', async () => {
  const { tracker, time } = await tracking('2020-06-01T13:00:00Z')
  await tracker.execute(setting('jumped', 10))
  time.now = '2020-06-01T11:59:30Z'
  expect(codeOf(await tracker.execute(reporting('members', 1)))).toBeUndefined()
  const board = await tracker.scoreboard()
  expect(board.at).toBe(LAST)
  expect(board.find('members')).toEqual(await tracker.standing('members'))
})
