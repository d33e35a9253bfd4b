import { expect, test } from 'vitest'
import { deepFreeze } from '../event/deep-freeze.ts'
import type { TargetEvent } from '../event/events.ts'
import { commitId } from '../event/identifiers.ts'
import { day } from '../period/day.ts'
import { moment } from '../period/moment.ts'
import { valueOf } from '../refusal/result.ts'
import { ended } from '../standing/asked-day.ts'
import { standingOf } from '../judgement/standing-of.ts'
import { toldTarget } from '../testing/telling.ts'
import { parseCommand } from './command.schema.ts'
import { decide } from './decide.ts'
import { evolve, NOTHING_YET, type TargetState } from './evolve.ts'

const SET = {
  type: 'SetTarget',
  target: 't',
  title: 'T',
  unit: 'person',
  measure: 'sum',
  plan: '10',
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
}

function decided(id: string, command: object, state: TargetState): readonly TargetEvent[] {
  const recordedAt = moment('2020-02-01T12:00:00Z')
  const checked = valueOf(parseCommand({ target: 't', ...command }))
  return valueOf(decide({ id: commitId(id), command: checked, recordedAt }, state))
}

function stateAfter(events: readonly TargetEvent[], before = NOTHING_YET): TargetState {
  return events.reduce(evolve, before)
}

function standing({ ledger, revision }: TargetState, asOf = '2020-12-31') {
  return ledger === undefined ? undefined : standingOf(ledger, revision, ended(day(asOf)))
}

const SIX = { type: 'ReportProgress', quantity: '6', on: '2020-02-01' }

test('decide is deterministic and leaves the state as it was', () => {
  const state = stateAfter(decided('a', SET, NOTHING_YET))
  const before = standing(state)
  const first = decided('b', { ...SIX, quantity: '6.25', parts: { women: '1' } }, state)
  expect(decided('b', { ...SIX, quantity: '6.25', parts: { women: '1' } }, state)).toEqual(first)
  expect(standing(state)).toEqual(before)
})

test('a decision that was never stored leaves nothing behind', () => {
  const state = stateAfter(decided('a', SET, NOTHING_YET))
  decided('b', { ...SIX, parts: { women: '1' }, status: 'estimated' }, state)
  const stored = stateAfter(decided('b', SIX, state), state)
  expect(standing(stored)).not.toHaveProperty('parts')
  expect(standing(stored)?.reports.status).toBe('final')
})

test('deciding under an id used before does not touch what it stored', () => {
  const set = stateAfter(decided('a', SET, NOTHING_YET))
  const stored = stateAfter(decided('b', { ...SIX, parts: { women: '1' } }, set), set)
  decided('b', { ...SIX, parts: { women: '3' } }, stored)
  decided('b', SIX, stored)
  expect(standing(stored)?.parts).toEqual({ women: '1' })
})

test('evolve leaves the state given valid, whatever is made of it', () => {
  const set = stateAfter(decided('a', SET, NOTHING_YET))
  const six = stateAfter(decided('b', SIX, set), set)
  const done = stateAfter(decided('c', { ...SIX, quantity: '0.5' }, six), six)
  const other = stateAfter(decided('d', { ...SIX, quantity: '4' }, six), six)
  expect([set, six, done, other].map((state) => standing(state)?.actual)).toEqual([
    undefined,
    '6',
    '6.5',
    '10',
  ])
  expect([set, six, done, other].map(({ revision }) => revision)).toEqual([1, 2, 3, 4])
})

test('recordedAt does not go backwards within a target', () => {
  const telling = toldTarget({ plan: '10' })
  telling.at('2020-05-01').tell({ type: 'AddNote', text: 'n' })
  const [event] = telling.at('2020-04-01').tell({ type: 'AddNote', text: 'earlier by the clock' })
  expect(event?.recordedAt).toBe('2020-05-01T12:00:00.000Z')
})

test('a day is read off the clock of the record that stands, not off a clock put back', () => {
  const telling = toldTarget({ plan: '10', completion: 'heldAtDeadline' })
  telling.at('2020-02-01').tell({ type: 'ReportProgress', quantity: '10', on: '2020-02-01' })
  telling.at('2020-12-31').tell({ type: 'AddNote', text: 'n' })
  // The note has recorded the milestone already: nothing is withdrawn by the clock put back.
  expect(telling.at('2020-06-01').tell({ type: 'AssessTarget' })).toEqual([])
})

test('figures of 400 digits are exact from command to standing', () => {
  const plan = `1${'0'.repeat(399)}`
  const under = '9'.repeat(399)
  const telling = toldTarget({ plan })
  telling.tell({ type: 'ReportProgress', quantity: under, on: '2020-02-01' })
  expect(telling.standing('2020-12-31')).toMatchObject({
    state: 'missed',
    actual: under,
    attainment: { numerator: under, denominator: plan },
  })
  telling.tell({ type: 'ReportProgress', quantity: '1', on: '2020-03-01' })
  expect(telling.standing('2020-12-31')).toMatchObject({
    completedOn: '2020-03-01',
    exceeded: false,
    actual: plan,
    attainment: { numerator: '1', denominator: '1' },
  })
  telling.tell({ type: 'ReportProgress', quantity: `0.${'0'.repeat(398)}1`, on: '2020-04-01' })
  expect(telling.standing('2020-12-31')).toMatchObject({
    actual: `${plan}.${'0'.repeat(398)}1`,
    exceeded: true,
  })
})

test('a state that its holder has frozen through and through still decides and evolves', () => {
  const state = deepFreeze(stateAfter(decided('c1', SET, NOTHING_YET)))
  const report = { type: 'ReportProgress', quantity: 12, on: '2020-01-20' }
  const events = decided('c2', report, state)
  expect(events.map(({ type }) => type)).toEqual([
    'ProgressReported',
    'TargetCompletedEarly',
    'TargetExceeded',
  ])
  expect(stateAfter(events, state).revision).toBe(4)
})

test('an event that a state has already changes nothing', () => {
  const events = decided('c1', SET, NOTHING_YET)
  const state = stateAfter(events)
  expect(stateAfter(events, state)).toBe(state)
})
