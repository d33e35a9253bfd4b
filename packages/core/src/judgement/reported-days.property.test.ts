import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../period/day.ts'
import { toldTarget } from '../testing/telling.ts'

const FIRST = day('2020-01-01')

/** Reported values with so many days without a report before each. */
const logs = fc.array(fc.record({ gap: fc.nat({ max: 6 }), value: fc.constantFrom(4, 5, 6) }), {
  minLength: 1,
  maxLength: 12,
})
type Log = typeof logs extends fc.Arbitrary<infer Each> ? Each : never

function completedIn(log: Log, sustained: number) {
  const completion = { sustained, days: 'reported' } as const
  const telling = toldTarget({ measure: 'latest', plan: 5, completion })
  let on = FIRST
  const days = log.map(({ gap, value }) => {
    on = addDays(on, gap + 1)
    telling.tell({ type: 'ReportProgress', quantity: value, on })
    return on
  })
  return { completedOn: telling.standing('2020-12-31').completedOn, days }
}

test('a run of reported days does not ask how many days lie between them', () => {
  fc.assert(
    fc.property(logs, fc.integer({ min: 1, max: 4 }), (log, sustained) => {
      const spread = completedIn(log, sustained)
      const closed = completedIn(
        log.map(({ value }) => ({ value, gap: 0 })),
        sustained,
      )
      const placeOf = ({ completedOn, days }: typeof spread) =>
        completedOn === undefined ? -1 : days.indexOf(completedOn)
      expect(placeOf(spread)).toBe(placeOf(closed))
    }),
  )
})
