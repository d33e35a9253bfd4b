import { describe, expect, test } from 'vitest'
import type { RefusedInput } from '../refusal/planfold-error.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import { toldTarget, TOLD_TARGET, type Telling } from '../testing/telling.ts'
import { timeline } from '../timeline/timeline.ts'
import { standing } from './standing-in.ts'

const seenAt = (telling: Telling, at: string) => standing(telling.events, TOLD_TARGET, { at })

/** The measured milestones that a telling has recorded, and those it has withdrawn. */
function milestonesIn({ events }: Telling): readonly string[] {
  return events.flatMap((event) => {
    if (event.type === 'MilestoneWithdrawn') return [`withdrawn ${event.data.milestone}`]
    return event.type.startsWith('TargetComplet') && 'on' in event.data
      ? [`${event.type} ${event.data.on}`]
      : []
  })
}

describe('today is not over', () => {
  test('95 of 100 at 00:00 of the last day is open, and missed when the day is over', () => {
    const telling = toldTarget({ plan: 100 }).at('2020-12-30')
    telling.tell({ type: 'ReportProgress', quantity: 95, on: '2020-12-30' })
    expect(seenAt(telling, '2020-12-31T00:00:00Z')).toMatchObject({
      state: 'open',
      running: true,
      asOf: '2020-12-31',
    })
    expect(seenAt(telling, '2020-12-31T23:59:59.999Z')?.state).toBe('open')
    expect(seenAt(telling, '2021-01-01T00:00:00Z')?.state).toBe('missed')
    // A day is taken as ended.
    expect(telling.standing('2020-12-31').state).toBe('missed')
    expect(telling.standing('2020-12-31')).not.toHaveProperty('running')
  })

  test('nothing reported is not yet unreported', () => {
    const telling = toldTarget({ plan: 100 })
    expect(seenAt(telling, '2020-12-31T12:00:00Z')?.state).toBe('open')
    expect(seenAt(telling, '2021-01-01T00:00:00Z')?.state).toBe('unreported')
  })

  test('the deadline is that of the zone of the target', () => {
    const period = { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' }
    const telling = toldTarget({ plan: 100, period })
    expect(seenAt(telling, '2020-12-31T16:59:59.999Z')?.state).toBe('open')
    expect(seenAt(telling, '2020-12-31T17:00:00Z')?.state).toBe('unreported')
  })

  test('what is decided at the deadline is not decided on the last day, nor recorded', () => {
    const telling = toldTarget({ plan: 100, completion: 'heldAtDeadline' })
    telling.at('2020-12-31T00:00:00Z')
    telling.tell({ type: 'ReportProgress', quantity: 100, on: '2020-12-30' })
    expect(seenAt(telling, '2020-12-31T00:00:00Z')).toMatchObject({ state: 'open', met: true })
    telling.at('2020-12-31T18:00:00Z')
    telling.tell({ type: 'ReportProgress', quantity: -1, on: '2020-12-31' })
    telling.tell({ type: 'AssessTarget' })
    expect(milestonesIn(telling)).toEqual([])
    telling.tell({ type: 'ReportProgress', quantity: 1, on: '2020-12-31' })
    telling.at('2021-01-01T00:00:00Z').tell({ type: 'AssessTarget' })
    expect(milestonesIn(telling)).toEqual(['TargetCompletedEarly 2020-12-30'])
  })

  test('what is reached is completed at once, on the last day too', () => {
    const telling = toldTarget({ plan: 100 }).at('2020-12-31T08:00:00Z')
    telling.tell({ type: 'ReportProgress', quantity: 100, on: '2020-12-31' })
    expect(seenAt(telling, '2020-12-31T08:00:00Z')?.state).toBe('completedOnTime')
    expect(milestonesIn(telling)).toEqual(['TargetCompleted 2020-12-31'])
  })

  test('a running day completes no run', () => {
    const telling = toldTarget({ plan: 5, measure: 'latest', completion: { sustained: 2 } })
    telling.at('2020-03-02').tell({ type: 'ReportProgress', quantity: 6, on: '2020-03-01' })
    expect(seenAt(telling, '2020-03-02T23:00:00Z')?.state).toBe('open')
    expect(seenAt(telling, '2020-03-03T00:00:00Z')).toMatchObject({
      state: 'completedEarly',
      completedOn: '2020-03-02',
    })
    expect(telling.standing('2020-03-02').state).toBe('completedEarly')
  })

  test('a declaration is neither confirmed nor contradicted by a deadline still to come', () => {
    const telling = toldTarget({ plan: 5, measure: 'latest' }).at('2020-12-31T08:00:00Z')
    telling.tell({ type: 'ReportProgress', quantity: 6, on: '2020-12-31' })
    telling.tell({ type: 'DeclareMilestone', milestone: 'completed', on: '2020-12-31' })
    const declared = { basis: 'declared', verdict: 'confirmed' }
    expect(seenAt(telling, '2020-12-31T09:00:00Z')?.milestones).toMatchObject([declared])
    expect(seenAt(telling, '2021-01-01T09:00:00Z')?.milestones).toMatchObject([
      { milestone: 'completed', basis: 'measured' },
      { milestone: 'exceeded', basis: 'measured' },
      declared,
    ])
  })

  test('a timeline ends with the running day', () => {
    const telling = toldTarget({ plan: 100 }).at('2020-12-31')
    telling.tell({ type: 'ReportProgress', quantity: 95, on: '2020-12-31' })
    const rows = (at: string) =>
      timeline(telling.events, TOLD_TARGET, { at }).map(({ on, state }) => `${on} ${state}`)
    expect(rows('2020-12-31T12:00:00Z')).toEqual(['2020-01-01 open', '2020-12-31 open'])
    expect(rows('2021-01-01T12:00:00Z')).toEqual(['2020-01-01 open', '2020-12-31 missed'])
  })

  test('a board says from which moment it is seen', () => {
    const board = scoreboard(toldTarget().events, { at: '2020-06-01T07:00:00+07:00' })
    expect(board.at).toBe('2020-06-01T00:00:00.000Z')
    expect(board.toJSON()).toMatchObject({ at: '2020-06-01T00:00:00.000Z' })
    expect(board.asOf).toBeUndefined()
  })
})

describe('a moment is refused', () => {
  const events = toldTarget().events
  function refusalOf(point: object) {
    try {
      return standing(events, TOLD_TARGET, point as { at: string })
    } catch (error) {
      return (error as RefusedInput).refusal
    }
  }

  test.each(['asOf', 'knownAt'])('beside %s', (field) => {
    expect(refusalOf({ at: '2020-06-01T00:00Z', [field]: '2020-06-01T00:00Z' })).toMatchObject({
      code: 'TwoViewPoints',
      field,
    })
  })

  test.each(['2020-06-01', '', 7, null, new Date(Number.NaN)])('that is none: %o', (at) => {
    expect(refusalOf({ at })).toMatchObject({ code: 'InvalidMoment', field: 'at' })
  })
})
