import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { isCompleted, type Standing } from '../standing/standing.ts'
import { batchesOf, deliveriesOf } from '../testing/arbitraries/deliveries.ts'
import { histories, type SampleHistory } from '../testing/arbitraries/histories.ts'
import { pointIn, pointPlans } from '../testing/arbitraries/view-points.ts'
import { referenceStanding } from '../testing/reference/reference-standing.ts'
import { countsAddUp, NO_COUNTS, type Counts } from './counts.ts'
import { scoreboard } from './scoreboard.ts'

const manyTargets = histories({ maxTargets: 6, maxSteps: 30, voids: true })

/** A history, and its events as they might be delivered. */
const delivered = manyTargets.chain((history) =>
  fc.record({
    history: fc.constant(history),
    delivery: deliveriesOf(history.events).chain((events) => batchesOf(events)),
    point: pointPlans().map((plan) => pointIn(history, plan)),
  }),
)

test('permuting, repeating and re-batching the delivery changes nothing', () => {
  fc.assert(
    fc.property(delivered, ({ history, delivery, point }) => {
      expect(scoreboard(delivery, point).toJSON()).toStrictEqual(
        scoreboard(history.events, point).toJSON(),
      )
    }),
  )
})

const withHoles = manyTargets.chain((history) =>
  fc.record({
    history: fc.constant(history),
    lost: fc.uniqueArray(fc.nat({ max: history.events.length - 1 }), {
      minLength: 1,
      maxLength: 4,
    }),
    point: pointPlans().map((plan) => pointIn(history, plan)),
    seed: fc.nat(),
  }),
)

test('what is behind a lost event waits and is named, and what is before it counts', () => {
  fc.assert(
    fc.property(withHoles, ({ history, lost, point }) => {
      const arrived = history.events.filter((_, index) => !lost.includes(index)).toReversed()
      const isBefore = (event: TargetEvent): boolean => event.revision < missingFor(event, arrived)
      const board = scoreboard(arrived, point)
      const prefix = scoreboard(arrived.filter(isBefore), point)
      expect([...board.standings()]).toStrictEqual([...prefix.standings()])
      expect(board.counts).toStrictEqual(prefix.counts)
      const waiting = arrived
        .filter((event) => !isBefore(event))
        .filter(({ recordedAt }) => point.knownAt === undefined || recordedAt <= point.knownAt)
        .toSorted((a, b) => compare(a.target, b.target) || a.revision - b.revision)
      expect(board.waiting).toStrictEqual(
        waiting.map((event) => ({
          target: event.target,
          id: event.id,
          revision: event.revision,
          missing: missingFor(event, arrived),
        })),
      )
    }),
  )
})

/** The first revision of an event's target that has not arrived. */
function missingFor({ target }: TargetEvent, arrived: readonly TargetEvent[]): number {
  const own = arrived.filter((event) => event.target === target)
  const revisions = new Set(own.map(({ revision }) => revision))
  let missing = 1
  while (revisions.has(missing)) missing += 1
  return missing
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

test('counts equal counting the standings that the plainest possible code makes', () => {
  fc.assert(
    fc.property(manyTargets, pointPlans(), (history, plan) => {
      const point = pointIn(history, plan)
      const standings = history.targets.flatMap(
        (target) => referenceStanding(history.events, target, point) ?? [],
      )
      expect(scoreboard(history.events, point).counts).toStrictEqual(plainCounts(standings))
    }),
  )
})

function plainCounts(standings: readonly Standing[]): Counts {
  const targets = standings.filter(({ kind }) => kind === 'target')
  const those = (holds: (standing: Standing) => boolean): number => targets.filter(holds).length
  return {
    ...NO_COUNTS,
    total: targets.length,
    completed: those(({ state }) => isCompleted(state)),
    completedEarly: those(({ state }) => state === 'completedEarly'),
    completedOnTime: those(({ state }) => state === 'completedOnTime'),
    completedLate: those(({ state }) => state === 'completedLate'),
    open: those(({ state }) => state === 'open'),
    missed: those(({ state }) => state === 'missed'),
    unreported: those(({ state }) => state === 'unreported'),
    notStarted: those(({ state }) => state === 'notStarted'),
    cancelled: those(({ state }) => state === 'cancelled'),
    exceeded: those(({ exceeded }) => exceeded),
    revised: those(({ revised }) => revised),
    contradicted: those(({ contradicted }) => contradicted),
  }
}

test('the states add up to the total, completed is a sum, and overlays are subsets', () => {
  fc.assert(
    fc.property(manyTargets, pointPlans(), (history, plan) => {
      const board = scoreboard(history.events, pointIn(history, plan))
      const { counts } = board
      expect(countsAddUp(counts)).toBe(true)
      expect(counts.completed).toBe(
        counts.completedEarly + counts.completedOnTime + counts.completedLate,
      )
      expect(counts.total).toBe([...board.targets()].length)
      expect(counts.exceeded).toBeLessThanOrEqual(counts.completed)
      expect(counts.revised).toBeLessThanOrEqual(counts.total)
      expect(counts.contradicted).toBeLessThanOrEqual(counts.total)
      for (const standing of board.targets()) {
        expect(standing.state).toBeDefined()
        if (standing.exceeded) expect(isCompleted(standing.state)).toBe(true)
      }
      for (const { state, exceeded } of board.indicators()) {
        expect([state, exceeded]).toStrictEqual([undefined, false])
      }
    }),
  )
})

test('merging the boards of disjoint targets equals folding them together', () => {
  fc.assert(
    fc.property(withHoles, ({ history, lost, point, seed }) => {
      const arrived = history.events.filter((_, index) => !lost.includes(index))
      const isOnLeft = sideOf(history, seed)
      const left = scoreboard(arrived.filter(isOnLeft), point)
      const right = scoreboard(
        arrived.filter((event) => !isOnLeft(event)),
        point,
      )
      const together = scoreboard(arrived, point)
      expect(left.merge(right).toJSON()).toStrictEqual(together.toJSON())
      expect(right.merge(left).toJSON()).toStrictEqual(together.toJSON())
      expect(right.merge(left).programmes()).toStrictEqual(together.programmes())
    }),
  )
})

/** One side or the other for each target, by the bits of the seed. */
function sideOf({ targets }: SampleHistory, seed: number): (event: TargetEvent) => boolean {
  const bits = seed.toString(2).padStart(targets.length, '0')
  return ({ target }) => bits.at(-1 - targets.indexOf(target)) === '1'
}

test('a change of some targets leaves every other standing the same object', () => {
  fc.assert(
    fc.property(withHoles, ({ history, lost, point }) => {
      const [cut = 0] = lost
      const before = scoreboard(history.events.slice(0, cut), point)
      const after = scoreboard(history.events, point)
      const changes = [...after.standings()].filter(
        ({ target, revision }) => before.find(target)?.revision !== revision,
      )
      const known = [...before.standings()]
      const json = JSON.stringify(before)
      const voided = known.filter(({ target }) => after.find(target) === undefined)
      const next = before.without(voided.map(({ target }) => target)).with(changes)
      expect(next.toJSON()).toStrictEqual(after.toJSON())
      for (const standing of known) {
        const isChanged = [...changes, ...voided].some(({ target }) => target === standing.target)
        expect(next.find(standing.target) === standing).toBe(!isChanged)
      }
      expect(JSON.stringify(before)).toBe(json)
    }),
  )
})

test('a board is plain JSON: nothing in it is lost on the way, and no number is infinite', () => {
  fc.assert(
    fc.property(manyTargets, pointPlans(), (history, plan) => {
      const json = scoreboard(history.events, pointIn(history, plan)).toJSON()
      // `null` is what JSON makes of NaN and Infinity; a lost member would show as well.
      expect(JSON.parse(JSON.stringify(json))).toStrictEqual(json)
    }),
  )
})
