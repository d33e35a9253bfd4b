import { describe, expect, test } from 'vitest'
import type { TargetRevised, TargetSet } from '../event/events.ts'
import { day, dayNumberOf } from '../period/day.ts'
import { toldTarget, type Told } from '../testing/telling.ts'
import { stretchAt, termsHistoryOf } from './terms-history.ts'

type Revision = Partial<Extract<Told, { type: 'ReviseTarget' }>>

/** The history of a plan of 10 for 2020, revised as told. */
function historyOf(...revisions: readonly Revision[]) {
  const telling = toldTarget({ plan: 10, owner: 'office' })
  for (const fields of revisions) {
    telling.tell({ type: 'ReviseTarget', kind: 'change', set: {}, reason: 'r', ...fields })
  }
  const [first, ...rest] = telling.events
  return termsHistoryOf(
    first as TargetSet,
    rest.filter((event) => event.type === 'TargetRevised') as readonly TargetRevised[],
  )
}

function planOn(history: ReturnType<typeof historyOf>, on: string) {
  return stretchAt(history, dayNumberOf(day(on))).terms.plan
}

const correction = (plan: number, effective?: string): Revision => ({
  kind: 'correction',
  ...(effective !== undefined && { effective }),
  set: { plan },
})
const change = (effective: string, plan: number): Revision => ({ effective, set: { plan } })

describe('the terms of a target on any day', () => {
  test('never revised, are those it was set with, also before and after its period', () => {
    const history = historyOf()
    expect(['0001-01-01', '2020-06-01', '9999-12-31'].map((on) => planOn(history, on))).toEqual([
      '10',
      '10',
      '10',
    ])
    expect(history.original.plan).toBe('10')
  })

  test('follow the latest by effective day, then by revision', () => {
    const history = historyOf(
      change('2020-09-01', 30),
      change('2020-06-01', 20),
      change('2020-09-01', 31),
    )
    expect(
      ['2020-05-31', '2020-06-01', '2020-08-31', '2020-09-01'].map((on) => planOn(history, on)),
    ).toEqual(['10', '20', '20', '31'])
  })

  test('keep the completion that a direction found when it was said, whatever is measured later', () => {
    const telling = toldTarget({ measure: 'declared', plan: 10 })
    const revise = {
      type: 'ReviseTarget',
      kind: 'change',
      effective: '2020-01-01',
      reason: 'r',
    } as const
    telling.tell({ ...revise, set: { direction: 'atLeast', plan: 5 } })
    telling.tell({ ...revise, set: { measure: 'sum' } })
    expect(telling.standing('2020-06-30')).toMatchObject({ measure: 'sum', plan: '5' })
    telling.tell({ type: 'ReportProgress', quantity: 5, on: '2020-02-01' })
    // Decided at the deadline, as it was for what is declared.
    expect(telling.standing('2020-06-30')).toMatchObject({ state: 'open', met: true })
  })

  test('are patched term by term: one left alone stays as it was', () => {
    const history = historyOf(
      { effective: '2020-06-01', set: { owner: null } },
      { effective: '2020-09-01', set: { plan: 20 } },
    )
    const terms = stretchAt(history, dayNumberOf(day('2020-09-01'))).terms
    expect(terms.plan).toBe('20')
    expect(terms).not.toHaveProperty('owner')
  })

  test('before the period are the original ones, corrections of all days applied', () => {
    const history = historyOf(change('2020-01-01', 20), correction(11, '2020-06-01'), correction(9))
    expect(['2019-12-31', '2020-01-01', '2020-06-01'].map((on) => planOn(history, on))).toEqual([
      '9',
      '20',
      '20',
    ])
    expect(history.original.plan).toBe('9')
  })

  test('have the original that was corrected on all days, or from the first one on', () => {
    expect(historyOf(correction(11)).original.plan).toBe('11')
    expect(historyOf(correction(11, '2020-01-01')).original.plan).toBe('11')
    expect(historyOf(correction(11, '2020-01-02')).original.plan).toBe('10')
    expect(historyOf(correction(11), correction(12, '2020-01-02')).original.plan).toBe('11')
  })

  test('are corrected on all days, though the period was corrected to begin earlier', () => {
    const period = { from: '2019-01-01', to: '2020-12-31', zone: 'UTC' }
    const history = historyOf(
      correction(20),
      { kind: 'correction', set: { period } },
      correction(30),
    )
    expect(['2019-01-01', '2020-06-01'].map((on) => planOn(history, on))).toEqual(['30', '30'])
    expect(history.original).toMatchObject({ plan: '30', period })
  })

  test('are corrected on all days, though an earlier correction had a day', () => {
    const history = historyOf(correction(30, '2020-03-01'), correction(25))
    expect(['2020-01-01', '2020-03-01'].map((on) => planOn(history, on))).toEqual(['25', '25'])
    expect(planOn(historyOf(correction(25), correction(30, '2020-03-01')), '2020-03-01')).toBe('30')
  })

  test('are what a correction of a change says from its day on, and the original stays', () => {
    const history = historyOf(change('2020-07-01', 20), correction(21, '2020-07-01'))
    expect(['2020-06-30', '2020-07-01'].map((on) => planOn(history, on))).toEqual(['10', '21'])
    expect(history.original.plan).toBe('10')
  })

  test('that were changed are no longer revised once the plan is corrected to what they say', () => {
    const history = historyOf(change('2020-07-01', 20), correction(20))
    expect(stretchAt(history, dayNumberOf(day('2020-12-31'))).revised).toBe(false)
  })

  test('are marked revised from the first change of the promise on', () => {
    const history = historyOf(
      { effective: '2020-02-01', set: { owner: 'other' } },
      { kind: 'correction', effective: '2020-03-01', set: { plan: 11 } },
      change('2020-04-01', 12),
      change('2020-05-01', 11),
    )
    const revised = ['2020-03-31', '2020-04-01', '2020-05-01'].map(
      (on) => stretchAt(history, dayNumberOf(day(on))).revised,
    )
    expect(revised).toEqual([false, true, true])
  })

  test('of what reports are read by are those of the latest revision, on all days', () => {
    const history = historyOf(
      { effective: '2020-06-01', set: { measure: 'max', unit: { code: 'kg', scale: 2 } } },
      { effective: '2020-03-01', set: { unit: { code: 'kg', scale: 3 } } },
      { effective: '2020-09-01', set: { measure: 'sum', reportedAs: 'runningTotal' } },
      { effective: '2020-02-01', set: { owner: 'other' } },
    )
    for (const on of ['2019-12-31', '2020-01-01', '2020-02-01', '2020-04-01', '2020-12-31']) {
      expect(stretchAt(history, dayNumberOf(day(on))).terms).toMatchObject({
        measure: 'sum',
        reportedAs: 'runningTotal',
        unit: { code: 'kg', scale: 3 },
      })
    }
  })

  test('are revised by no correction, and by no term that is said again', () => {
    const revisedOn = (history: ReturnType<typeof historyOf>, ...days: readonly string[]) =>
      days.map((on) => stretchAt(history, dayNumberOf(day(on))).revised)
    const days = ['2019-12-31', '2020-01-01', '2020-06-01'] as const
    expect(revisedOn(historyOf(), ...days)).toEqual([false, false, false])
    expect(revisedOn(historyOf(correction(11)), ...days)).toEqual([false, false, false])
    const again = historyOf(
      { effective: '2020-02-01', set: { measure: 'max', plan: 10 } },
      { effective: '2020-06-01', set: { measure: 'max' } },
    )
    expect(revisedOn(again, '2020-01-31', '2020-02-01')).toEqual([false, true])
    const same = historyOf(
      { kind: 'correction', set: { measure: 'max' } },
      { ...change('2020-06-01', 10), set: { measure: 'max', plan: 10 } },
    )
    expect(revisedOn(same, '2020-06-01')).toEqual([false])
  })

  test('lose of a dated correction what is corrected again without a day, and nothing else', () => {
    const history = historyOf(
      { kind: 'correction', effective: '2020-03-01', set: { plan: 30, weight: 2 } },
      { effective: '2020-03-01', set: { owner: 'other' } },
      { kind: 'correction', set: { plan: 25, owner: 'third' } },
    )
    const { terms } = stretchAt(history, dayNumberOf(day('2020-03-01')))
    expect(terms).toMatchObject({ plan: '25', weight: '2', owner: 'other' })
    expect(history.original).toMatchObject({ plan: '25', owner: 'third' })
    expect(history.original).not.toHaveProperty('weight')
  })
})
