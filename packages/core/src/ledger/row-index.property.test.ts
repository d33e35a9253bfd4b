import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EventId } from '../event/identifiers.ts'
import { NOT_A_REPORT } from './day-order.ts'
import { RowIndex } from './row-index.ts'
import { Rows } from './rows.ts'

// Few ids, so that some come twice.
const id = fc.nat({ max: 40 }).map((n) => `id-${n}` as EventId)
const rows = fc.array(fc.tuple(id, fc.boolean()), { maxLength: 60 })

test('an index finds the first report of an id, whatever is put in after it or taken out again', () => {
  fc.assert(
    fc.property(rows, fc.nat({ max: 60 }), fc.nat({ max: 60 }), (given, first, left) => {
      const known = Rows.none()
      const push = ([name, isReport]: readonly [EventId, boolean]) =>
        known.pushReport(name, 0, isReport ? 1 : NOT_A_REPORT, 0, undefined, 0)
      for (const row of given.slice(0, first)) push(row)
      const index = RowIndex.of(known)
      for (const row of given.slice(first)) {
        const added = push(row)
        if (row[1]) index.put(added, known)
      }
      const firstOf = (name: EventId, length: number) => {
        const row = given.slice(0, length).findIndex(([its, isReport]) => isReport && its === name)
        return row === -1 ? undefined : row
      }
      const names = Array.from({ length: 41 }, (_, n) => `id-${n}` as EventId)
      for (const name of names) expect(index.get(name, known)).toBe(firstOf(name, given.length))
      for (let row = given.length - 1; row >= left; row--) {
        if (given[row]?.[1] === true) index.remove(row, known)
      }
      for (const name of names) {
        expect(index.get(name, known)).toBe(firstOf(name, Math.min(left, given.length)))
      }
    }),
  )
})
