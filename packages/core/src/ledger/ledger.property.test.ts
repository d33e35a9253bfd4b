import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { FIXED_TERMS } from '../event/terms.ts'
import { addDays, dayNumberOf } from '../period/day.ts'
import { deliveriesOf } from '../testing/arbitraries/deliveries.ts'
import { histories, type SampleHistory } from '../testing/arbitraries/histories.ts'
import { knownLog } from '../testing/reference/known-log.ts'
import { isRevised, originalTerms, termsOn } from '../testing/reference/terms-in-force.ts'
import { rowsOf } from '../testing/rows-of.ts'
import { revisionKnownAt } from './ledger.ts'
import { ledgersOf } from './ledgers.ts'
import { stretchAt, termsHistoryOf } from './terms-history.ts'

const oneTarget = histories({ maxTargets: 1, voids: true })
const oneLife = histories({ maxTargets: 1 })

function ledgerOf(events: readonly TargetEvent[]) {
  const [ledger] = ledgersOf(events).values()
  if (ledger === undefined) throw new Error('a sample history sets its target')
  return ledger
}

test('events entered in any order, and more than once, make the same rows', () => {
  const delivered = oneTarget.chain((history) =>
    fc.tuple(fc.constant(history), deliveriesOf(history.events)),
  )
  fc.assert(
    fc.property(delivered, ([{ events }, delivery]) => {
      const inOrder = ledgerOf(events)
      const ledger = ledgerOf(delivery)
      expect(ledger.revisions).toStrictEqual(inOrder.revisions)
      expect(rowsOf(ledger).map(({ id }) => id)).toStrictEqual(events.map(({ id }) => id))
      expect(rowsOf(ledger)).toStrictEqual(rowsOf(inOrder))
      expect(ledger.scale).toBe(inOrder.scale)
      expect(ledger.landmarks).toStrictEqual(inOrder.landmarks)
      expect(ledger.complete).toBe(events.length)
    }),
  )
})

test('what was known at a moment is what was recorded at or before it', () => {
  fc.assert(
    fc.property(oneTarget, fc.nat({ max: 30 }), ({ events }, place) => {
      const knownAt = events[place % events.length]?.recordedAt
      if (knownAt === undefined) return
      const known = events.filter(({ recordedAt }) => recordedAt <= knownAt)
      expect(revisionKnownAt(ledgerOf(events), knownAt)).toBe(known.length)
    }),
  )
})

test('the terms of any day are those that ranking the revisions one by one gives', () => {
  fc.assert(
    fc.property(oneLife, ({ events, firstDay }: SampleHistory) => {
      const [set] = events
      if (set?.type !== 'TargetSet') return
      const known = knownLog(events, set.target)
      if (known === undefined) return
      const revisions = events.filter((event) => event.type === 'TargetRevised')
      const history = termsHistoryOf(set, revisions)
      expect(history.original).toStrictEqual(originalTerms(known))
      for (let n = -10; n <= 60; n++) {
        const on = addDays(firstDay, n)
        const { terms, revised } = stretchAt(history, dayNumberOf(on))
        expect(terms).toStrictEqual(termsOn(known, on))
        expect(revised).toBe(isRevised(known, on))
      }
    }),
  )
})

test('what reports are read by is the same on all days', () => {
  fc.assert(
    fc.property(oneLife, ({ events, firstDay }: SampleHistory) => {
      const [set] = events
      if (set?.type !== 'TargetSet') return
      const revisions = events.filter((event) => event.type === 'TargetRevised')
      const history = termsHistoryOf(set, revisions)
      const { terms } = stretchAt(history, dayNumberOf(firstDay))
      for (const stretch of history.stretches) {
        for (const term of FIXED_TERMS) expect(stretch.terms[term]).toStrictEqual(terms[term])
      }
    }),
  )
})
