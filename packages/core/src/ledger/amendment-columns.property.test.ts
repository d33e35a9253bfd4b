import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { AmendmentColumns, NONE } from './amendment-columns.ts'

// Few reports, so that some are amended again; some of them far apart, as the rows of a long log are.
const report = fc
  .tuple(fc.nat({ max: 9 }), fc.constantFrom(1, 64, 100_003))
  .map(([n, by]) => n * by)
const steps = fc.array(fc.option(report, { nil: 'out' as const }), { maxLength: 80 })

test('amendments come out in the opposite order of their coming, and the last of each report is known', () => {
  fc.assert(
    fc.property(fc.nat({ max: 20 }), steps, (room, given) => {
      const columns = new AmendmentColumns(room)
      const told: number[] = []
      for (const [row, step] of given.entries()) {
        if (step !== 'out') {
          columns.push(step, row, told.length - 40)
          told.push(step)
        } else if (told.length > 0) {
          columns.pop()
          told.pop()
        }
        expect(columns.length).toBe(told.length)
        for (const one of new Set([...told, 7, 100_003])) {
          expect(columns.lastOf(one)).toBe(told.lastIndexOf(one))
        }
      }
      for (const [at, one] of told.entries()) {
        expect(columns.reportOf(at)).toBe(one)
        expect(columns.dayOf(at)).toBe(at - 40)
        expect(columns.before(at)).toBe(at === 0 ? NONE : told.lastIndexOf(one, at - 1))
        expect(given[columns.rowOf(at)]).toBe(one)
      }
    }),
  )
})
