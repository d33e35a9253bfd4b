import { describe, expect, test } from 'vitest'
import { toldTarget, type Telling, type Told } from '../testing/telling.ts'

type Report = Partial<Extract<Told, { type: 'ReportProgress' }>>

const DAY = '2020-03-01'

function report(fields: Report): Told {
  return { type: 'ReportProgress', on: DAY, ...fields }
}

/** The refusal of a report, as far as it names what was wrong. */
function refusedReport(telling: Telling, fields: Report) {
  const { code, field, value } = telling.refusal(report(fields))
  return { code, field, value }
}

describe('ReportProgress', () => {
  test('stores the figure, canonical, and final unless said otherwise', () => {
    const telling = toldTarget({ plan: '100' })
    const given = { over: { from: '2020-02-01', to: DAY }, series: 'ward-1', note: 'n' }
    const [reported] = telling.tell(report({ quantity: '06.0', parts: { women: 1 }, ...given }))
    expect(reported).toMatchObject({ type: 'ProgressReported', id: 'c2.1', revision: 2 })
    expect(reported?.data).toEqual({
      value: { quantity: '6' },
      parts: { women: '1' },
      status: 'final',
      on: DAY,
      ...given,
    })
  })

  test('takes what the measure takes', () => {
    const tell = (terms: Parameters<typeof toldTarget>[0], fields: Report) =>
      toldTarget(terms).tell(report(fields))[0]?.data
    expect(tell({ measure: 'ratio' }, { numerator: '-1', denominator: 0 })).toMatchObject({
      value: { numerator: '-1', denominator: '0' },
    })
    expect(tell({ measure: 'steps' }, { steps: 0 })).toMatchObject({ value: { steps: '0' } })
    expect(tell({ measure: 'latest' }, { quantity: -5.5 })).toMatchObject({
      value: { quantity: '-5.5' },
    })
  })

  test.each<[Parameters<typeof toldTarget>[0], Report, string, unknown, string]>([
    [
      {},
      {},
      'quantity',
      undefined,
      'a figure here under the measure sum, found nothing. Give a quantity, and nothing else.',
    ],
    [
      {},
      { steps: '3' },
      'steps',
      '3',
      'no figure here under the measure sum, found "3". Give a quantity, and nothing else.',
    ],
    [
      {},
      { quantity: '1', numerator: '2' },
      'numerator',
      '2',
      'no figure here under the measure sum, found "2". Give a quantity, and nothing else.',
    ],
    [
      { measure: 'ratio' },
      { numerator: '1' },
      'denominator',
      undefined,
      'a figure here under the measure ratio, found nothing. Give a numerator and a denominator, and nothing else.',
    ],
    [
      { measure: 'ratio' },
      { quantity: '1' },
      'quantity',
      '1',
      'no figure here under the measure ratio, found "1". Give a numerator and a denominator, and nothing else.',
    ],
    [
      { measure: 'steps' },
      { quantity: '1' },
      'quantity',
      '1',
      'no figure here under the measure steps, found "1". Give steps, and nothing else.',
    ],
    [
      { measure: 'declared' },
      { quantity: '1' },
      'quantity',
      '1',
      'no figure here under the measure declared, found "1". Declare its milestones; there is nothing to report.',
    ],
    [
      { measure: 'declared' },
      {},
      'quantity',
      undefined,
      'no figure here under the measure declared, found nothing. Declare its milestones; there is nothing to report.',
    ],
  ])('of %o refuses %o', (terms, fields, field, value, rest) => {
    const refusal = toldTarget(terms).refusal(report(fields))
    expect(refusal).toMatchObject({ code: 'ValueDoesNotFitMeasure', field, value })
    expect(refusal.message).toBe(`${field}: expected ${rest}`)
  })

  test('refuses a figure that cannot be', () => {
    expect(refusedReport(toldTarget({ measure: 'steps' }), { steps: '1.5' })).toEqual({
      code: 'InvalidFigure',
      field: 'steps',
      value: '1.5',
    })
    expect(refusedReport(toldTarget({ measure: 'steps' }), { steps: -1 })).toMatchObject({
      code: 'InvalidFigure',
    })
    const ratio = toldTarget({ measure: 'ratio' })
    expect(refusedReport(ratio, { numerator: '1', denominator: '-2' })).toEqual({
      code: 'InvalidFigure',
      field: 'denominator',
      value: '-2',
    })
  })

  test('refuses another unit, and never converts', () => {
    const refusal = toldTarget().refusal(report({ quantity: '1', unit: 'household' }))
    expect(refusal.message).toBe(
      'unit: expected "person", found "household". Convert the figure at its source, or report it to a target in that unit.',
    )
  })

  test('refuses figures finer than the unit', () => {
    const telling = toldTarget({ unit: { code: 'person', scale: 0 } })
    expect(refusedReport(telling, { quantity: '1.5' })).toEqual({
      code: 'FinerThanUnit',
      field: 'quantity',
      value: '1.5',
    })
    expect(refusedReport(telling, { quantity: 2, parts: { women: '0.5' } })).toMatchObject({
      field: 'parts.women',
    })
    expect(telling.tell(report({ quantity: '2.0' }))).toHaveLength(1)
  })

  test('takes a fraction of whatever fineness: it is not counted in the unit', () => {
    const telling = toldTarget({ measure: 'ratio', unit: { code: '%', scale: 0 } })
    expect(telling.tell(report({ numerator: '1.5', denominator: '2.25' }))).toHaveLength(1)
  })

  test('refuses parts that are not of their whole', () => {
    const telling = toldTarget()
    expect(refusedReport(telling, { quantity: '6', parts: { women: '7' } })).toEqual({
      code: 'PartExceedsWhole',
      field: 'parts.women',
      value: '7',
    })
    expect(refusedReport(telling, { quantity: '6', parts: { a: '1', b: '-1' } })).toMatchObject({
      code: 'PartExceedsWhole',
      field: 'parts.b',
    })
    for (const part of ['-6.1', '0.1']) {
      expect(refusedReport(telling, { quantity: '-6', parts: { a: part } })).toMatchObject({
        code: 'PartExceedsWhole',
      })
    }
    expect(telling.tell(report({ quantity: '-6', parts: { a: '0', b: '-6' } }))).toHaveLength(1)
    expect(telling.tell(report({ quantity: '0', parts: { a: '0' } }))).toHaveLength(1)
    expect(refusedReport(telling, { quantity: '0', parts: { a: '-1' } }).code).toBe(
      'PartExceedsWhole',
    )
    // Each is checked against the whole; parts may overlap, so together they may exceed it.
    expect(telling.tell(report({ quantity: '6', parts: { a: '6', b: '6' } }))).toHaveLength(1)
  })

  test.each(['average', 'max', 'min'] as const)('takes no parts under %s', (measure) => {
    const telling = toldTarget({ measure })
    expect(refusedReport(telling, { quantity: '6', parts: { a: '1' } })).toEqual({
      code: 'PartsNotTaken',
      field: 'parts',
      value: { a: '1' },
    })
    expect(telling.tell(report({ quantity: '6', parts: {} }))[0]?.data).not.toHaveProperty('parts')
  })

  test('refuses a span without its day, or turned round', () => {
    const over = { from: '2020-02-01', to: '2020-02-29' }
    expect(refusedReport(toldTarget(), { quantity: '1', over })).toMatchObject({
      code: 'DayOutsideSpan',
      field: 'on',
      value: DAY,
    })
    const round = { from: DAY, to: '2020-02-29' }
    expect(refusedReport(toldTarget(), { quantity: '1', over: round })).toMatchObject({
      code: 'SpanEndsBeforeItBegins',
      field: 'over.to',
    })
  })

  test.each(['2020-02-01', '2020-02-15', '2020-02-29'])(
    'takes a span true for its day %s',
    (on) => {
      const over = { from: '2020-02-01', to: '2020-02-29' }
      const [reported] = toldTarget().tell(report({ quantity: '1', on, over }))
      expect(reported?.data).toMatchObject({ on, over })
    },
  )

  test('takes a span of one day, and no day before a span', () => {
    const over = { from: DAY, to: DAY }
    expect(toldTarget().tell(report({ quantity: '1', over }))).toHaveLength(1)
    expect(refusedReport(toldTarget(), { quantity: '1', over, on: '2020-02-29' })).toMatchObject({
      code: 'DayOutsideSpan',
      value: '2020-02-29',
    })
  })

  test('is read by one unit and one measure on all days, whenever they were revised', () => {
    const telling = toldTarget({ plan: '10', unit: { code: 'person', scale: 0 } })
    const on = ['2019-12-01', '2020-01-01', '2020-07-01', '2021-01-01']
    for (const day of on) {
      expect(refusedReport(telling, { quantity: '1.5', on: day }).code).toBe('FinerThanUnit')
    }
    const set = { unit: { code: 'person', scale: 1 } }
    const effective = '2020-07-01'
    telling.tell({ type: 'ReviseTarget', kind: 'change', set, effective, reason: 'half posts' })
    for (const day of on) {
      expect(telling.tell(report({ quantity: '1.5', on: day }))).toHaveLength(1)
    }
    const { id = '' } = telling.tell(report({ quantity: '2', on: '2020-02-01' }))[0] ?? {}
    telling.tell({ type: 'CorrectProgress', report: id, quantity: '2.5' })
    expect(telling.standing('2020-02-01').actual).toBe('4')
  })

  test('refuses a day on which the target is cancelled, and only such a day', () => {
    const telling = toldTarget()
    telling.tell({ type: 'CancelTarget', on: DAY, reason: 'merged' })
    telling.tell({ type: 'ReopenTarget', on: '2020-05-01', reason: 'split' })
    const codes = ['2020-02-29', DAY, '2020-04-30', '2020-05-01'].map((on) => {
      try {
        return telling.tell(report({ quantity: 1, on })).length
      } catch (error) {
        return (error as { code: string }).code
      }
    })
    expect(codes).toEqual([1, 'TargetIsCancelled', 'TargetIsCancelled', 1])
  })

  test('is taken again and again: two equal reports are two reports', () => {
    const telling = toldTarget()
    telling.tell(report({ quantity: '1' }))
    telling.tell(report({ quantity: '1' }))
    expect(telling.standing('2020-12-31')).toMatchObject({ actual: '2' })
  })
})

test('a correction and a retraction say what there is to say, and no more', () => {
  const telling = toldTarget()
  telling.tell(report({ quantity: 6 }))
  const was = { value: { quantity: '6' }, status: 'final', on: DAY }
  const [corrected] = telling.tell({ type: 'CorrectProgress', report: 'c2.1', quantity: 7 })
  const now = { ...was, value: { quantity: '7' } }
  expect(corrected?.data).toStrictEqual({ report: 'c2.1', was, now })
  const [retracted] = telling.tell({ type: 'RetractProgress', report: 'c2.1' })
  expect(retracted?.data).toStrictEqual({ report: 'c2.1', was: now })
})

test('a correction puts a span and a series in and takes them out', () => {
  const telling = toldTarget()
  telling.tell(report({ quantity: 6 }))
  const place = { over: { from: '2020-02-01', to: DAY }, series: 'north' }
  const was = { value: { quantity: '6' }, status: 'final', on: DAY }
  const [put] = telling.tell({ type: 'CorrectProgress', report: 'c2.1', ...place, reason: 'r' })
  expect(put?.data).toStrictEqual({ report: 'c2.1', was, now: { ...was, ...place }, reason: 'r' })
  const [taken] = telling.tell({
    type: 'CorrectProgress',
    report: 'c2.1',
    over: null,
    series: null,
  })
  expect(taken?.data).toStrictEqual({ report: 'c2.1', was: { ...was, ...place }, now: was })
})
