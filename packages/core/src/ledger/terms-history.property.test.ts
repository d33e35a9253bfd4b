import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TargetRevised, TargetSet } from '../event/events.ts'
import { addDays, day, dayNumberOf } from '../period/day.ts'
import { toldTarget, type Told } from '../testing/telling.ts'
import { stretchAt, termsHistoryOf } from './terms-history.ts'

type Revision = Extract<Told, { type: 'ReviseTarget' }>

const FIRST = day('2020-01-01')
const days = fc.nat({ max: 200 }).map((count) => addDays(FIRST, count))
const plans = fc.integer({ min: 1, max: 9 })
const periods = fc
  .integer({ min: -400, max: 30 })
  .map((shift) => ({ from: addDays(FIRST, shift), to: '2020-12-31', zone: 'UTC' }))

function revision(
  kind: Revision['kind'],
  effective: fc.Arbitrary<string | undefined>,
  set: fc.Arbitrary<Revision['set']>,
): fc.Arbitrary<Revision> {
  return fc.tuple(effective, set).map(([on, patch]) => ({
    type: 'ReviseTarget',
    kind,
    reason: 'r',
    set: patch,
    ...(on !== undefined && { effective: on }),
  }))
}

const ofPlan = plans.map((plan) => ({ plan }))
const undated = fc.constant(undefined)
const anyRevision = fc.oneof(
  revision('correction', undated, ofPlan),
  revision(
    'correction',
    undated,
    periods.map((period) => ({ period })),
  ),
  revision('correction', days, ofPlan),
  revision('change', days, ofPlan),
)

/** The history of a plan after revisions, of which those that are refused did not happen. */
function historyAfter(revisions: readonly Revision[]) {
  const telling = toldTarget({ plan: 10 })
  for (const one of revisions) {
    try {
      telling.tell(one)
    } catch {
      // Effective before the period that an earlier one has moved.
    }
  }
  const [set, ...rest] = telling.events
  const revised: readonly TargetRevised[] = rest.filter((event) => event.type === 'TargetRevised')
  return { history: termsHistoryOf(set as TargetSet, revised), revised }
}

test('after a correction without a day, every day without a change has what it says', () => {
  fc.assert(
    fc.property(fc.array(anyRevision, { maxLength: 6 }), plans, days, (earlier, plan, on) => {
      const last = { type: 'ReviseTarget', kind: 'correction', reason: 'r', set: { plan } } as const
      const { history, revised } = historyAfter([...earlier, last])
      const start = history.original.period.from
      const changed = revised.filter(({ data }) => data.kind === 'change')
      expect(history.original.plan).toBe(String(plan))
      if (on >= start && changed.some(({ data }) => (data.effective ?? '') <= on)) return
      expect(stretchAt(history, dayNumberOf(on)).terms.plan).toBe(String(plan))
    }),
  )
})

test('the original follows corrections without a day, and those from the first day on', () => {
  fc.assert(
    fc.property(fc.array(anyRevision, { maxLength: 6 }), (all) => {
      const { history } = historyAfter(all)
      const later = { from: addDays(history.original.period.from, 1) }
      const dated: Revision = {
        type: 'ReviseTarget',
        kind: 'correction',
        reason: 'r',
        effective: later.from,
        set: { plan: 77 },
      }
      expect(historyAfter([...all, dated]).history.original).toEqual(history.original)
    }),
  )
})

test('the order of corrections of plan and period, without days, means nothing', () => {
  const ofPeriod = periods.map((period) => ({ period }))
  const corrections = fc.tuple(
    revision('correction', undated, ofPlan),
    revision('correction', undated, ofPeriod),
  )
  fc.assert(
    fc.property(
      corrections,
      fc.array(revision('change', days, ofPlan), { maxLength: 2 }),
      (two, changes) => {
        const [one, other] = [two, two.toReversed()].map(
          (order) => historyAfter([...changes, ...order]).history,
        )
        expect(other).toEqual(one)
      },
    ),
  )
})
