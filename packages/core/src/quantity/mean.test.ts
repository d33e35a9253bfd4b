import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { formatPercent, formatQuantity } from './format.ts'
import { meanOf } from './mean.ts'
import { parseMean } from './parse-mean.ts'
import { quantity } from './quantity.ts'
import { ratioOf } from './ratio.ts'

const third = ratioOf(quantity(1), quantity(3))
const sixth = ratioOf(quantity(1), quantity(6))

test('a mean of nothing is undefined, and shown as missing', () => {
  for (const mean of [meanOf([]), meanOf([{ value: third, weight: quantity(0) }])]) {
    expect(mean.weight).toBe('0')
    expect(formatPercent(mean)).toBe('–')
    expect(formatQuantity(mean)).toBe('–')
    expect(() => mean.compare(third)).toThrow(RefusedInput)
    expect(() => mean.round(2)).toThrow('weights that come to more than zero')
    expect(() => mean.toRatio()).toThrow(RefusedInput)
  }
})

test.each([-1, 0.5, 101, Number.NaN])('a mean is not rounded to %s digits', (digits) => {
  const refused = expect.objectContaining({ code: 'InvalidDigits' })
  expect(() => meanOf([{ value: third }]).round(digits)).toThrow(refused)
})

test('what bounds can never tell is told exactly', () => {
  const quarter = meanOf([{ value: third }, { value: sixth }])
  expect(quarter.compare(quantity('0.25'))).toBe(0)
  expect(quarter.round(1, 'halfUp')).toBe('0.3')
  expect(quarter.round(1, 'halfEven')).toBe('0.2')
  const one = meanOf([
    { value: ratioOf(quantity(4), quantity(3)) },
    { value: ratioOf(quantity(2), quantity(3)) },
  ])
  expect(formatPercent(one)).toBe('100%')
})

test('a mean just short of 1 is not shown as 100%', () => {
  const short = { value: ratioOf(quantity(10 ** 15 - 1), quantity(10 ** 15)) }
  const exact = { value: quantity(1) }
  const mean = meanOf([
    short,
    exact,
    { value: third },
    { value: ratioOf(quantity(5), quantity(3)) },
  ])
  expect(formatPercent(mean, { digits: 2 })).toBe('99.99%')
  expect(formatPercent(mean, { digits: 2, display: 'plain' })).toBe('100.00%')
})

test('as data it holds each denominator once, in order, in finite decimals', () => {
  const values = [
    { value: third, weight: quantity('0.5') },
    { value: third },
    { value: quantity(2) },
  ]
  const json = {
    weight: '2.5',
    sums: [
      ['1', '2'],
      ['3', '1.5'],
    ],
  }
  expect(JSON.parse(JSON.stringify(meanOf(values)))).toEqual(json)
})

test('in a console a mean shows what it comes to', () => {
  expect(inspect(meanOf([{ value: third }, { value: third, weight: quantity('0.5') }]))).toBe(
    'Mean 0.333333 of weight 1.5',
  )
  expect(inspect(meanOf([]))).toBe('Mean of weight 0')
})

test.each<[string, unknown]>([
  ['', null],
  ['', 'mean'],
  ['weight', {}],
  ['weight', { weight: '01', sums: [] }],
  ['sums', { weight: '1' }],
  ['sums', { weight: '1', sums: {} }],
  ['sums.0', { weight: '1', sums: [null] }],
  ['sums.0', { weight: '1', sums: [['1']] }],
  ['sums.0', { weight: '1', sums: [['0', '1']] }],
  ['sums.0', { weight: '1', sums: [['1.5', '1']] }],
  [
    'sums.1',
    {
      weight: '1',
      sums: [
        ['1', '1'],
        ['-2', '1'],
      ],
    },
  ],
  [
    'sums.1.0',
    {
      weight: '1',
      sums: [
        ['2', '1'],
        ['2', '1'],
      ],
    },
  ],
])('what is no mean is refused at "%s": %j', (field, input) => {
  expect(parseMean(input)).toMatchObject({ ok: false, refusal: { field } })
})
