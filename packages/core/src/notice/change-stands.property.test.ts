import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryStore } from '../store/memory-store.ts'
import { openTracker } from '../engine/open-tracker.ts'
import { addDays, day } from '../period/day.ts'
import { moment } from '../period/moment.ts'
import type { Command } from '../decider/commands.ts'

const first = day('2020-01-01')
const target = 'trees'
const revise = { type: 'ReviseTarget', target, reason: 'r' } as const

/** Few days and few plans, so that revisions meet, and say again what was said. */
const revisions = fc.array(
  fc.record({
    kind: fc.constantFrom('change' as const, 'correction' as const),
    day: fc.nat({ max: 3 }),
    plan: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 4 },
)

test('after a correction on all days, stored or not, only days of the changes it names have another plan', () =>
  fc.assert(
    fc.asyncProperty(revisions, fc.integer({ min: 1, max: 3 }), async (before, plan) => {
      const clock = () => moment('2020-01-01T12:00:00Z')
      const tracker = await openTracker({ store: memoryStore(), clock })
      const period = { from: first, to: '2020-12-31', zone: 'UTC' }
      const terms = { title: 'Trees', unit: 'tree', measure: 'sum', plan: 1, period } as const
      const tell = (command: Command) => tracker.execute(command)
      await tell({ type: 'SetTarget', target, ...terms })
      for (const { kind, day: place, plan: other } of before) {
        await tell({ ...revise, kind, effective: addDays(first, place), set: { plan: other } })
      }
      const result = await tell({ ...revise, kind: 'correction', set: { plan } })
      const notices = result.ok ? result.notices : []
      const named = notices.flatMap((one) => (one.code === 'changeStands' ? one.effective : []))
      for (const place of [0, 1, 2, 3, 4]) {
        const asOf = addDays(first, place)
        const standing = await tracker.standing(target, { asOf })
        if (standing?.plan === String(plan)) continue
        expect(named.some((effective) => effective <= asOf)).toBe(true)
      }
    }),
  ))
