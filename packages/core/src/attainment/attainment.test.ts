import { describe, expect, test } from 'vitest'
import { quantity, type Quantity } from '../quantity/quantity.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { ratioOf } from '../quantity/ratio.ts'
import { attainment, attainmentOf, ratioOfFraction, type AttainmentTerms } from './attainment.ts'
import { refusedWith } from '../testing/refused.ts'

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

test('a fraction with nothing below the line is no attainment, whatever the method would say', () => {
  const nothing = { numerator: 1, denominator: 0, scale: 0 }
  const asked = (): never => {
    throw new Error('Expected not to be asked.')
  }
  const goal = { direction: 'atLeast', plan: quantity('5') } as const
  expect(attainmentOf(asked, { goal, baseline: undefined, cap: undefined }, nothing)).toEqual({
    undefined: 'zeroDenominator',
  })
})

test('a fraction is shown in lowest terms, its decimal digits below the line', () => {
  expect(ratioOfFraction({ numerator: 150, denominator: 4, scale: 2 })).toEqual({
    numerator: '3',
    denominator: '8',
  })
})

test('within a band it is the band that counts, also where a plan stands beside it', () => {
  const band = { from: quantity('1'), to: quantity('3') }
  const terms = { direction: 'within', band, plan: quantity('10') } as const
  expect(attainment(terms, quantity('2'))).toEqual({ numerator: '1', denominator: '1' })
  expect(attainment(terms, quantity('10'))).toEqual({ undefined: 'outsideBand' })
})

describe('input that is none is refused by its field', () => {
  const sound = { direction: 'atLeast', plan: q('5') } as const

  test.each([
    ['terms', null, q('1')],
    ['terms.plan', { ...sound, plan: 5 }, q('1')],
    ['terms.baseline', { ...sound, baseline: '01' }, q('1')],
    ['terms.tolerance', { ...sound, direction: 'exactly', tolerance: 'x' }, q('1')],
    ['terms.band', { direction: 'within', band: 5 }, q('1')],
    ['terms.band.from', { direction: 'within', band: { from: 1, to: q('3') } }, q('1')],
    ['terms.band.to', { direction: 'within', band: { from: q('1'), to: 'x' } }, q('1')],
    ['terms.attainment', { ...sound, attainment: 'ofPlan' }, q('1')],
    ['terms.attainment.cap', { ...sound, attainment: { method: 'ofPlan', cap: 1 } }, q('1')],
    ['actual', sound, 'x'],
    ['actual', sound, 5],
  ])('%s', (field, terms, actual) => {
    const ask = () => attainment(terms as AttainmentTerms, actual as Quantity)
    expect(ask).toThrow(RefusedInput)
    expect(refusedWith(ask).field).toMatch(new RegExp(`^${field.replaceAll('.', String.raw`\.`)}`))
  })
})
