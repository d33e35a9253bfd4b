import { describe, expect, test } from 'vitest'
import { plansMatching, type PlansMatchingOptions } from './plans-matching.ts'

test('202 admissions that are 100.5% of plan were planned as 201', () => {
  expect(plansMatching('202', '100.5%')).toEqual({
    interval: {
      from: { numerator: '404000', denominator: '2011' },
      fromIncluded: false,
      to: { numerator: '404000', denominator: '2009' },
      toIncluded: true,
    },
    whole: { from: '201', to: '201', count: '1' },
    only: '201',
  })
})

test('the digits written matter', () => {
  expect(plansMatching(202, '100%').whole).toEqual({ from: '201', to: '203', count: '3' })
  expect(plansMatching(202n, '100.00%').only).toBe('202')
  expect(plansMatching('202', '100.51%').whole).toBeUndefined()
  expect(plansMatching('202', '100.51%').interval).toBeDefined()
})

describe('nothing achieved', () => {
  test('is 0% of every plan', () => {
    expect(plansMatching('0', '0%')).toEqual({
      interval: {
        from: { numerator: '0', denominator: '1' },
        fromIncluded: false,
        toIncluded: false,
      },
      whole: { from: '1' },
    })
  })

  test('is no other percentage of any plan', () => {
    expect(plansMatching('0', '1%')).toEqual({})
    expect(plansMatching('0', '-0.1%')).toEqual({})
  })

  test('is 200% of every plan that was not to be exceeded', () => {
    expect(plansMatching('0', '200%', { direction: 'atMost' }).whole).toEqual({ from: '1' })
    expect(plansMatching('0', '100%', { direction: 'atMost' })).toEqual({})
  })
})

test('0% of something leaves the plan without an upper bound', () => {
  expect(plansMatching('5', '0%')).toEqual({
    interval: {
      from: { numerator: '1000', denominator: '1' },
      fromIncluded: false,
      toIncluded: false,
    },
    whole: { from: '1001' },
  })
  expect(plansMatching('5', '0%', { rounding: 'halfDown' }).whole).toEqual({ from: '1000' })
  expect(plansMatching('5', '0%', { rounding: 'up' })).toEqual({})
})

test('signs that contradict each other match no plan', () => {
  expect(plansMatching('5', '-3%')).toEqual({})
  expect(plansMatching('-5', '3%')).toEqual({})
})

test('half up is symmetric around zero: ties go away from it on both sides', () => {
  const gain = plansMatching('1', '2%').interval
  const loss = plansMatching('-1', '-2%').interval
  expect(gain).toEqual(loss)
  expect(gain).toMatchObject({ fromIncluded: false, toIncluded: true })
})

test('a promise not to exceed is read from the other side', () => {
  expect(plansMatching('5', '100%', { direction: 'atMost' }).only).toBe('5')
  expect(plansMatching('6', '80%', { direction: 'atMost' }).only).toBe('5')
  expect(plansMatching('5', '0%', { direction: 'atMost', rounding: 'up' }).interval).toEqual({
    from: { numerator: '5', denominator: '2' },
    fromIncluded: true,
    to: { numerator: '5', denominator: '2' },
    toIncluded: true,
  })
  expect(plansMatching('5', '200.1%', { direction: 'atMost' })).toEqual({})
})

test('400 digits are exact', () => {
  const huge = 10n ** 399n + 7n
  const [from, to] = [(huge * 1000n) / 1005n + 1n, (huge * 1000n) / 995n]
  expect(plansMatching(huge, '100%').whole).toEqual({
    from: String(from),
    to: String(to),
    count: String(to - from + 1n),
  })
})

describe('what cannot be read is refused with its field', () => {
  test.each([
    ['InvalidQuantity', 'actual', '1e5', '100%', undefined],
    ['InvalidPercent', 'published', '5', '100.5', undefined],
    ['UnknownRounding', 'rounding', '5', '100%', { rounding: 'nearest' }],
    ['UnknownDirection', 'direction', '5', '100%', { direction: 'within' }],
  ])('%s in %s', (code, field, actual, published, options) => {
    const thrown = expect.objectContaining({ code, refusal: expect.objectContaining({ field }) })
    expect(() =>
      plansMatching(actual, published, options as PlansMatchingOptions | undefined),
    ).toThrow(thrown)
  })
})
