import { describe, expect, test } from 'vitest'
import { history } from '../history/history.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import { Telling, toldTarget, TOLD_TARGET, type Told } from '../testing/telling.ts'
import { timeline } from '../timeline/timeline.ts'

const mistake: Told = { type: 'VoidTarget', reason: 'a typing error' }
const after: Told = { type: 'RestoreTarget', reason: 'it was right' }
const set: Told = {
  type: 'SetTarget',
  title: 'Members',
  unit: 'person',
  measure: 'sum',
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
}

/** A target with a report, a declaration and a milestone that was measured. */
function reported(): Telling {
  const telling = toldTarget({ plan: 5 }).at('2020-03-02')
  telling.tell({ type: 'ReportProgress', quantity: 6, on: '2020-03-01' })
  telling.tell({ type: 'DeclareMilestone', milestone: 'completed', on: '2020-03-01' })
  return telling.at('2020-03-03')
}

function isShown({ events }: Telling): boolean {
  return scoreboard(events, { asOf: '2020-12-31' }).size === 1
}

describe('a voided target', () => {
  test('is on no board, on any day, once that is known', () => {
    const telling = reported()
    const [voided] = telling.tell(mistake)
    expect(voided).toMatchObject({ type: 'TargetVoided', data: { reason: 'a typing error' } })
    const board = scoreboard(telling.events, { asOf: '2020-02-01' })
    expect([board.size, board.counts.total]).toEqual([0, 0])
    expect(timeline(telling.events, TOLD_TARGET, { asOf: '2020-12-31' })).toEqual([])
    expect(telling.standing('2020-12-31', '2020-03-02T13:00:00Z').state).toBe('completedEarly')
    expect(history(telling.events, TOLD_TARGET).at(-1)?.text).toBe('Voided: a typing error.')
  })

  test('takes nothing but a restoration or a new beginning', () => {
    const telling = reported()
    telling.tell(mistake)
    for (const command of [
      { type: 'ReportProgress', quantity: 1, on: '2020-03-01' },
      { type: 'CorrectProgress', report: 'c2.1', quantity: 1 },
      { type: 'RetractProgress', report: 'c2.1' },
      { type: 'ReviseTarget', kind: 'change', set: { plan: 7 }, reason: 'more' },
      { type: 'CancelTarget', on: '2020-03-01', reason: 'merged' },
      { type: 'ReopenTarget', on: '2020-03-01', reason: 'split' },
      { type: 'DeclareMilestone', milestone: 'exceeded', on: '2020-03-01' },
      { type: 'WithdrawMilestone', milestone: 'completed', reason: 'not so' },
      { type: 'AddNote', text: 'seen' },
      { type: 'AssessTarget' },
      { type: 'VoidTarget', reason: 'another reason' },
    ] satisfies Told[]) {
      expect(telling.refusal(command), command.type).toMatchObject({
        code: 'TargetIsVoided',
        field: 'target',
        value: TOLD_TARGET,
        remedy: 'Restore it, or set it again.',
      })
    }
    expect(telling.tell(mistake)).toEqual([])
  })

  test('is restored with everything it had', () => {
    const telling = reported()
    const before = telling.standing('2020-12-31')
    telling.tell(mistake)
    const [restored] = telling.at('2020-03-04').tell(after)
    expect(restored).toMatchObject({ type: 'TargetRestored', data: { reason: 'it was right' } })
    expect(telling.standing('2020-12-31')).toEqual({ ...before, revision: before.revision + 2 })
    expect(telling.tell(after)).toEqual([])
    telling.tell({ type: 'CorrectProgress', report: 'c2.1', quantity: 4 })
    expect(telling.standing('2020-12-31').actual).toBe('4')
  })

  test('has the milestones recorded that time has brought, once it is restored', () => {
    const telling = toldTarget({ plan: 5, completion: 'heldAtDeadline' }).at('2020-03-02')
    telling.tell({ type: 'ReportProgress', quantity: 6, on: '2020-03-01' })
    telling.tell(mistake)
    const types = telling
      .at('2021-01-02')
      .tell(after)
      .map(({ type }) => type)
    expect(types).toEqual(['TargetRestored', 'TargetCompletedEarly', 'TargetExceeded'])
  })

  test('begins a new life when it is set again, to which the one before means nothing', () => {
    const telling = reported()
    telling.tell(mistake)
    const [again] = telling.tell({ ...set, measure: 'ratio' })
    expect(again).toMatchObject({ type: 'TargetSet', revision: again?.revision })
    const standing = telling.standing('2020-12-31')
    expect(standing).toMatchObject({ kind: 'indicator', milestones: [], reports: { counted: 0 } })
    expect(telling.refusal({ type: 'RetractProgress', report: 'c2.1' })).toMatchObject({
      code: 'OfVoidedTarget',
      field: 'report',
      value: 'c2.1',
    })
    expect(telling.refusal(after)).toMatchObject({ code: 'TargetNotVoided', field: 'target' })
    telling.tell({ type: 'ReportProgress', numerator: 1, denominator: 2, on: '2020-04-01' })
    const rows = timeline(telling.events, TOLD_TARGET, { asOf: '2020-04-30' })
    expect(rows.map(({ on }) => on)).toEqual(['2020-01-01', '2020-04-01'])
    expect(telling.standing('2020-12-31', '2020-03-02T13:00:00Z').actual).toBe('6')
  })

  test('may be voided and set again as often as it takes', () => {
    const telling = toldTarget()
    for (let life = 0; life < 3; life++) {
      telling.tell(mistake)
      expect(isShown(telling)).toBe(false)
      telling.tell(set)
      expect(isShown(telling)).toBe(true)
    }
  })
})

test('what was never set is neither voided nor restored, and what stands is not restored', () => {
  expect(new Telling().refusal(mistake)).toMatchObject({ code: 'TargetNotSet' })
  expect(new Telling().refusal(after)).toMatchObject({ code: 'TargetNotSet' })
  expect(toldTarget().refusal(after)).toMatchObject({ code: 'TargetNotVoided' })
})
