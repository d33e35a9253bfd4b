import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import type { Command } from '../decider/commands.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { given } from '../testing/given-when-then/given.ts'
import { Scoreboard, scoreboard } from './scoreboard.ts'

const period = { from: '2021-01-01', to: '2021-12-31', zone: 'Asia/Ho_Chi_Minh' }

function setting(target: string, terms: object = {}): Command {
  const set = {
    type: 'SetTarget',
    title: target,
    unit: 'person',
    measure: 'sum',
    plan: 100,
    period,
  }
  return { ...set, target, ...terms } as Command
}

function reporting(target: string, on: string, more: object = {}): Command {
  return { type: 'ReportProgress', target, quantity: 5, on, ...more }
}

const { events } = given([
  setting('a-day-before'),
  reporting('a-day-before', '2021-05-31'),
  setting('b-on-the-day'),
  reporting('b-on-the-day', '2021-06-01', { status: 'estimated' }),
  setting('c-never'),
  setting('d-cancelled'),
  { type: 'CancelTarget', target: 'd-cancelled', on: '2021-02-01', reason: 'Merged.' },
  setting('e-declared', { measure: 'declared', plan: undefined }),
  setting('f-next-year', { period: { ...period, from: '2022-01-01', to: '2022-12-31' } }),
  setting('g-last-quarter', { period: { ...period, to: '2021-03-31' } }),
  setting('h-completed', { plan: 5 }),
  reporting('h-completed', '2021-03-01'),
  setting('i-indicator', { plan: undefined, owner: 'north' }),
  setting('j-late', { owner: 'north' }),
  reporting('j-late', '2021-09-01'),
] as Command[])
const board: Scoreboard = scoreboard(events, { asOf: '2021-06-30' })

function silentSince(day: string): readonly string[] {
  return board.silentSince(day).map(({ target }) => target)
}

test('who has not reported since a day: in the period, measured, not cancelled', () => {
  const silent = ['a-day-before', 'c-never', 'h-completed', 'i-indicator', 'j-late']
  expect(silentSince('2021-06-01')).toEqual(silent)
  // A report for the very day is a report since it.
  expect(silentSince('2021-05-31')).not.toContain('a-day-before')
  expect(silentSince('2021-06-02')).toContain('b-on-the-day')
  expect(silentSince('2021-03-02')).toContain('h-completed')
  const onDay = (asOf: string) => scoreboard(events, { asOf }).silentSince('2020-01-01').length
  // The first and the last day of a period belong to it, for all but f, and g ends earlier.
  expect(['2020-12-31', '2021-01-01', '2021-12-31', '2022-12-31', '2023-01-01'].map(onDay)).toEqual(
    [0, 8, 2, 1, 0],
  )
  expect(() => board.silentSince('2021-06-31')).toThrow(RefusedInput)
})

test('a board of some standings has their counts, and leaves the whole as it was', () => {
  const north = board.where(({ owner }) => owner === 'north')
  expect([...north.standings()].map(({ target }) => target)).toEqual(['i-indicator', 'j-late'])
  expect([north.size, north.counts.total, north.counts.open]).toEqual([2, 1, 1])
  expect([board.size, board.counts.total]).toEqual([10, 9])
  expect(board.where(() => false).counts.total).toBe(0)
  expect(() => board.where('north' as never)).toThrow('predicate: expected a function')
})

test('printed in a console it shows what there is', () => {
  expect(inspect(board.where(({ target }) => target < 'c' || target > 'h'))).toBe(
    [
      'Scoreboard as of 2021-06-30: 4 targets (1 completedEarly, 3 open) and 1 indicator',
      '  a-day-before: open, 5 of 100 person',
      '  b-on-the-day: open, 5 of 100 person',
      '  h-completed: completedEarly, 5 of 5 person',
      '  i-indicator: indicator, – person',
      '  j-late: open, – of 100 person',
    ].join('\n'),
  )
  expect(inspect(board.where(({ target }) => target.startsWith('c')))).toBe(
    'Scoreboard as of 2021-06-30: 1 target (1 open)\n  c-never: open, – of 100 person',
  )
  expect(inspect(board.where(({ target }) => target.startsWith('i')))).toBe(
    'Scoreboard as of 2021-06-30: 0 targets and 1 indicator\n  i-indicator: indicator, – person',
  )
  const two = board.where(({ target }) => target.startsWith('i'))
  const banded = { ...board.target('c-never'), target: 'b', plan: { from: '1', to: '2.5' } }
  const more = [banded, { ...board.target('i-indicator'), target: 'z' }]
  expect(inspect(two.with(more as never))).toBe(
    [
      'Scoreboard as of 2021-06-30: 1 target (1 open) and 2 indicators',
      '  b: open, – of 1 to 2.5 person',
      '  i-indicator: indicator, – person',
      '  z: indicator, – person',
    ].join('\n'),
  )
  expect(inspect(board.where(() => false))).toBe('Scoreboard as of 2021-06-30: 0 targets')
  expect(inspect(Scoreboard.of({ waiting: [] }, []))).toBe('Scoreboard as of today: 0 targets')
  const one = board.target('c-never')
  const standings = Array.from({ length: 25 }, (_, n) => ({ ...one, target: `t${n + 10}` }))
  const many = board.where(() => false).with(standings as never)
  expect(inspect(many)).toMatch(/\n  t29: .*\n  \.\.\. and 5 more$/)
})
