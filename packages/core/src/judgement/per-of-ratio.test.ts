import { describe, expect, test } from 'vitest'
import { rollUp } from '../scoreboard/roll-up.ts'
import { numbered, toldTarget } from '../testing/telling.ts'
import { completionRule } from '../rule/completion-rule.ts'

const ON_TIME = { measure: 'ratio', unit: '%', plan: '95' } as const

/** The standing at the end of the year with so many of a hundred. */
function withOnTime(numerator: number, terms: Parameters<typeof toldTarget>[0] = ON_TIME) {
  const telling = toldTarget(terms)
  telling.tell({ type: 'ReportProgress', on: '2020-06-30', numerator, denominator: 100 })
  return telling.standing('2020-12-31')
}

describe('96 of 100 are 96 per cent', () => {
  test('and meet a plan of 95', () => {
    expect(withOnTime(96)).toMatchObject({
      unit: { code: '%', per: '100' },
      plan: '95',
      actual: { numerator: '96', denominator: '1' },
      fraction: { numerator: '96', denominator: '100' },
      attainment: { numerator: '96', denominator: '95' },
      met: true,
      exceeded: true,
    })
  })

  test('the very figure is met and not exceeded, and a hair less is not met', () => {
    expect(withOnTime(95)).toMatchObject({ met: true, exceeded: false })
    expect(withOnTime(94.999_999)).toMatchObject({ met: false, state: 'missed' })
  })

  test.each([
    ['at most', { ...ON_TIME, direction: 'atMost', plan: '97' }, true],
    ['within a band', { ...ON_TIME, plan: undefined, band: { from: '95.5', to: '96' } }, true],
    ['exactly', { ...ON_TIME, direction: 'exactly', plan: '95', tolerance: '0.9' }, false],
  ] as const)('%s', (_name, { plan, ...terms }, met) => {
    expect(withOnTime(96, { ...terms, ...(plan !== undefined && { plan }) }).met).toBe(met)
  })

  test('from a baseline in the same unit', () => {
    const { attainment } = withOnTime(96, {
      ...ON_TIME,
      plan: '98',
      baseline: '94',
      attainment: 'fromBaseline',
    })
    expect(attainment).toEqual({ numerator: '1', denominator: '2' })
  })
})

test.each([
  ['%', '100'],
  ['‰', '1000'],
  ['share', '1'],
  [{ code: '%', per: 1 }, '1'],
  [{ code: 'per 100,000 inhabitants', per: 100_000 }, '100000'],
])('a ratio in %o is stored out of %s', (unit, per) => {
  expect(toldTarget({ measure: 'ratio', unit }).standing('2020-12-31').unit.per).toBe(per)
})

test('another measure in per cent has no need of it, and is refused one', () => {
  expect(toldTarget({ measure: 'latest', unit: '%' }).standing('2020-12-31').unit).toEqual({
    code: '%',
  })
  const refused = () => toldTarget({ measure: 'latest', unit: { code: '%', per: 100 } })
  expect(refused).toThrow(
    'unit.per: expected no per under latest, found "100". Leave it out, or measure a ratio.',
  )
  expect(() => toldTarget({ measure: 'ratio', unit: { code: '%', per: 0 } })).toThrow(
    'unit.per: expected a number above 0, found "0". Give what the ratio is out of, such as 100 for per cent.',
  )
})

describe('a revision', () => {
  const revised = { type: 'ReviseTarget', kind: 'change', reason: 'decided so' } as const

  test('to a ratio and back brings what it is out of, and takes it away', () => {
    const telling = toldTarget({ unit: '%', plan: '95' })
    telling.tell({ ...revised, set: { measure: 'ratio' } })
    expect(telling.standing('2020-12-31').unit).toEqual({ code: '%', per: '100' })
    telling.tell({ ...revised, set: { measure: 'sum' } })
    expect(telling.standing('2020-12-31').unit).toEqual({ code: '%' })
  })

  test('under reports may not change what it is out of, only how it is shown', () => {
    const telling = toldTarget(ON_TIME)
    telling.tell({ type: 'ReportProgress', on: '2020-01-01', numerator: 96, denominator: 100 })
    const refusal = telling.refusal({ ...revised, set: { unit: { code: '%', per: 1000 } } })
    expect(refusal).toMatchObject({ code: 'UnitFixedByReports', field: 'set.unit' })
    const unit = { code: '%', title: { en: 'per cent', vi: 'phần trăm' }, digits: 1 }
    telling.tell({ ...revised, set: { unit } })
    const standing = telling.standing('2020-12-31')
    expect(standing).toMatchObject({ unit: { ...unit, per: '100' }, revised: false })
    expect(telling.tell({ ...revised, set: { unit } })).toEqual([])
  })

  test('of what it is out of makes the target revised', () => {
    const telling = toldTarget(ON_TIME)
    telling.tell({ ...revised, set: { unit: { code: '%', per: 1000 } } })
    expect(telling.standing('2020-12-31').revised).toBe(true)
  })
})

test('ratios roll up in their unit, whatever its title is', () => {
  const [north, south] = [96, 90].map((numerator, place) =>
    withOnTime(numerator, { ...ON_TIME, unit: { code: '%', title: `per cent ${place}` } }),
  )
  if (north === undefined || south === undefined) throw new Error('Expected two standings.')
  expect(rollUp(numbered([north, south]), 'units')).toMatchObject({
    ok: true,
    value: { actual: { numerator: '93', denominator: '1' }, plan: '95' },
  })
  const inThousands = withOnTime(96, { ...ON_TIME, unit: { code: '%', per: 1000 } })
  expect(rollUp(numbered([north, inThousands]), 'units')).toMatchObject({
    ok: false,
    refusal: { code: 'UnitsDiffer' },
  })
})

test('a rule is told the figure in its unit', () => {
  const told: unknown[] = []
  const watching = completionRule({
    name: 'watching@1',
    completedOn: ({ course }) => {
      told.push(...course.flatMap(({ actual }) => actual ?? []))
      return undefined
    },
  })
  const telling = toldTarget({ ...ON_TIME, completion: { rule: watching.name } }, [watching])
  telling.tell({ type: 'ReportProgress', on: '2020-06-30', numerator: 96, denominator: 100 })
  telling.standing('2020-12-31')
  expect(told.at(-1)).toEqual({ numerator: '96', denominator: '1' })
})
