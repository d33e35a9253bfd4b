import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { histories } from '../arbitraries/histories.ts'
import { reportedHistories } from '../arbitraries/reported-histories.ts'
import { changedAhead, correctedPlans } from '../arbitraries/revised-histories.ts'
import { decodeEvent } from '../../event/codec.ts'
import type { TargetEvent } from '../../event/events.ts'
import { addDays } from '../../period/day.ts'
import {
  amendedAtOnce,
  neverReported,
  notYetChanged,
  plannedRightly,
  reportedRightly,
  retold,
  withoutReports,
} from './retelling.ts'

const one = { maxTargets: 2 }

function typesIn(events: readonly TargetEvent[]): ReadonlySet<string> {
  return new Set(events.map(({ type }) => type))
}

/** Runs a property that is to reject next to none of its histories. */
function assertWithFewSkips<Ts>(property: fc.IProperty<Ts>): void {
  fc.assert(property, { numRuns: 300, maxSkipsPerRun: 0.05 })
}

test('a history told by its own commands is the same history', () => {
  fc.assert(
    fc.property(histories(one), (history) => {
      expect(retold(history, ({ request }) => [request])).toStrictEqual(history.events)
    }),
    { numRuns: 200 },
  )
})

test('reported rightly, nothing is corrected; never reported, nothing is retracted', () => {
  assertWithFewSkips(
    fc.property(reportedHistories(one, 'correct'), (history) => {
      const rightly = retold(history, reportedRightly(history))
      expect(typesIn(rightly)).not.toContain('ProgressCorrected')
      const never = retold(history, neverReported(history))
      expect(typesIn(never)).not.toContain('ProgressRetracted')
      const atOnce = typesIn(retold(history, amendedAtOnce(history)))
      expect(atOnce).not.toContain('ProgressCorrected')
      expect(atOnce).not.toContain('ProgressRetracted')
    }),
  )
})

test('what is left out leaves nothing behind but valid events', () => {
  assertWithFewSkips(
    fc.property(histories(one), fc.nat({ max: 4 }), (history, kept) => {
      const reports = history.events.filter(({ type }) => type === 'ProgressReported')
      const out = new Set(reports.slice(kept).map(({ id }) => id))
      const events = retold(
        history,
        withoutReports(history, ({ id }) => out.has(id)),
      )
      expect(events.map(decodeEvent)).toStrictEqual(events)
      expect(events.filter(({ type }) => type === 'ProgressReported')).toHaveLength(
        Math.min(kept, reports.length),
      )
      for (const { data } of events) {
        expect('report' in data && out.has(data.report)).toBe(false)
      }
    }),
  )
})

test('not yet changed, nothing but what holds for all days is decided for later ones', () => {
  assertWithFewSkips(
    fc.property(changedAhead(one), fc.nat({ max: 12 }), (history, days) => {
      const asOf = addDays(history.firstDay, days)
      for (const event of retold(history, notYetChanged(asOf))) {
        if (event.type !== 'TargetRevised' || event.data.kind !== 'change') continue
        const { effective, set } = event.data
        const isForAllDays = 'measure' in set || 'reportedAs' in set || 'unit' in set
        expect(effective <= asOf || isForAllDays).toBe(true)
      }
    }),
  )
})

test('planned rightly, what the first correction said of the plan was set', () => {
  let folded = 0
  assertWithFewSkips(
    fc.property(correctedPlans({ maxTargets: 1 }), (history) => {
      const rightly = retold(history, plannedRightly(history))
      const first = history.events.find(({ type }) => type === 'TargetRevised')
      if (rightly.some(({ id }) => id === first?.id)) return
      const [set] = rightly
      const said = first?.type === 'TargetRevised' ? first.data.set : {}
      expect(set?.data).toMatchObject(said)
      if (first !== undefined) folded++
    }),
  )
  expect(folded).toBeGreaterThan(100)
})
