import { describe, expect, test } from 'vitest'
import { RefusedInput } from '../refusal/planfold-error.ts'
import type { Command } from '../decider/commands.ts'
import { reporting, setting, track, YEAR_IN_HANOI } from '../testing/tracking.ts'
import { memoryStore } from '../store/memory-store.ts'
import type { TrackerViewPoint } from './tracker.ts'

describe('views at a point', () => {
  async function told() {
    const { tracker, store, time } = await track()
    await tracker.execute(setting('members', 10))
    time.now = '2020-03-01T05:00:00Z'
    const reported = await tracker.execute(reporting('members', 10, '2020-02-15'))
    if (!reported.ok) throw new Error(reported.refusal.message)
    time.now = '2020-04-01T05:00:00Z'
    const correction = { type: 'CorrectProgress', target: 'members', report: 'c2.1' } as const
    await tracker.execute({ ...correction, quantity: 4 })
    return { tracker, store, time, position: reported.position }
  }

  test('know only what was recorded by a moment', async () => {
    const { tracker } = await told()
    const at = (knownAt: string | Date) =>
      tracker.standing('members', { asOf: '2020-12-31', knownAt })
    expect(await at('2020-02-01T04:59:59.999Z')).toBeUndefined()
    expect(await at('2020-02-01T05:00:00Z')).toMatchObject({ state: 'unreported', revision: 1 })
    expect(await at('2020-03-01T12:00:00+07:00')).toMatchObject({ state: 'completedEarly' })
    expect(await at(new Date('2020-04-01T05:00:00Z'))).toMatchObject({
      state: 'missed',
      actual: '4',
    })
  })

  test('know only what was recorded by a position', async () => {
    const { tracker, position } = await told()
    if (position === undefined) throw new Error('Expected a position.')
    const point = { asOf: '2020-12-31', knownAt: { position } }
    const board = await tracker.scoreboard(point)
    expect(board.target('members')).toMatchObject({ state: 'completedEarly', actual: '10' })
    expect(await tracker.standing('members', point)).toEqual(board.target('members'))
    expect((await tracker.timeline('members', point)).at(-1)).toMatchObject({ actual: '10' })
    expect((await tracker.history('members', point)).map(({ revision }) => revision)).toEqual([
      1, 2, 3,
    ])
  })

  test('tell the course of a target day by day', async () => {
    const { tracker } = await told()
    const rows = await tracker.timeline('members', { asOf: '2020-12-31' })
    expect(rows.map(({ on, actual, state }) => [on, actual, state])).toEqual([
      ['2020-01-01', undefined, 'open'],
      ['2020-02-15', '4', 'open'],
      ['2020-12-31', '4', 'missed'],
    ])
    const before = { asOf: '2020-12-31', knownAt: '2020-03-15T00:00:00Z' }
    expect((await tracker.timeline('members', before)).at(-1)).toMatchObject({
      state: 'completedEarly',
      actual: '10',
    })
    expect(await tracker.timeline('unheard-of')).toEqual([])
  })

  test('tell the log of a target, readable', async () => {
    const { tracker } = await told()
    expect((await tracker.history('members')).map(({ text }) => text)).toEqual([
      'Set: New members, at least 10 person, sum, 2020-01-01 to 2020-12-31 (Asia/Ho_Chi_Minh).',
      'Reported 10 on 2020-02-15.',
      'Completed early on 2020-02-15, measured.',
      'Corrected report c2.1 from 10 to 4.',
      'Withdrew measured completedEarly; undone by c3.1.',
    ])
    const known = await tracker.history('members', { knownAt: '2020-02-15T00:00:00Z' })
    expect(known).toHaveLength(1)
    expect(await tracker.history('unheard-of')).toEqual([])
  })

  test('of what is not set there is no standing', async () => {
    const { tracker } = await told()
    expect(await tracker.standing('unheard-of')).toBeUndefined()
    const board = await tracker.scoreboard()
    expect(board.find('unheard-of')).toBeUndefined()
    expect(() => board.target('unheard-of')).toThrow(RefusedInput)
  })

  test.each([
    [{ asOf: '2020-02-30' }, 'asOf'],
    [{ asOf: '' }, 'asOf'],
    [{ knownAt: '2020-02-01' }, 'knownAt'],
    [{ knownAt: new Date(Number.NaN) }, 'knownAt'],
    [{ knownAt: null as never }, 'knownAt'],
    [{ at: '2020-02-01' }, 'at'],
    [{ at: '2020-02-01T00:00Z', asOf: '2020-02-01' }, 'asOf'],
    [{ at: '2020-02-01T00:00Z', knownAt: { position: '1' } }, 'knownAt'],
  ])('%o is refused by name', async (given, field) => {
    const point = given as TrackerViewPoint
    const { tracker } = await told()
    for (const view of ['scoreboard', 'standing', 'timeline'] as const) {
      const seen =
        view === 'scoreboard' ? tracker.scoreboard(point) : tracker[view]('members', point)
      await expect(seen, view).rejects.toMatchObject({ refusal: { field } })
    }
  })
})

describe('today, where no day is named,', () => {
  test('is the day in the zone of each target', async () => {
    const { tracker } = await track(memoryStore(), '2020-12-31T18:00:00Z')
    const there = { ...YEAR_IN_HANOI, zone: 'Pacific/Honolulu' }
    await tracker.execute(setting('hanoi', 201))
    await tracker.execute({ ...setting('honolulu', 201), period: there } as Command)
    const board = await tracker.scoreboard()
    expect(board.target('hanoi')).toMatchObject({ asOf: '2021-01-01', state: 'unreported' })
    expect(board.target('honolulu')).toMatchObject({ asOf: '2020-12-31', state: 'open' })
    expect(board.asOf).toBeUndefined()
    expect(board.at).toBe('2020-12-31T18:00:00.000Z')
  })

  test('rolls over at midnight in each zone, and not before', async () => {
    const { tracker, time } = await track(memoryStore(), '2020-12-31T16:59:59Z')
    await tracker.execute(setting('hanoi', 201))
    await tracker.execute({
      ...setting('utc', 201),
      period: { ...YEAR_IN_HANOI, zone: 'UTC' },
    } as Command)
    const before = await tracker.scoreboard()
    time.now = '2020-12-31T16:59:59.999Z'
    const still = await tracker.scoreboard()
    expect([...still.standings()].every((each) => each === before.find(each.target))).toBe(true)
    expect([before.at, still.at]).toEqual(['2020-12-31T16:59:59.000Z', time.now])
    time.now = '2020-12-31T17:00:00Z'
    const after = await tracker.scoreboard()
    expect([before, after].map((board) => board.target('hanoi').state)).toEqual([
      'open',
      'unreported',
    ])
    expect([before, after].map((board) => board.target('utc').state)).toEqual(['open', 'open'])
    time.now = '2021-01-01T00:00:00Z'
    expect((await tracker.scoreboard()).target('utc').state).toBe('unreported')
  })
})

describe('a board', () => {
  test('that has not changed is the same object', async () => {
    const { tracker } = await track()
    await tracker.execute(setting('a', 201))
    const point = { asOf: '2020-12-31' }
    const board = await tracker.scoreboard(point)
    expect(await tracker.scoreboard(point)).toBe(board)
    await tracker.execute(setting('a', 201))
    expect(await tracker.scoreboard(point)).toBe(board)
    expect(await tracker.scoreboard({ asOf: '2020-12-30' })).not.toBe(board)
  })

  test('shares every standing that has not changed with the one before', async () => {
    const { tracker } = await track()
    for (const target of ['a', 'b', 'c']) await tracker.execute(setting(target, 201))
    const before = await tracker.scoreboard()
    await tracker.execute(reporting('b', 1, '2020-02-01'))
    await tracker.execute(setting('d', 201))
    const after = await tracker.scoreboard()
    expect(after.target('a')).toBe(before.target('a'))
    expect(after.target('c')).toBe(before.target('c'))
    expect(after.target('b')).toMatchObject({ actual: '1' })
    expect(before.target('b')).not.toHaveProperty('actual')
    expect([before.size, after.size]).toEqual([3, 4])
  })

  test('that knew no more is the same object after something new is recorded', async () => {
    const { tracker, time } = await track()
    await tracker.execute(setting('a', 201))
    const point = { asOf: '2020-12-31', knownAt: '2020-02-15T00:00:00Z' }
    const board = await tracker.scoreboard(point)
    time.now = '2020-03-01T00:00:00Z'
    await tracker.execute(reporting('a', 1, '2020-02-01'))
    await tracker.execute(setting('b', 201))
    expect(await tracker.scoreboard(point)).toBe(board)
  })
})
