import { describe, expect, test } from 'vitest'
import { toldTarget, type Told } from '../testing/telling.ts'

type Report = Partial<Extract<Told, { type: 'ReportProgress' }>>

const DAY = '2020-03-01'

function report(fields: Report): Told {
  return { type: 'ReportProgress', on: DAY, ...fields }
}

describe('CorrectProgress', () => {
  test('says what was and what is now', () => {
    const telling = toldTarget()
    telling.tell(report({ quantity: '6', parts: { women: '1' }, status: 'provisional' }))
    const [first] = telling.tell({
      type: 'CorrectProgress',
      report: 'c2.1',
      quantity: '7.5',
      reason: 'misread',
    })
    expect(first?.data).toEqual({
      report: 'c2.1',
      was: { value: { quantity: '6' }, parts: { women: '1' }, status: 'provisional', on: DAY },
      now: { value: { quantity: '7.5' }, parts: { women: '1' }, status: 'provisional', on: DAY },
      reason: 'misread',
    })
    const [second] = telling.tell({
      type: 'CorrectProgress',
      report: 'c2.1',
      status: 'final',
      parts: {},
    })
    expect(second?.data).toEqual({
      report: 'c2.1',
      was: { value: { quantity: '7.5' }, parts: { women: '1' }, status: 'provisional', on: DAY },
      now: { value: { quantity: '7.5' }, status: 'final', on: DAY },
    })
    const [third] = telling.tell({ type: 'RetractProgress', report: 'c2.1' })
    expect(third?.data).toEqual({
      report: 'c2.1',
      was: { value: { quantity: '7.5' }, status: 'final', on: DAY },
    })
  })

  test('puts a wrong day, span and series right, and what it does not name stays', () => {
    const telling = toldTarget({ measure: 'latest' })
    const march = { from: '2020-03-01', to: '2020-03-31' }
    const february = { from: '2020-02-01', to: '2020-02-29' }
    telling.tell(report({ quantity: 6, on: '2020-03-31', over: march, series: 'nrth', note: 'n' }))
    const [placed] = telling.tell({
      type: 'CorrectProgress',
      report: 'c2.1',
      on: '2020-02-29',
      over: february,
      series: 'north',
    })
    const figure = { value: { quantity: '6' }, status: 'final' }
    const right = { ...figure, on: '2020-02-29', over: february, series: 'north' }
    expect(placed?.data).toEqual({
      report: 'c2.1',
      was: { ...figure, on: '2020-03-31', over: march, series: 'nrth' },
      now: right,
    })
    expect(telling.standing('2020-02-29').actual).toBe('6')
    telling.tell(report({ quantity: 7, on: '2020-04-30', series: 'north' }))
    expect(telling.standing('2020-12-31').actual).toBe('7')

    const clear = { type: 'CorrectProgress', report: 'c2.1', over: null, series: null } as const
    const [cleared] = telling.tell(clear)
    expect(cleared?.data).toEqual({
      report: 'c2.1',
      was: right,
      now: { ...figure, on: '2020-02-29' },
    })
    expect(telling.standing('2020-12-31').actual).toBe('13')
    expect(telling.tell(clear)).toEqual([])
    const [retracted] = telling.tell({ type: 'RetractProgress', report: 'c2.1' })
    expect(retracted?.data).toMatchObject({ was: { on: '2020-02-29' } })
  })

  test('keeps the place of the report in the order, whatever its day becomes', () => {
    const telling = toldTarget({ measure: 'latest' })
    telling.tell(report({ quantity: 1, on: '2020-02-01' }))
    telling.tell(report({ quantity: 2, on: '2020-03-01' }))
    telling.tell({ type: 'CorrectProgress', report: 'c2.1', on: '2020-03-01' })
    // Both are for one day now, and the second report still came later.
    expect(telling.standing('2020-12-31').actual).toBe('2')
    expect(telling.standing('2020-02-15')).not.toHaveProperty('actual')
  })

  test('moves a milestone with the day', () => {
    const telling = toldTarget({ plan: 5 }).at('2020-07-01')
    telling.tell(report({ quantity: 5, on: '2020-06-30' }))
    const moved = telling.tell({ type: 'CorrectProgress', report: 'c2.1', on: '2020-05-31' })
    expect(moved.slice(1).map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'MilestoneWithdrawn',
        data: { milestone: 'completedEarly', basis: 'measured', cause: 'c3.1' },
      },
      { type: 'TargetCompletedEarly', data: { basis: 'measured', on: '2020-05-31' } },
    ])
  })

  test.each<[Partial<Extract<Told, { type: 'CorrectProgress' }>>, string, string, unknown]>([
    [{ on: '2020-04-01' }, 'DayOutsideSpan', 'on', '2020-04-01'],
    [
      { over: { from: '2020-02-01', to: '2020-02-29' } },
      'DayOutsideSpan',
      'over',
      { from: '2020-02-01', to: '2020-02-29' },
    ],
    [
      { over: { from: '2020-03-31', to: '2020-03-01' } },
      'SpanEndsBeforeItBegins',
      'over.to',
      '2020-03-01',
    ],
    [{ on: '2020-03-20', over: null }, 'TargetIsCancelled', 'on', '2020-03-20'],
  ])('%o is refused', (correction, code, field, value) => {
    const telling = toldTarget()
    telling.tell(report({ quantity: 6, over: { from: '2020-03-01', to: '2020-03-31' } }))
    telling.tell({ type: 'CancelTarget', on: '2020-03-10', reason: 'merged' })
    telling.tell({ type: 'ReopenTarget', on: '2020-04-01', reason: 'split again' })
    const refusal = telling.refusal({ type: 'CorrectProgress', report: 'c2.1', ...correction })
    expect(refusal).toMatchObject({ code, field, value })
    expect(refusal.remedy).not.toBe('')
  })

  test.each([
    [{ measure: 'steps' }, { steps: '3' }, { steps: '4' }],
    [
      { measure: 'ratio' },
      { numerator: '1.50', denominator: '2' },
      { numerator: '1', denominator: '3' },
    ],
    [{ measure: 'sum' }, { quantity: '0.10' }, { quantity: '0' }],
  ] as const)('of a report under %o keeps its shape', (terms, before, after) => {
    const telling = toldTarget(terms)
    telling.tell(report(before))
    const [corrected] = telling.tell({ type: 'CorrectProgress', report: 'c2.1', ...after })
    const was = Object.fromEntries(
      Object.entries(before).map(([key, value]) => [key, value.replace(/\.?0$/, '')]),
    )
    expect(corrected?.data).toMatchObject({ was: { value: was }, now: { value: after } })
  })

  test('stands in the place of the report: its day and its series', () => {
    const telling = toldTarget({ measure: 'latest' })
    telling.tell(report({ quantity: '1', on: '2020-02-01' }))
    telling.tell(report({ quantity: '2', on: '2020-03-01' }))
    telling.tell({ type: 'CorrectProgress', report: 'c2.1', quantity: '9' })
    expect(telling.standing('2020-02-15').actual).toBe('9')
    expect(telling.standing('2020-12-31').actual).toBe('2')
  })

  test('that changes nothing stores nothing', () => {
    const telling = toldTarget()
    telling.tell(report({ quantity: '6', parts: { women: '1' } }))
    const same = [
      { quantity: '6.0' },
      {},
      { status: 'final' },
      { parts: { women: '1.0' } },
      { unit: 'person', reason: 'sure' },
    ] as const
    for (const fields of same) {
      expect(telling.tell({ type: 'CorrectProgress', report: 'c2.1', ...fields })).toEqual([])
    }
    telling.tell({ type: 'CorrectProgress', report: 'c2.1', quantity: '7' })
    expect(telling.tell({ type: 'CorrectProgress', report: 'c2.1', quantity: '7' })).toEqual([])
    expect(telling.tell({ type: 'CorrectProgress', report: 'c2.1', quantity: '6' })).toHaveLength(1)
  })

  test('is checked as a report is', () => {
    const telling = toldTarget({ unit: { code: 'person', scale: 0 } })
    telling.tell(report({ quantity: '6', parts: { women: '3' } }))
    const refusal = (fields: Partial<Extract<Told, { type: 'CorrectProgress' }>>) =>
      telling.refusal({ type: 'CorrectProgress', report: 'c2.1', ...fields })
    expect(refusal({ quantity: '2' })).toMatchObject({
      code: 'PartExceedsWhole',
      field: 'parts.women',
      value: '3',
    })
    expect(refusal({ quantity: '6.5' }).code).toBe('FinerThanUnit')
    expect(refusal({ steps: '6' }).code).toBe('ValueDoesNotFitMeasure')
    expect(refusal({ unit: 'household' }).code).toBe('UnitDiffers')
  })

  test('may be finer than every report before it', () => {
    const telling = toldTarget()
    telling.tell(report({ quantity: '1' }))
    telling.tell(report({ quantity: '2' }))
    telling.tell({ type: 'CorrectProgress', report: 'c2.1', quantity: '0.001' })
    expect(telling.standing('2020-12-31').actual).toBe('2.001')
  })

  test('of a report on a day since cancelled is still a correction', () => {
    const telling = toldTarget()
    telling.tell(report({ quantity: '1' }))
    telling.tell({ type: 'CancelTarget', on: '2020-01-01', reason: 'merged' })
    const correction = { type: 'CorrectProgress', report: 'c2.1', quantity: '2' } as const
    expect(telling.tell(correction)).toHaveLength(1)
  })
})

describe('a report to correct or retract', () => {
  const commands = [
    { type: 'CorrectProgress', quantity: '1' },
    { type: 'RetractProgress' },
  ] as const

  test.each(commands)('must exist: %o', (command) => {
    const telling = toldTarget()
    telling.tell(report({ quantity: '1' }))
    telling.tell({ type: 'AddNote', text: 'n' })
    for (const id of ['c9.1', 'c1.1', 'c3.1', 'c2', 'c2.2']) {
      expect(telling.refusal({ ...command, report: id }).message).toBe(
        `report: expected a report of "target-1", found ${JSON.stringify(id)}. Give the id of a ProgressReported event of this very target.`,
      )
    }
  })

  test.each(commands)('must not be retracted: %o', (command) => {
    const telling = toldTarget()
    telling.tell(report({ quantity: '1' }))
    telling.tell({ type: 'RetractProgress', report: 'c2.1' })
    expect(telling.refusal({ ...command, report: 'c2.1' }).message).toBe(
      'report: expected a report that was not retracted, found "c2.1". Report the figure anew.',
    )
  })

  test('may stand beside one that was retracted', () => {
    const telling = toldTarget()
    telling.tell(report({ quantity: '1' }))
    telling.tell(report({ quantity: '2' }))
    const [retracted] = telling.tell({ type: 'RetractProgress', report: 'c2.1', reason: 'twice' })
    expect(retracted?.data).toMatchObject({ reason: 'twice' })
    expect(telling.tell({ type: 'CorrectProgress', report: 'c3.1', quantity: '3' })).toHaveLength(1)
    expect(telling.tell({ type: 'RetractProgress', report: 'c3.1' })).toHaveLength(1)
  })

  test('may be reported anew after it was retracted', () => {
    const telling = toldTarget({ plan: '5' })
    telling.tell(report({ quantity: '5' }))
    telling.tell({ type: 'RetractProgress', report: 'c2.1' })
    expect(telling.standing('2020-12-31')).toMatchObject({ state: 'unreported' })
    expect(telling.standing('2020-12-31')).not.toHaveProperty('actual')
    telling.tell(report({ quantity: '6' }))
    expect(telling.standing('2020-12-31')).toMatchObject({ actual: '6', reports: { counted: 1 } })
  })
})

test('a note may be about a day, and need not be', () => {
  const telling = toldTarget()
  const [dated] = telling.tell({ type: 'AddNote', text: 'flood', on: DAY })
  const [undated] = telling.tell({ type: 'AddNote', text: 'flood' })
  expect([dated?.data, undated?.data]).toStrictEqual([
    { text: 'flood', on: DAY },
    { text: 'flood' },
  ])
})
