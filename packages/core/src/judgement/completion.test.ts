import { describe, expect, test } from 'vitest'
import { toldTarget, type Telling, type Told } from '../testing/telling.ts'

type Terms = Parameters<typeof toldTarget>[0]

const READING = { measure: 'latest', plan: 10 } as const

/** A telling of readings, each of a value and a day. */
function readings(terms: Terms, ...values: readonly (readonly [number, string])[]): Telling {
  const telling = toldTarget(terms)
  for (const [quantity, on] of values) telling.tell({ type: 'ReportProgress', quantity, on })
  return telling
}

function completion(telling: Telling, asOf: string) {
  const { state, completedOn } = telling.standing(asOf)
  return completedOn === undefined ? state : `${String(state)} ${completedOn}`
}

function planFrom(effective: string, plan: number): Told {
  return { type: 'ReviseTarget', kind: 'change', effective, set: { plan }, reason: 'decided' }
}

describe('whenReached', () => {
  const terms = { ...READING, completion: 'whenReached' } as const

  test('dates completion by the first day of the run that reaches the day asked about', () => {
    const telling = readings(terms, [10, '2020-02-01'], [9, '2020-03-01'], [12, '2020-04-01'])
    expect(
      ['2020-01-31', '2020-02-01', '2020-02-29', '2020-03-01', '2020-04-01', '2021-06-01'].map(
        (asOf) => completion(telling, asOf),
      ),
    ).toEqual([
      'open',
      'completedEarly 2020-02-01',
      'completedEarly 2020-02-01',
      'open',
      'completedEarly 2020-04-01',
      'completedEarly 2020-04-01',
    ])
  })

  test('judges a day by all that is reported for it', () => {
    const telling = readings(terms, [10, '2020-02-01'], [9, '2020-02-01'], [10, '2020-02-01'])
    telling.tell({ type: 'ReportProgress', quantity: 3, on: '2020-03-01' })
    telling.tell({ type: 'ReportProgress', quantity: 10, on: '2020-03-01' })
    expect(completion(telling, '2020-12-31')).toBe('completedEarly 2020-02-01')
  })

  test('reached after the deadline it is late, from the run that reaches the day asked about', () => {
    const telling = readings(
      terms,
      [9, '2020-12-31'],
      [10, '2021-01-05'],
      [9, '2021-01-10'],
      [11, '2021-01-15'],
    )
    expect(
      ['2020-12-31', '2021-01-05', '2021-01-10', '2021-02-01'].map((asOf) =>
        completion(telling, asOf),
      ),
    ).toEqual(['missed', 'completedLate 2021-01-05', 'missed', 'completedLate 2021-01-15'])
  })

  test('kept at the deadline it is not undone by what comes after', () => {
    const telling = readings(terms, [10, '2020-12-31'], [1, '2021-01-05'])
    expect(completion(telling, '2021-02-01')).toBe('completedOnTime 2020-12-31')
  })
})

describe('heldAtDeadline', () => {
  test('is decided on the deadline, and dated by the run that reaches it', () => {
    const telling = readings(READING, [10, '2020-02-01'], [9, '2020-03-01'], [12, '2020-04-01'])
    expect(
      ['2020-04-01', '2020-12-30', '2020-12-31'].map((asOf) => completion(telling, asOf)),
    ).toEqual(['open', 'open', 'completedEarly 2020-04-01'])
  })

  test('met on every day but the last it is missed', () => {
    const telling = readings(READING, [10, '2020-01-01'], [9, '2020-12-31'])
    expect(completion(telling, '2020-12-31')).toBe('missed')
  })
})

describe('sustained', () => {
  const terms = { ...READING, completion: { sustained: 5 } } as const

  test('needs so many days running, and is dated by the last of them', () => {
    const telling = readings(terms, [10, '2020-02-01'])
    expect(
      ['2020-02-01', '2020-02-04', '2020-02-05'].map((asOf) => completion(telling, asOf)),
    ).toEqual(['open', 'open', 'completedEarly 2020-02-05'])
  })

  test('begins anew after an unmet day', () => {
    const telling = readings(terms, [10, '2020-02-01'], [9, '2020-02-05'], [10, '2020-02-06'])
    expect(['2020-02-09', '2020-02-10'].map((asOf) => completion(telling, asOf))).toEqual([
      'open',
      'completedEarly 2020-02-10',
    ])
  })

  test('once completed it stays so, whatever comes later', () => {
    const telling = readings(terms, [10, '2020-02-01'], [9, '2020-02-06'], [12, '2020-03-01'])
    expect(completion(telling, '2020-12-31')).toBe('completedEarly 2020-02-05')
    expect(telling.standing('2020-02-06')).toMatchObject({ met: false, exceeded: false })
    expect(telling.standing('2020-03-01').exceeded).toBe(true)
  })

  test('may end after the deadline, and is late then', () => {
    const telling = readings(terms, [10, '2020-12-29'])
    expect(
      ['2020-12-31', '2021-01-01', '2021-01-02', '2021-02-01'].map((asOf) =>
        completion(telling, asOf),
      ),
    ).toEqual(['missed', 'missed', 'completedLate 2021-01-02', 'completedLate 2021-01-02'])
  })

  test('for one day is when the plan is first met', () => {
    const telling = readings(
      { ...READING, completion: { sustained: 1 } },
      [10, '2020-02-01'],
      [9, '2020-02-02'],
    )
    expect(completion(telling, '2020-12-31')).toBe('completedEarly 2020-02-01')
  })

  test('a plan lowered on a day on which nothing is reported begins a run', () => {
    const telling = readings(terms, [8, '2020-02-01'])
    telling.tell(planFrom('2020-03-01', 8))
    expect(completion(telling, '2020-12-31')).toBe('completedEarly 2020-03-05')
  })

  test('a plan raised and lowered again breaks a run', () => {
    const telling = readings(terms, [10, '2020-02-01'])
    telling.tell(planFrom('2020-02-03', 11))
    telling.tell(planFrom('2020-02-04', 10))
    expect(completion(telling, '2020-12-31')).toBe('completedEarly 2020-02-08')
  })
})

describe('each day is judged against the plan in force on it', () => {
  const terms = { ...READING, completion: 'whenReached' } as const

  test('a plan lowered later completes from the day it is lowered', () => {
    const telling = readings(terms, [8, '2020-02-01'])
    telling.tell(planFrom('2020-06-01', 8))
    expect(completion(telling, '2020-05-31')).toBe('open')
    expect(completion(telling, '2020-12-31')).toBe('completedEarly 2020-06-01')
  })

  test('a plan raised later opens what was completed, and leaves its past', () => {
    const telling = readings(terms, [10, '2020-02-01'])
    telling.tell(planFrom('2020-06-01', 12))
    expect(completion(telling, '2020-05-31')).toBe('completedEarly 2020-02-01')
    expect(completion(telling, '2020-06-01')).toBe('open')
    expect(completion(telling, '2020-12-31')).toBe('missed')
  })

  test('a plan raised beneath the actual keeps the run', () => {
    const telling = readings(terms, [20, '2020-02-01'])
    telling.tell(planFrom('2020-06-01', 12))
    expect(completion(telling, '2020-12-31')).toBe('completedEarly 2020-02-01')
  })

  test('a corrected plan was never otherwise', () => {
    const telling = readings(terms, [8, '2020-02-01'])
    telling.tell({ type: 'ReviseTarget', kind: 'correction', set: { plan: 8 }, reason: 'typo' })
    expect(completion(telling, '2020-12-31')).toBe('completedEarly 2020-02-01')
  })

  test('a plan lowered after the deadline completes late', () => {
    const telling = readings(terms, [8, '2020-02-01'])
    telling.tell(planFrom('2021-02-01', 8))
    expect(completion(telling, '2021-01-31')).toBe('missed')
    expect(telling.standing('2021-02-01')).toMatchObject({
      state: 'completedLate',
      completedOn: '2021-02-01',
      plan: '10',
      attainment: { numerator: '4', denominator: '5' },
    })
  })

  test('on the very day of a report the new plan judges it', () => {
    const telling = readings(terms, [10, '2020-06-01'])
    telling.tell(planFrom('2020-06-01', 11))
    expect(completion(telling, '2020-12-31')).toBe('missed')
  })

  test('a deadline extended before it passes makes room, one known later re-opens', () => {
    const telling = readings(terms, [9, '2020-12-31'])
    telling.at('2021-02-01').tell({
      type: 'ReviseTarget',
      kind: 'change',
      effective: '2020-12-01',
      set: { period: { from: '2020-01-01', to: '2021-03-31', zone: 'UTC' } },
      reason: 'flood',
    })
    telling.tell({ type: 'ReportProgress', quantity: 10, on: '2021-02-01' })
    expect(telling.standing('2020-12-31', '2020-12-31T23:00:00Z').state).toBe('missed')
    expect(telling.standing('2020-12-31').state).toBe('open')
    expect(telling.standing('2021-02-01')).toMatchObject({
      state: 'completedEarly',
      completedOn: '2021-02-01',
      actual: '10',
      revised: true,
    })
  })
})

describe('sustained on reported days', () => {
  const terms = { ...READING, completion: { sustained: 3, days: 'reported' } } as const

  test('counts days with a report alone, and is dated by the last of them', () => {
    const telling = readings(terms, [10, '2020-02-01'], [11, '2020-02-08'], [10, '2020-02-20'])
    expect(
      ['2020-02-19', '2020-02-20', '2020-06-01'].map((asOf) => completion(telling, asOf)),
    ).toEqual(['open', 'completedEarly 2020-02-20', 'completedEarly 2020-02-20'])
  })

  test('counts a day once, by what it came to in the end', () => {
    const telling = readings(
      terms,
      [10, '2020-02-01'],
      [10, '2020-02-02'],
      [11, '2020-02-02'],
      [9, '2020-02-03'],
      [10, '2020-02-03'],
    )
    expect(completion(telling, '2020-02-03')).toBe('completedEarly 2020-02-03')
  })

  test('begins anew after an unmet reported day', () => {
    const told = [10, 10, 9, 10, 10, 10].map((value, n) => [value, `2020-02-0${n + 1}`] as const)
    expect(completion(readings(terms, ...told), '2020-02-05')).toBe('open')
    expect(completion(readings(terms, ...told), '2020-02-06')).toBe('completedEarly 2020-02-06')
  })

  test('is not broken by a plan that is unmet on days without a report', () => {
    const telling = readings(terms, [10, '2020-02-01'], [10, '2020-02-02'], [10, '2020-02-20'])
    telling.tell(planFrom('2020-02-05', 50))
    telling.tell(planFrom('2020-02-15', 10))
    expect(completion(telling, '2020-02-10')).toBe('open')
    expect(completion(telling, '2020-02-20')).toBe('completedEarly 2020-02-20')
  })

  test('takes no notice of a report that comes to no figure, or is retracted', () => {
    const telling = toldTarget({ ...terms, measure: 'ratio', plan: '0.5' })
    const report = { type: 'ReportProgress', numerator: 1, denominator: 2 } as const
    telling.tell({ ...report, numerator: 0, denominator: 0, on: '2020-02-01' })
    telling.tell({ ...report, on: '2020-02-02' })
    telling.tell({ ...report, on: '2020-02-03' })
    telling.tell({ ...report, on: '2020-02-04' })
    expect(completion(telling, '2020-02-04')).toBe('completedEarly 2020-02-04')
    telling.tell({ type: 'RetractProgress', report: 'c4.1' })
    expect(completion(telling, '2020-02-04')).toBe('open')
  })

  test('may end after the deadline, and is late then; before the period nothing counts', () => {
    const telling = readings(terms, [10, '2019-12-30'], [10, '2020-12-30'], [10, '2020-12-31'])
    expect(completion(telling, '2021-01-01')).toBe('missed')
    telling.tell({ type: 'ReportProgress', quantity: 10, on: '2021-01-09' })
    expect(['2021-01-08', '2021-01-09'].map((asOf) => completion(telling, asOf))).toEqual([
      'missed',
      'completedLate 2021-01-09',
    ])
  })
})
