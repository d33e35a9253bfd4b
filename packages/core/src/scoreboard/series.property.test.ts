import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOfNumber } from '../period/day.ts'
import { compareRatios, quantityAsRatio, type Ratio } from '../quantity/ratio.ts'
import type { Standing } from '../standing/standing.ts'
import { quantities } from '../testing/arbitraries/quantities.ts'
import { given, type Past } from '../testing/given-when-then/given.ts'
import { rollUp } from './roll-up.ts'
import { scoreboard } from './scoreboard.ts'

const MEASURES = ['sum', 'latest', 'max', 'min', 'steps', 'ratio', 'average'] as const
const ONE_FROM_PARTS = MEASURES.filter((measure) => measure !== 'average')
const WARDS = ['north', 'south', 'west'] as const
type Measure = (typeof MEASURES)[number]

const readings = fc.array(
  fc.record({
    ward: fc.constantFrom(...WARDS),
    day: fc.integer({ min: 18_262, max: 18_300 }),
    figure: quantities(),
    size: fc.nat({ max: 5 }),
  }),
  { minLength: 1, maxLength: 10 },
)
type Reading = typeof readings extends fc.Arbitrary<readonly (infer Each)[]> ? Each : never

function set(target: string, measure: Measure): Past {
  const period = { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' }
  return { type: 'SetTarget', target, title: target, unit: 'file', measure, plan: 1, period }
}

function report(target: string, measure: Measure, { ward, day, figure, size }: Reading): Past {
  const value =
    measure === 'steps'
      ? { steps: size }
      : measure === 'ratio'
        ? { numerator: figure, denominator: size }
        : { quantity: figure }
  return { type: 'ReportProgress', target, on: dayOfNumber(day), series: ward, ...value }
}

function boardOf(past: readonly Past[]) {
  return scoreboard(given(past).events, { asOf: '2020-12-31' })
}

test('a target of several series comes to what the roll-up of a target for each comes to', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ONE_FROM_PARTS), readings, (measure, all) => {
      const wards = WARDS.filter((ward) => all.some((reading) => reading.ward === ward))
      const whole = boardOf([
        set('whole', measure),
        ...all.map((reading) => report('whole', measure, reading)),
      ]).target('whole')
      const parts = boardOf([
        ...wards.map((ward) => set(ward, measure)),
        ...all.map((reading) => report(reading.ward, measure, reading)),
      ])
      const rolledUp = rollUp(parts.targets(), 'units')
      expect(rolledUp.ok && rolledUp.value.actual).toStrictEqual(whole.actual)
    }),
  )
})

const UNCARRIED = MEASURES.filter((measure) => measure !== 'latest')

test('which series a report is in means nothing, save where figures are carried forward', () => {
  fc.assert(
    fc.property(fc.constantFrom(...UNCARRIED), readings, (measure, all) => {
      const [spread, together] = [all, all.map((each) => ({ ...each, ward: WARDS[0] }))].map(
        (told) =>
          boardOf([
            set('whole', measure),
            ...told.map((reading) => report('whole', measure, reading)),
          ]).target('whole'),
      )
      expect(withoutLast(spread)).toStrictEqual(withoutLast(together))
    }),
  )
})

/** What a standing says, save what the last report was like, of which its series is part. */
function withoutLast(standing: Standing | undefined): unknown {
  if (standing === undefined) return undefined
  const { last: _, ...reports } = standing.reports
  return { ...standing, reports }
}

test('an average lies between the least and the greatest of its readings', () => {
  fc.assert(
    fc.property(readings, (all) => {
      const [least, mean, greatest] = (['min', 'average', 'max'] as const).map((measure) => {
        const told = all.map((reading) => report('whole', measure, reading))
        const { actual } = boardOf([set('whole', measure), ...told]).target('whole')
        return typeof actual === 'string' ? quantityAsRatio(actual) : (actual as Ratio)
      }) as [Ratio, Ratio, Ratio]
      expect(compareRatios(least, mean)).toBeLessThanOrEqual(0)
      expect(compareRatios(mean, greatest)).toBeLessThanOrEqual(0)
    }),
  )
})
