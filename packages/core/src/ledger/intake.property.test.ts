import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { deliveriesOf } from '../testing/arbitraries/deliveries.ts'
import { histories } from '../testing/arbitraries/histories.ts'
import { Intake } from './intake.ts'
import { millisecondsIn, type Ledger } from './ledger.ts'
import { project, type Ledgers } from './ledgers.ts'
import { settle } from './settle.ts'

/** Everything in the rows of a ledger, however moments are held. */
function rowsOf(ledger: Ledger): unknown {
  settle(ledger)
  const recordedAts = ledger.recordedAts.map((_, row) => millisecondsIn(ledger.recordedAts, row))
  return { ...ledger, recordedAts, daybook: undefined, known: undefined }
}

test('a log taken in at once makes the ledgers that its events make one by one, in any delivery', () => {
  const delivered = histories({ voids: true }).chain(({ events }) => deliveriesOf(events))
  fc.assert(
    fc.property(delivered, (events) => {
      const intake = new Intake()
      const oneByOne: Ledgers = new Map()
      for (const event of events) {
        intake.take(event)
        project(oneByOne, event, '')
      }
      const atOnce = intake.ledgers()
      expect([...atOnce.keys()]).toStrictEqual([...oneByOne.keys()])
      for (const [target, ledger] of atOnce) {
        expect(rowsOf(ledger)).toStrictEqual(rowsOf(oneByOne.get(target) as Ledger))
      }
    }),
  )
})
