import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { deliveriesOf } from '../testing/arbitraries/deliveries.ts'
import { histories } from '../testing/arbitraries/histories.ts'
import { atOnce, ROWS_A_STEP, stretches, type InSteps } from './in-steps.ts'
import { Intake } from './intake.ts'
import { PackedRecords } from './records.ts'

function stepsOf(work: InSteps<unknown>): readonly number[] {
  return [...work]
}

test('the steps of a log count each of its events once, in any delivery', () => {
  const delivered = histories({ voids: true }).chain(({ events }) => deliveriesOf(events))
  fc.assert(
    fc.property(delivered, (events) => {
      const intake = new Intake(PackedRecords.none())
      for (const event of events) intake.take(event)
      const steps = stepsOf(intake.ledgers())
      expect(steps.reduce((sum, step) => sum + step, 0)).toBe(events.length)
      expect(intake).toHaveLength(events.length)
    }),
  )
})

test('a step goes over so many rows at most, and all of them are gone over in turn', () => {
  const lengths = fc.tuple(fc.nat({ max: 10 }), fc.nat({ max: 3 * ROWS_A_STEP }))
  fc.assert(
    fc.property(lengths, ([first, length]) => {
      let next = first
      const steps = stepsOf(
        stretches(
          first,
          first + length,
          (from, end) => {
            expect(from).toBe(next)
            expect(end - from).toBeLessThanOrEqual(ROWS_A_STEP)
            next = end
          },
          1,
        ),
      )
      expect(next).toBe(first + length)
      expect(steps.reduce((sum, step) => sum + step, 0)).toBe(length)
    }),
  )
})

test('work done at once comes to what it comes to in steps', () => {
  function* counting(): InSteps<string> {
    yield 1
    yield 2
    return 'done'
  }
  expect(atOnce(counting())).toBe('done')
})
