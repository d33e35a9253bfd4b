import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { histories } from '../arbitraries/histories.ts'
import { reportedHistories } from '../arbitraries/reported-histories.ts'
import { decodeEvent } from '../../event/codec.ts'
import type { TargetEvent } from '../../event/events.ts'
import {
  amendedAtOnce,
  neverReported,
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
