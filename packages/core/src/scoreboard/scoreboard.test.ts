import { describe, expect, test } from 'vitest'
import { HistoryCorrupt } from '../event/history-corrupt.ts'
import type { TargetEvent } from '../event/events.ts'
import { targetId } from '../event/identifiers.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { toldTarget, type Told } from '../testing/telling.ts'
import { countsAddUp, countsOf, mergeCounts, NO_COUNTS } from './counts.ts'
import { standingsUnder } from './programme.ts'
import { Scoreboard, scoreboard } from './scoreboard.ts'

const END = { asOf: '2020-12-31' }

/** The events of a target of its own, after some commands. */
function target(
  id: string,
  terms: Parameters<typeof toldTarget>[0],
  ...commands: readonly Told[]
): readonly TargetEvent[] {
  const telling = toldTarget(terms)
  for (const command of commands) telling.tell(command)
  return telling.events.map((event) => ({ ...event, target: targetId(id) }))
}

const report = (quantity: number, on: string): Told => ({ type: 'ReportProgress', quantity, on })

/** One target in every state there is on the last day of 2021, and an indicator. */
const EVERY_STATE = [
  target('cancelled', { plan: 1 }, { type: 'CancelTarget', on: '2020-05-01', reason: 'r' }),
  target('notStarted', {
    plan: 1,
    period: { from: '2022-01-01', to: '2022-12-31', zone: 'UTC' },
  }),
  target('early', { plan: 1 }, report(2, '2020-05-01')),
  target('onTime', { plan: 1 }, report(1, '2020-12-31')),
  target('late', { plan: 1 }, report(1, '2021-01-01')),
  target('open', { plan: 1, period: { from: '2021-01-01', to: '2022-01-01', zone: 'UTC' } }),
  target('unreported', { plan: 1 }),
  target('missed', { plan: 2 }, report(1, '2020-05-01'), {
    type: 'DeclareMilestone',
    milestone: 'completed',
    on: '2020-12-01',
  }),
  target('indicator', {}, report(1, '2020-05-01')),
]

const LATER = { asOf: '2021-12-31' }

describe('counts', () => {
  test('have every target in exactly one state, and no indicator', () => {
    const board = scoreboard(EVERY_STATE, LATER)
    expect(board.counts).toEqual({
      total: 8,
      completed: 3,
      completedEarly: 1,
      completedOnTime: 1,
      completedLate: 1,
      exceeded: 1,
      open: 1,
      missed: 1,
      unreported: 1,
      notStarted: 1,
      cancelled: 1,
      revised: 0,
      contradicted: 1,
    })
    expect(countsAddUp(board.counts)).toBe(true)
    expect([board.size, [...board.targets()].length, [...board.indicators()].length]).toEqual([
      9, 8, 1,
    ])
  })

  test('that lose a target do not add up', () => {
    expect(countsAddUp({ ...NO_COUNTS, total: 1 })).toBe(false)
    expect(countsAddUp(mergeCounts(NO_COUNTS, NO_COUNTS))).toBe(true)
  })
})

describe('a board', () => {
  test('of nothing is empty', () => {
    const board = scoreboard([], END)
    expect([board.size, board.counts, board.waiting]).toEqual([0, NO_COUNTS, []])
    expect(board.toJSON()).toStrictEqual({ ...END, waiting: [], counts: NO_COUNTS, standings: [] })
  })

  test('is the same of an array, of batches, and of a generator of batches', () => {
    const flat = EVERY_STATE.flat()
    function* batches() {
      yield* EVERY_STATE
    }
    const boards = [flat, EVERY_STATE, batches()].map((events) =>
      JSON.stringify(scoreboard(events, LATER)),
    )
    expect(new Set(boards).size).toBe(1)
  })

  test('lists its standings in the order of their ids', () => {
    const ids = [...scoreboard(EVERY_STATE, LATER).standings()].map((one) => String(one.target))
    expect(ids).toEqual(ids.toSorted())
  })

  test('knows its targets by id, and only those', () => {
    const board = scoreboard(EVERY_STATE, LATER)
    expect(board.target('late').state).toBe('completedLate')
    expect(board.find('__proto__')).toBeUndefined()
    expect(board.find('toString')).toBeUndefined()
    expect(() => board.target('nobody')).toThrow(
      expect.objectContaining({ name: 'RefusedInput', code: 'UnknownTarget' }),
    )
    expect(() => board.target('nobody')).toThrow(
      'target: expected the id of a target on this board, found "nobody". Set the target first, or look at a later knownAt.',
    )
  })

  test('is plain data as JSON, with everything it was made from', () => {
    const knownAt = '2020-06-01T00:00:00.000Z'
    const board = scoreboard(EVERY_STATE.slice(0, 3), { ...LATER, knownAt })
    expect([board.asOf, board.knownAt]).toEqual([LATER.asOf, knownAt])
    const standings = [...board.standings()]
    expect(standings).toHaveLength(3)
    const { counts } = board
    expect(board.toJSON()).toStrictEqual({ ...LATER, knownAt, waiting: [], counts, standings })
    expect(board.with([]).toJSON()).toStrictEqual(board.toJSON())
  })

  test('counts a target once, and stays as it was where another is made from it', () => {
    const [late, open] = ['late', 'open'].map((id) => scoreboard(EVERY_STATE, LATER).target(id))
    if (late === undefined || open === undefined) throw new Error('Expected both targets.')
    expect(() => Scoreboard.of({ waiting: [] }, [late, late])).toThrow(RefusedInput)
    expect(() => countsOf([late, open, late])).toThrow(
      'target: expected standings of different targets, found "late".',
    )
    const before = Scoreboard.of({ waiting: [] }, [late])
    const after = before.with([open])
    expect([after.size, after.counts.total, after.find('open')]).toEqual([2, 2, open])
    expect([before.size, before.counts.total, before.find('open')]).toEqual([1, 1, undefined])
    expect([...before.standings()]).toEqual([late])
  })

  test('does not know a target that only a later board has, however many there are', () => {
    const late = scoreboard(EVERY_STATE, LATER).target('late')
    const many = Array.from({ length: 256 }, (_, n) => ({ ...late, target: targetId(`t-${n}`) }))
    const before = Scoreboard.of({ waiting: [] }, many)
    const after = before.with([late])
    expect([after.size, after.find('late')]).toEqual([257, late])
    expect([before.size, before.find('late')]).toEqual([256, undefined])
  })

  test('finds a programme by its path', () => {
    const board = scoreboard(target('a', { plan: 1, programme: 'term/economy' }), END)
    expect(board.programme('term/economy')?.standings.map((one) => one.target)).toEqual(['a'])
    expect(board.programme('economy')).toBeUndefined()
  })

  test('holds standings that nobody can change', () => {
    const standing = scoreboard(EVERY_STATE, LATER).target('late')
    expect(Object.isFrozen(standing)).toBe(true)
    expect(JSON.parse(JSON.stringify(standing))).toEqual(standing)
  })

  test('is refused for a day or a moment that is none', () => {
    expect(() => scoreboard([], { asOf: '2020-02-30' })).toThrow(RefusedInput)
    expect(() => scoreboard([], { ...END, knownAt: '2020-02-01' })).toThrow(RefusedInput)
  })
})

describe('events that cannot count', () => {
  const [set, first, second] = target(
    't',
    { plan: 5 },
    report(1, '2020-02-01'),
    report(2, '2020-03-01'),
  )
  const events = (...some: readonly (TargetEvent | undefined)[]) =>
    some.flatMap((event) => event ?? [])

  test('wait behind a hole, are named, and do not keep the rest from counting', () => {
    const board = scoreboard(events(set, second), END)
    expect(board.target('t')).toMatchObject({ state: 'unreported', revision: 1 })
    expect(board.waiting).toEqual([{ target: 't', id: 'c3.1', revision: 3, missing: 2 }])
    const whole = scoreboard(events(second, first, set), END)
    expect([whole.target('t').actual, whole.waiting]).toEqual(['3', []])
  })

  test('are named by target, then by revision, however they were delivered', () => {
    const of = (id: string) =>
      events(first, second).map((event) => ({ ...event, target: targetId(id) }))
    const orders = ['a b c', 'b a c', 'c b a'].map((order) => order.split(' '))
    for (const order of orders) {
      const delivered = order.flatMap((id) => of(id).toReversed())
      const { waiting } = scoreboard(delivered, END)
      const merged = order
        .map((id) => scoreboard(of(id), END))
        .reduce((board, other) => board.merge(other))
      const named = ['a 2', 'a 3', 'b 2', 'b 3', 'c 2', 'c 3']
      expect(waiting.map((one) => `${one.target} ${one.revision}`)).toEqual(named)
      expect(merged.waiting).toEqual(waiting)
    }
  })

  test('wait for their TargetSet', () => {
    const board = scoreboard(events(first), END)
    expect(board.size).toBe(0)
    expect(board.waiting).toEqual([{ target: 't', id: 'c2.1', revision: 2, missing: 1 }])
  })

  test.each([
    [{ type: 'TargetForgotten' }, 'TargetForgotten version 1'],
    [{ type: 'toString' }, 'toString version 1'],
    [{ v: 2 }, 'ProgressReported version 2'],
  ])('are named with their place where nobody knows them: %o', (change, found) => {
    const unknown = { ...first, ...change } as TargetEvent
    const board = () => scoreboard(events(set, unknown), END)
    expect(board).toThrow(HistoryCorrupt)
    expect(board).toThrow(
      `at position 1, target "t", revision 2: expected an event of a known type and version, found ${found}`,
    )
  })

  test('are corrupt where a target begins with something else, or twice', () => {
    const begun = { ...first, revision: 1 } as TargetEvent
    expect(() => scoreboard(events(begun), END)).toThrow(
      'expected TargetSet, found ProgressReported',
    )
    const again = { ...set, id: 'x.1', revision: 2 } as TargetEvent
    expect(() => scoreboard(events(set, again), END)).toThrow('expected no second TargetSet')
  })
})

describe('merging boards', () => {
  test('of disjoint sets of targets equals one board of all', () => {
    const [some, others] = [EVERY_STATE.slice(0, 4), EVERY_STATE.slice(4)]
    const merged = scoreboard(some, LATER).merge(scoreboard(others, LATER))
    expect(JSON.stringify(merged)).toBe(JSON.stringify(scoreboard(EVERY_STATE, LATER)))
  })

  test('is refused where they have a target in common or look from elsewhere', () => {
    const board = scoreboard(EVERY_STATE, LATER)
    expect(() => board.merge(board)).toThrow(
      'target: expected boards without a common target, found "cancelled". ' +
        'Merge boards over disjoint sets of targets only.',
    )
    expect(() => board.merge(board)).toThrow(expect.objectContaining({ code: 'TargetInBoth' }))
    expect(() => board.merge(scoreboard([], END))).toThrow(
      expect.objectContaining({ code: 'ViewPointsDiffer' }),
    )
    expect(() => Scoreboard.of({ waiting: [] }, []).merge(board)).toThrow('a board as of today, ')
    const known = scoreboard([], { ...LATER, knownAt: '2020-02-01T00:00:00Z' })
    expect(() => known.merge(board)).toThrow(
      'asOf: expected a board as of 2021-12-31, known at 2020-02-01T00:00:00.000Z, ' +
        'found ["2021-12-31",null]. Make both boards at the same asOf and knownAt, or at the same moment.',
    )
    expect(() => board.merge(scoreboard([], END))).toThrow(
      'asOf: expected a board as of 2021-12-31, known at any time, found ["2020-12-31",null]. ' +
        'Make both boards at the same asOf and knownAt, or at the same moment.',
    )
  })
})

test('programmes roll up every target beneath them', () => {
  const board = scoreboard(
    [
      target('a', { plan: 1, programme: 'term/economy' }, report(1, '2020-02-01')),
      target('b', { plan: 1, programme: 'term/economy/trade' }),
      target('c', { plan: 1, programme: 'term' }),
      target('d', { programme: 'term/culture' }),
      target('e', { plan: 1 }),
    ],
    END,
  )
  const [term, ...rest] = board.programmes()
  if (term === undefined) throw new Error('Expected a programme.')
  expect(rest).toEqual([])
  expect(term).toMatchObject({ path: 'term', name: 'term', counts: { total: 3, completed: 1 } })
  expect(term.children.map(({ path, counts }) => [path, counts.total])).toEqual([
    ['term/economy', 2],
    ['term/culture', 0],
  ])
  expect([...standingsUnder(term)].map((one) => one.target)).toEqual(['c', 'a', 'b', 'd'])
})
