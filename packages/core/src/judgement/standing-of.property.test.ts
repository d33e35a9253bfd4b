import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { derivedCompletion, derivedDirection } from '../event/derived-terms.ts'
import type { TargetEvent } from '../event/events.ts'
import type { DerivedTerm } from '../event/terms.ts'
import { quantity } from '../quantity/quantity.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import { histories } from '../testing/arbitraries/histories.ts'
import { quantities } from '../testing/arbitraries/quantities.ts'
import { pointIn, pointPlans, type SamplePoint } from '../testing/arbitraries/view-points.ts'
import { referenceStanding } from '../testing/reference/reference-standing.ts'
import { asIfReportedRightly, inTwoReports, scaledBy } from '../testing/reference/rewritten.ts'
import type { Standing } from '../standing/standing.ts'

const points = fc.array(pointPlans(), { minLength: 1, maxLength: 4 })
const oneTarget = histories({ maxTargets: 1, voids: true })

function standingIn(events: readonly TargetEvent[], point: SamplePoint): Standing | undefined {
  const [first] = events
  return first === undefined ? undefined : scoreboard(events, point).find(first.target)
}

/** What a standing says, without how many events it took to say it. */
function substance(standing: Standing | undefined): unknown {
  return standing === undefined ? undefined : { ...standing, revision: 0 }
}

test('a standing equals resolving the cut log by the plainest possible code', () => {
  fc.assert(
    fc.property(histories({ voids: true }), points, (history, plans) => {
      for (const plan of plans) {
        const point = pointIn(history, plan)
        const board = scoreboard(history.events, point)
        for (const target of history.targets) {
          const expected = referenceStanding(history.events, target, point)
          expect(board.find(target)).toStrictEqual(expected)
        }
      }
    }),
  )
})

test('and so it does where direction and completion follow from the other terms', () => {
  fc.assert(
    fc.property(histories(), points, (history, plans) => {
      const events = history.events.map(leavingOut)
      for (const plan of plans) {
        const point = pointIn(history, plan)
        const board = scoreboard(events, point)
        for (const target of history.targets) {
          const expected = referenceStanding(events, target, point)
          expect(board.find(target)).toStrictEqual(expected)
        }
      }
    }),
  )
})

/** A target set as if its direction and completion had been left out, where they would be the same. */
function leavingOut(event: TargetEvent): TargetEvent {
  if (event.type !== 'TargetSet') return event
  const { direction, completion } = event.data
  const isDirection = derivedDirection(event.data) === direction
  const derived: readonly DerivedTerm[] =
    derivedCompletion(event.data) === completion ? ['direction', 'completion'] : ['direction']
  return isDirection ? { ...event, data: { ...event.data, derived } } : event
}

test('a correction equals having reported rightly, a retraction equals never having reported', () => {
  fc.assert(
    fc.property(oneTarget, points, (history, plans) => {
      for (const plan of plans) {
        const point = { asOf: pointIn(history, plan).asOf }
        const rightly = asIfReportedRightly(history.events)
        const standing = standingIn(history.events, point)
        expect(substance(standing)).toStrictEqual(substance(standingIn(rightly, point)))
      }
    }),
  )
})

const tiny = quantity('0.000000000000000000000000000001')
const partsOfReports = fc.oneof(quantities(), fc.constant(tiny))

test('a figure of a sum reported in two parts, however fine, leaves the standing as it is', () => {
  const sums = histories({ maxTargets: 1, measures: ['sum'] })
  fc.assert(
    fc.property(sums, points, partsOfReports, (history, plans, part) => {
      fc.pre(history.events.every(isSumOfIncrements))
      for (const plan of plans) {
        const point = { asOf: pointIn(history, plan).asOf }
        const events = asIfReportedRightly(history.events)
        const split = standingIn(inTwoReports(events, part), point)
        expect(withoutReports(split)).toStrictEqual(withoutReports(standingIn(events, point)))
      }
    }),
  )
})

function isSumOfIncrements(event: TargetEvent): boolean {
  switch (event.type) {
    case 'TargetSet':
      return event.data.reportedAs === 'increment'
    case 'TargetRevised':
      return event.data.set.measure === undefined && event.data.set.reportedAs === undefined
    default:
      return true
  }
}

function withoutReports(standing: Standing | undefined): unknown {
  if (standing === undefined) return undefined
  const { counted: _counted, beforePeriod, afterDeadline, last, ...rest } = standing.reports
  const late = [beforePeriod > 0, afterDeadline > 0]
  // Two reports over one span are noticed, and the last of them says only what is left.
  const { notices: _notices, ...other } = standing
  return { ...other, revision: 0, reports: { ...rest, late, last: last?.on } }
}

test('scaling every quantity by a power of ten leaves states, days and attainment as they are', () => {
  const powers = fc.constantFrom('10', '1000000000000000000000', '0.1', '0.00000000000000000001')
  fc.assert(
    fc.property(oneTarget, points, powers.map(quantity), (history, plans, factor) => {
      for (const plan of plans) {
        const point = pointIn(history, plan)
        const scaled = standingIn(scaledBy(factor, history.events), point)
        expect(judgement(scaled)).toStrictEqual(judgement(standingIn(history.events, point)))
      }
    }),
  )
})

/** What a standing says that has no unit. */
function judgement(standing: Standing | undefined): unknown {
  if (standing === undefined) return undefined
  const { plan, originalPlan, baseline, tolerance, actual, fraction, parts, ...rest } = standing
  const figures = [plan, originalPlan, baseline, tolerance, actual, fraction, parts]
  const { last, ...reports } = standing.reports
  const noticed = standing.notices.first.map((notice) => `${notice.code} ${notice.report}`)
  return { ...rest, reports, last: last?.id, notices: noticed, present: figures.map(isThere) }
}

function isThere(value: unknown): boolean {
  return value !== undefined
}

test('atLeast and atMost, a plan is met exactly where its attainment is 1 or more', () => {
  fc.assert(
    fc.property(oneTarget, points, (history, plans) => {
      fc.pre(!history.events.some(isNewDirection))
      for (const plan of plans) {
        const standing = standingIn(history.events, pointIn(history, plan))
        if (standing === undefined || 'undefined' in standing.attainment) continue
        if (standing.direction === 'within' || standing.direction === 'exactly') continue
        const { numerator, denominator } = standing.attainment
        expect(standing.met).toBe(BigInt(numerator) >= BigInt(denominator))
      }
    }),
  )
})

function isNewDirection(event: TargetEvent): boolean {
  return event.type === 'TargetRevised' && event.data.set.direction !== undefined
}
