import { describe, expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { HistoryCorrupt } from '../event/history-corrupt.ts'
import { commitId } from '../event/identifiers.ts'
import { standingOf } from '../judgement/standing-of.ts'
import { day } from '../period/day.ts'
import { moment } from '../period/moment.ts'
import { valueOf } from '../refusal/result.ts'
import { ended } from '../standing/asked-day.ts'
import { rowsOf } from '../testing/rows-of.ts'
import { toldTarget, TOLD_TARGET } from '../testing/telling.ts'
import { parseCommand } from './command.schema.ts'
import { decide } from './decide.ts'
import { evolve, NOTHING_YET, type TargetState } from './evolve.ts'

/** A target of 10 in all with a report of 4. */
function reported(): { readonly events: readonly TargetEvent[]; readonly state: TargetState } {
  const telling = toldTarget({ plan: 10 })
  telling.at('2020-02-01').tell({ type: 'ReportProgress', quantity: 4, on: '2020-02-01' })
  return { events: telling.events, state: telling.events.reduce(evolve, NOTHING_YET) }
}

/** The events that a report comes to: its own, and milestones where it reaches the plan. */
function reporting(id: string, quantity: number, state: TargetState): readonly TargetEvent[] {
  const given = { type: 'ReportProgress', target: TOLD_TARGET, quantity, on: '2020-03-01' }
  const command = valueOf(parseCommand(given))
  const recordedAt = moment('2020-03-01T12:00:00Z')
  return valueOf(decide({ id: commitId(id), command, recordedAt }, state))
}

function actualIn({ ledger, revision }: TargetState): unknown {
  return ledger && standingOf(ledger, revision, ended(day('2020-12-31')))?.actual
}

describe('what was decided', () => {
  test('is not there until it has happened', () => {
    const { state } = reported()
    const events = reporting('a', 5, state)
    expect(actualIn(state)).toBe('4')
    expect(actualIn(events.reduce(evolve, state))).toBe('9')
    expect(actualIn(state)).toBe('4')
  })

  test('happens event by event, milestones among them', () => {
    const { state } = reported()
    const events = reporting('a', 6, state)
    expect(events.map(({ type }) => type)).toStrictEqual([
      'ProgressReported',
      'TargetCompletedEarly',
    ])
    const after = events.reduce(evolve, state)
    expect(after.revision).toBe(4)
    expect(after.ledger && rowsOf(after.ledger).map(({ id }) => id)).toStrictEqual([
      'c1.1',
      'c2.1',
      'a.1',
      'a.2',
    ])
    expect(actualIn(reporting('b', 1, after).reduce(evolve, after))).toBe('11')
  })

  test('leaves nothing behind where something else happens', () => {
    const { events, state } = reported()
    const [tried] = reporting('a', 5, state)
    const [other] = reporting('b', 2, state) as [TargetEvent]
    const after = evolve(state, other)
    expect(actualIn(after)).toBe('6')
    expect(after.ledger && rowsOf(after.ledger).map(({ id }) => id)).toStrictEqual([
      ...events.map(({ id }) => id),
      'b.1',
    ])
    // What was tried first may still happen to the state that it was decided in.
    expect(actualIn(evolve(state, tried as TargetEvent))).toBe('9')
    expect(actualIn(after)).toBe('6')
  })

  test('leaves nothing behind where what was decided last does not happen', () => {
    const { state } = reported()
    const [first] = reporting('a', 5, state) as [TargetEvent]
    reporting('b', 2, state)
    expect(actualIn(evolve(state, first))).toBe('9')
  })

  test('is not there to be corrected', () => {
    const { state } = reported()
    reporting('a', 5, state)
    const given = { type: 'RetractProgress', target: TOLD_TARGET, report: 'a.1' }
    const command = valueOf(parseCommand(given))
    const recordedAt = moment('2020-03-01T12:00:00Z')
    expect(decide({ id: commitId('b'), command, recordedAt }, state)).toMatchObject({
      ok: false,
      refusal: { code: 'ReportNotFound', value: 'a.1' },
    })
  })

  test('of a state that others have gone on from is decided all the same', () => {
    const { state } = reported()
    const [other] = reporting('a', 5, state) as [TargetEvent]
    const after = evolve(state, other)
    expect(actualIn(reporting('b', 2, state).reduce(evolve, state))).toBe('6')
    expect(actualIn(reporting('c', 1, after).reduce(evolve, after))).toBe('10')
  })
})

describe('states along one line of events share their ledger', () => {
  test('whether what happens was decided, or something else was', () => {
    const { state } = reported()
    const [first] = reporting('a', 1, state) as [TargetEvent]
    reporting('b', 2, state)
    const next = evolve(state, first)
    expect(next.ledger).toBe(state.ledger)
    const [second] = reporting('c', 1, next) as [TargetEvent]
    expect(evolve(next, second).ledger).toBe(state.ledger)
  })

  test('a second line has one of its own, and so has one whose ledger was frozen', () => {
    const { state } = reported()
    const [first, other] = ['a', 'b'].map((id) => reporting(id, 1, state)[0] as TargetEvent)
    const after = evolve(state, first as TargetEvent)
    expect(evolve(state, other as TargetEvent).ledger).not.toBe(after.ledger)
    Object.freeze(after.ledger)
    const [next] = reporting('c', 1, after) as [TargetEvent]
    expect(evolve(after, next).ledger).not.toBe(after.ledger)
  })
})

test('an event that a state has already changes nothing', () => {
  const { events, state } = reported()
  for (const event of events) expect(evolve(state, event)).toBe(state)
})

test('what is no event is refused', () => {
  for (const found of [null, undefined, 'event', {}, { type: 'TargetSet', v: 99 }]) {
    expect(() => evolve(NOTHING_YET, found as never)).toThrow(HistoryCorrupt)
  }
})
