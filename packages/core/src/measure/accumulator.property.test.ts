import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { commitId, eventIdIn } from '../event/identifiers.ts'
import type { MeasureName, ReportedAs } from '../event/terms.ts'
import { addDays, day } from '../period/day.ts'
import { integerAt, scaleOf } from '../quantity/decimal.ts'
import type { Quantity } from '../quantity/quantity.ts'
import { fromBigInt } from '../quantity/integer.ts'
import { ratioOfIntegers } from '../quantity/ratio.ts'
import { quantities } from '../testing/arbitraries/quantities.ts'
import { actualBetween } from '../testing/reference/actual.ts'
import { ratioFrom } from '../testing/reference/fraction.ts'
import type { StandingReport } from '../testing/reference/known-log.ts'
import { aggregationOf } from './aggregation.ts'

const READINGS = [
  ['sum', 'increment'],
  ['sum', 'runningTotal'],
  ['steps', 'increment'],
  ['steps', 'runningTotal'],
  ['ratio', 'increment'],
  ['ratio', 'runningTotal'],
  ['latest', 'increment'],
  ['average', 'increment'],
  ['max', 'increment'],
  ['min', 'increment'],
] as const satisfies readonly (readonly [MeasureName, ReportedAs])[]

interface Given {
  readonly value: Quantity
  readonly weight: Quantity
  readonly series: number
}

const given: fc.Arbitrary<Given> = fc.record({
  value: quantities(),
  weight: quantities().map((text) => text.replace('-', '') as Quantity),
  series: fc.nat({ max: 3 }),
})

const FIRST = day('2020-01-01')

function reportsFrom(all: readonly Given[], measure: MeasureName): readonly StandingReport[] {
  return all.map(({ value, weight, series }, index) => {
    const place = { on: addDays(FIRST, index), series: `series-${series}` }
    const figure =
      measure === 'ratio' ? { numerator: value, denominator: weight } : { quantity: value }
    return {
      id: eventIdIn(commitId('c'), index),
      revision: index + 1,
      ...place,
      over: undefined,
      says: { value: figure, ...place, status: 'final' },
    }
  })
}

test.each(READINGS)(
  'what reports of %s as %s come to is what plain fractions say',
  (...reading) => {
    const [measure, reportedAs] = reading
    fc.assert(
      fc.property(fc.array(given, { minLength: 1, maxLength: 12 }), (all) => {
        const scale = Math.max(...all.flatMap(({ value, weight }) => [value, weight]).map(scaleOf))
        const accumulator = aggregationOf(measure, reportedAs).open()
        // Read after every report, since reading must not disturb what comes later.
        all.forEach(({ value, weight, series }, index) => {
          accumulator.take(integerAt(scale, value), integerAt(scale, weight), series, index)
          const { numerator, denominator } = accumulator
          const expected = actualBetween(
            reportsFrom(all, measure),
            { measure, reportedAs },
            FIRST,
            addDays(FIRST, index),
          )
          if (denominator === 0) {
            expect(expected.value).toBeUndefined()
          } else {
            const unit = measure === 'ratio' ? 1 : 10n ** BigInt(scale)
            expect(ratioOfIntegers(numerator, fullScale(denominator, unit))).toStrictEqual(
              expected.value && ratioFrom(expected.value),
            )
          }
        })
      }),
    )
  },
)

function fullScale(denominator: number | bigint, unit: number | bigint) {
  const product = BigInt(denominator) * BigInt(unit)
  return fromBigInt(product)
}

test('sums, greatest, least and means do not ask in which order the reports came', () => {
  const orderless = fc.constantFrom<MeasureName>('sum', 'steps', 'average', 'max', 'min', 'ratio')
  const twice = fc
    .array(given, { minLength: 1, maxLength: 8 })
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  fc.assert(
    fc.property(orderless, twice, (measure, [all, shuffled]) => {
      const [a, b] = [all, shuffled].map((reports) => {
        const accumulator = aggregationOf(measure, 'increment').open()
        for (const [row, { value, weight, series }] of reports.entries()) {
          accumulator.take(integerAt(25, value), integerAt(25, weight), series, row)
        }
        const { numerator, denominator } = accumulator
        return denominator === 0 ? undefined : ratioOfIntegers(numerator, denominator)
      })
      expect(a).toStrictEqual(b)
    }),
  )
})
