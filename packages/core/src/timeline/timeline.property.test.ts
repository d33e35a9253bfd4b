import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../period/day.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import type { Standing } from '../standing/standing.ts'
import { shuffled } from '../testing/arbitraries/deliveries.ts'
import { histories, type SampleHistory } from '../testing/arbitraries/histories.ts'
import { pointIn, pointPlans, type SamplePoint } from '../testing/arbitraries/view-points.ts'
import { targetId } from '../event/identifiers.ts'
import { knownLog } from '../testing/reference/known-log.ts'
import { timeline, type TimelineRow } from './timeline.ts'

const TARGET = 'target-1'
const oneTarget = histories({ maxTargets: 1, voids: true })

function standingOn({ events }: SampleHistory, point: SamplePoint): Standing | undefined {
  return scoreboard(events, point).find(TARGET)
}

/** The part of a standing that a row of a timeline tells. */
function told({ plan, actual, attainment, met, state }: Standing | TimelineRow): unknown {
  return { plan, actual, attainment, met, state }
}

test('every row says what a standing as of its day says, and rows come in order', () => {
  fc.assert(
    fc.property(oneTarget, pointPlans(), (history, plan) => {
      const point = pointIn(history, plan)
      const rows = timeline(history.events, TARGET, point)
      const days = rows.map(({ on }) => on)
      expect(days).toStrictEqual([...new Set(days)].toSorted())
      for (const row of rows) {
        expect(row.on <= point.asOf).toBe(true)
        const standing = standingOn(history, { ...point, asOf: row.on })
        expect(told(row)).toStrictEqual(standing && told(standing))
      }
    }),
  )
})

test('the last row up to any day agrees with the standing as of that day', () => {
  fc.assert(
    fc.property(oneTarget, pointPlans(), (history, plan) => {
      const point = pointIn(history, plan)
      const rows = timeline(history.events, TARGET, point)
      for (let asOf = firstDayOf(history); asOf <= point.asOf; asOf = addDays(asOf, 1)) {
        const last = rows.findLast(({ on }) => on <= asOf)
        const standing = standingOn(history, { ...point, asOf })
        // Before the first row a target waits for its period, and nothing has happened.
        if (last === undefined) expect(standing?.state ?? 'notStarted').toBe('notStarted')
        else expect(standing && told(standing)).toStrictEqual(told(last))
      }
    }),
  )
})

function firstDayOf({ firstDay }: SampleHistory): Day {
  return addDays(firstDay, -8)
}

test('a timeline is the same however its events are delivered', () => {
  const delivered = oneTarget.chain((history) =>
    fc.tuple(fc.constant(history), shuffled(history.events), pointPlans()),
  )
  fc.assert(
    fc.property(delivered, ([history, delivery, plan]) => {
      const point = pointIn(history, plan)
      const expected = timeline(history.events, TARGET, point)
      expect(timeline(delivery, TARGET, point)).toStrictEqual(expected)
    }),
  )
})

test('no event is named in two rows, and every report in force by then in one', () => {
  fc.assert(
    fc.property(oneTarget, pointPlans(), (history, plan) => {
      const point = pointIn(history, plan)
      const named = timeline(history.events, TARGET, point).flatMap(({ events }) => events)
      expect(named.length).toBe(new Set(named).size)
      const known = knownLog(history.events, targetId(TARGET), point.knownAt)
      const reports = known?.reports.filter(({ on }) => on <= point.asOf) ?? []
      expect(named).toEqual(expect.arrayContaining(reports.map(({ id }) => id)))
    }),
  )
})
