import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { deliveriesOf } from '../testing/arbitraries/deliveries.ts'
import { histories } from '../testing/arbitraries/histories.ts'
import { withCountedIds } from '../testing/with-counted-ids.ts'
import { rowsOf } from '../testing/rows-of.ts'
import { atOnce } from './in-steps.ts'
import { Intake } from './intake.ts'
import type { Ledger } from './ledger.ts'
import { project, type Ledgers } from './ledgers.ts'
import { WrittenRecords } from './records.ts'
import { settle } from './settle.ts'

/** Everything in a ledger, wherever its rows are kept. */
function contentOf(ledger: Ledger): unknown {
  settle(ledger)
  const { target, scale, seriesNames, landmarks, remarks, spans, complete } = ledger
  const { rows } = ledger
  const amendments = rowsOf(ledger).map((_, row) => [
    ledger.amendments.lastWordOn(row),
    ledger.amendments.dayInForce(row, rows),
    ledger.amendments.lastDayOf(row, rows),
  ])
  const { haveFractions } = rows
  const said = { amendments, remarks, spans, haveFractions }
  return { target, scale, seriesNames, landmarks, complete, ...said, rows: rowsOf(ledger) }
}

test('a log taken in at once makes the ledgers that its events make one by one, in any delivery', () => {
  const delivered = fc
    .tuple(histories({ voids: true }), fc.boolean())
    .chain(([{ events }, isCounted]) => deliveriesOf(isCounted ? withCountedIds(events) : events))
  fc.assert(
    fc.property(delivered, (events) => {
      const intake = new Intake(new WrittenRecords())
      const oneByOne: Ledgers = new Map()
      for (const event of events) {
        intake.take(event)
        project(oneByOne, event, '')
      }
      const together = atOnce(intake.ledgers())
      expect([...together.keys()]).toStrictEqual([...oneByOne.keys()])
      for (const [target, ledger] of together) {
        expect(contentOf(ledger)).toStrictEqual(contentOf(oneByOne.get(target) as Ledger))
      }
    }),
  )
})
