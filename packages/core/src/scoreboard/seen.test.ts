import { expect, test } from 'vitest'
import type { TargetId } from '../event/identifiers.ts'
import { atOnce } from '../ledger/in-steps.ts'
import { moment } from '../period/moment.ts'
import { statusRule } from '../rule/status-rule.ts'
import { RuleBroken } from '../rule/rule-broken.ts'
import { sampleStanding, unmade } from '../testing/sample-standing.ts'
import { toldTarget, TOLD_TARGET } from '../testing/telling.ts'
import type { Entry } from './entry.ts'
import { seenOf } from './lazy-standing.ts'
import { Scoreboard, scoreboard } from './scoreboard.ts'

function told() {
  const telling = toldTarget({ plan: 10 })
  telling.tell({ type: 'ReportProgress', quantity: 5, on: '2020-02-01' })
  return telling.events
}

test('what a board holds of a target is of a revision and a day, whether it was made or not', () => {
  const board = scoreboard(told(), { asOf: '2020-06-30' })
  const entry = Scoreboard.entryOn(board, TOLD_TARGET)
  const made = board.target(TOLD_TARGET)
  for (const one of [entry, made, unmade(made)]) {
    expect(one && seenOf(one)).toMatchObject({ revision: 2, asOf: '2020-06-30' })
  }
  expect(Scoreboard.entryOn(board, 'other')).toBeUndefined()
})

test('a board at a later moment at which nothing is different has the same standings', () => {
  const [at, later] = [moment('2020-06-30T12:00Z'), moment('2020-06-30T13:00Z')]
  const board = scoreboard(told(), { at })
  expect(board.seenAt(at)).toBe(board)
  const seen = board.seenAt(later)
  expect(seen.toJSON()).toStrictEqual({ ...board.toJSON(), at: later })
  expect(seen.target(TOLD_TARGET)).toBe(board.target(TOLD_TARGET))
  expect(board.at).toBe(at)
  expect(() => seen.merge(board)).toThrow(`expected a board as of ${later}, known at any time`)
})

test('a board that is made and changed in steps is the one that is made at once', () => {
  const [at, later] = [moment('2020-06-30T12:00Z'), moment('2020-06-30T13:00Z')]
  const all = ['a', 'b', 'c'].map((target) => sampleStanding(target, { state: 'open' }))
  const [a, b] = all.map(({ target }) => target) as [TargetId, TargetId]
  const more = sampleStanding('d', { state: 'missed' })
  for (const frame of [{ waiting: [], at }, { waiting: [] }]) {
    const board = atOnce(Scoreboard.inSteps(frame, all, undefined))
    const changed = (changes: readonly [TargetId, Entry | undefined][], to = board.at) =>
      atOnce(Scoreboard.changed(board, new Map(changes), to))
    expect(board.toJSON()).toStrictEqual(Scoreboard.of(frame, all).toJSON())
    expect(changed([])).toBe(board)
    expect(changed([[a, board.target(a)]])).toBe(board)
    const next = changed([
      [b, undefined],
      [more.target, more],
    ])
    expect(next.toJSON()).toStrictEqual(board.without([b]).with([more]).toJSON())
    const seen = changed([], later)
    expect(seen.toJSON()).toStrictEqual({ ...board.toJSON(), at: later })
    expect(seen.target(a)).toBe(board.target(a))
    expect(changed([[b, undefined]], later).toJSON()).toStrictEqual({
      ...board.without([b]).toJSON(),
      at: later,
    })
  }
})

test('a target that is given twice is refused, wherever it stands', () => {
  const all = ['a', 'b', 'c'].map((target) => sampleStanding(target))
  for (const one of all) {
    expect(() => Scoreboard.of({ waiting: [] }, [...all, one])).toThrow(
      `target: expected standings of different targets, found "${one.target}".`,
    )
  }
})

test('a rule that is broken is told when the board is made, also one that a revision has named', () => {
  const broken = statusRule({
    name: 'broken@1',
    statuses: ['red'],
    statusOf: () => 'blue' as never,
  })
  const telling = toldTarget({ plan: 10 }, [broken])
  telling.tell({
    type: 'ReviseTarget',
    kind: 'change',
    effective: '2020-06-01',
    set: { status: { rule: 'broken@1' } },
    reason: 'r',
  })
  const look = (asOf: string) => scoreboard(telling.events, { asOf }, { rules: [broken] })
  expect(() => look('2020-06-30')).toThrow(RuleBroken)
  expect(look('2020-05-31').size).toBe(1)
})
