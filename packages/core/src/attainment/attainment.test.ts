import { describe, expect, test } from 'vitest'
import { quantity, type Quantity } from '../quantity/quantity.ts'
import { ratioOf } from '../quantity/ratio.ts'
import { attainment, type AttainmentTerms } from './attainment.ts'

const q = quantity

function ratio(numerator: string, denominator = '1') {
  return { numerator, denominator }
}

type Direction = 'atLeast' | 'atMost'

describe('of plan', () => {
  // atLeast 1 + (a − p) / |p|, atMost 1 − (a − p) / |p|, worked out by hand.
  test.each<[Direction, string, string, { numerator: string; denominator: string }]>([
    ['atLeast', '201', '202', ratio('202', '201')],
    ['atLeast', '100', '0', ratio('0')],
    ['atLeast', '100', '-50', ratio('-1', '2')],
    ['atLeast', '100', '100', ratio('1')],
    ['atLeast', '-10', '-10', ratio('1')],
    ['atLeast', '-10', '-5', ratio('3', '2')],
    ['atLeast', '-10', '5', ratio('5', '2')],
    ['atLeast', '-10', '-15', ratio('1', '2')],
    ['atLeast', '0.3', '0.1', ratio('1', '3')],
    ['atMost', '10', '10', ratio('1')],
    ['atMost', '10', '8', ratio('6', '5')],
    ['atMost', '10', '0', ratio('2')],
    ['atMost', '10', '25', ratio('-1', '2')],
    ['atMost', '-10', '-10', ratio('1')],
    ['atMost', '-10', '-12', ratio('6', '5')],
    ['atMost', '-10', '0', ratio('0')],
  ])('%s %s at %s', (direction, plan, actual, expected) => {
    expect(attainment({ direction, plan: q(plan) }, q(actual))).toEqual(expected)
  })

  test('of a ratio is exact', () => {
    const third = ratioOf(q('1'), q('3'))
    expect(attainment({ direction: 'atLeast', plan: q('0.5') }, third)).toEqual(ratio('2', '3'))
    expect(attainment({ direction: 'atMost', plan: q('0.5') }, third)).toEqual(ratio('4', '3'))
  })
})

describe('from a baseline, in either direction', () => {
  // (a − b) / (p − b)
  test.each<[Direction, string, string, string, { numerator: string; denominator: string }]>([
    ['atLeast', '10', '20', '15', ratio('1', '2')],
    ['atLeast', '10', '20', '25', ratio('3', '2')],
    ['atLeast', '10', '20', '5', ratio('-1', '2')],
    ['atLeast', '-5', '5', '0', ratio('1', '2')],
    ['atMost', '20', '10', '15', ratio('1', '2')],
    ['atMost', '20', '10', '5', ratio('3', '2')],
    ['atMost', '20', '10', '25', ratio('-1', '2')],
    ['atMost', '0.5', '0', '0.2', ratio('3', '5')],
    ['atLeast', '0', '0.5', '0.2', ratio('2', '5')],
  ])('%s from %s to %s at %s', (direction, baseline, plan, actual, expected) => {
    const terms = {
      direction,
      plan: q(plan),
      baseline: q(baseline),
      attainment: { method: 'fromBaseline' },
    } as const
    expect(attainment(terms, q(actual))).toEqual(expected)
  })
})

describe('inside a band and exactly at plan it is 1', () => {
  const band: AttainmentTerms = { direction: 'within', band: { from: q('1'), to: q('2') } }
  const exactly: AttainmentTerms = { direction: 'exactly', plan: q('5'), tolerance: q('0.5') }

  test.each([
    [band, '1', ratio('1')],
    [band, '2', ratio('1')],
    [band, '0.999', { undefined: 'outsideBand' }],
    [band, '2.001', { undefined: 'outsideBand' }],
    [exactly, '4.5', ratio('1')],
    [exactly, '5.5', ratio('1')],
    [exactly, '5.51', { undefined: 'outsideBand' }],
    [{ direction: 'exactly', plan: q('0') }, '0', ratio('1')],
    [{ direction: 'exactly', plan: q('0') }, '0.1', { undefined: 'outsideBand' }],
  ] as const)('%o at %s', (terms, actual, expected) => {
    expect(attainment(terms, q(actual))).toEqual(expected)
  })
})

describe('it is undefined, with a reason', () => {
  const baseline = { method: 'fromBaseline' } as const

  test.each<[string, AttainmentTerms, Quantity | undefined]>([
    ['noPlan', { direction: 'atLeast' }, q('1')],
    ['noPlan', { direction: 'atLeast' }, undefined],
    ['noReport', { direction: 'atLeast', plan: q('0') }, undefined],
    ['noReport', { direction: 'within', band: { from: q('0'), to: q('0') } }, undefined],
    ['zeroPlan', { direction: 'atLeast', plan: q('0') }, q('5')],
    ['zeroPlan', { direction: 'atMost', plan: q('0') }, q('0')],
    ['noBaseline', { direction: 'atLeast', plan: q('1'), attainment: baseline }, q('1')],
    [
      'zeroSpan',
      { direction: 'atMost', plan: q('3'), baseline: q('3'), attainment: baseline },
      q('3'),
    ],
  ])('%s of %o', (reason, terms, actual) => {
    expect(attainment(terms, actual)).toEqual({ undefined: reason })
  })

  test('a cap does not make a figure of it', () => {
    const attainmentWithCap = { method: 'ofPlan', cap: q('1') } as const
    const terms = { direction: 'atLeast', plan: q('0'), attainment: attainmentWithCap } as const
    expect(attainment(terms, q('5'))).toEqual({ undefined: 'zeroPlan' })
  })
})

test.each([
  ['1', '11', ratio('1')],
  ['1', '10', ratio('1')],
  ['1', '9', ratio('9', '10')],
  ['1.25', '12.5', ratio('5', '4')],
  ['1.25', '12.6', ratio('5', '4')],
  ['1.25', '12.4', ratio('31', '25')],
  ['1', '-5', ratio('-1', '2')],
])('a cap of %s at %s of 10 is the most that is shown', (cap, actual, expected) => {
  const method = { method: 'ofPlan', cap: q(cap) } as const
  const terms = { direction: 'atLeast', plan: q('10'), attainment: method } as const
  expect(attainment(terms, q(actual))).toEqual(expected)
})
