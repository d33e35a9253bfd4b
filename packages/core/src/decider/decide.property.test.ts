import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeEvent } from '../event/codec.ts'
import type { MilestoneData, TargetEvent } from '../event/events.ts'
import { addDays } from '../period/day.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import { ended } from '../standing/asked-day.ts'
import { standingOf } from '../judgement/standing-of.ts'
import { histories, type SampleHistory, type Turn } from '../testing/arbitraries/histories.ts'
import { pointIn, pointPlans } from '../testing/arbitraries/view-points.ts'
import { referenceStanding } from '../testing/reference/reference-standing.ts'
import { referenceToday } from '../testing/reference/reference-today.ts'
import { rowsOf } from '../testing/rows-of.ts'
import { decide } from './decide.ts'
import { evolve, NOTHING_YET, type TargetState } from './evolve.ts'

test('every event passes the schema and comes back from JSON as it was', () => {
  fc.assert(
    fc.property(histories({ voids: true }), ({ events }) => {
      events.forEach((event, position) => {
        const stored: unknown = JSON.parse(JSON.stringify(event))
        expect(decodeEvent(stored, position)).toStrictEqual(event)
      })
    }),
  )
})

test('revisions count from 1 without holes, recordedAt never goes back, ids are used once', () => {
  fc.assert(
    fc.property(histories({ voids: true }), ({ events, targets }) => {
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
      for (const target of targets) {
        const own = events.filter((event) => event.target === target)
        expect(own.map(({ revision }) => revision)).toStrictEqual(own.map((_, index) => index + 1))
        const moments = own.map(({ recordedAt }) => recordedAt)
        expect(moments).toStrictEqual(moments.toSorted())
      }
    }),
  )
})

test('recordedAt never goes back, though the clock does', () => {
  fc.assert(
    fc.property(
      histories({ maxTargets: 1, voids: true }),
      fc.array(fc.nat({ max: 30 })),
      (history, order) => {
        // The same commands at moments in disorder.
        const moments = history.turns.map(({ request }) => request.recordedAt)
        let state = NOTHING_YET
        const recorded: string[] = []
        history.turns.forEach(({ request }, index) => {
          const recordedAt = moments[(order[index] ?? index) % moments.length] ?? request.recordedAt
          const decision = decide({ ...request, recordedAt }, state)
          for (const event of decision.ok ? decision.value : []) {
            recorded.push(event.recordedAt)
            expect(event.recordedAt >= recordedAt).toBe(true)
            state = evolve(state, event)
          }
        })
        expect(recorded).toStrictEqual(recorded.toSorted())
      },
    ),
  )
})

/** Each turn with the state it found. */
function* playedBack({ turns }: SampleHistory): Generator<readonly [Turn, TargetState]> {
  const states = new Map<string, TargetState>()
  for (const turn of turns) {
    const { target } = turn.command
    const state = states.get(target) ?? NOTHING_YET
    yield [turn, state]
    states.set(target, turn.events.reduce(evolve, state))
  }
}

test('deciding is deterministic and leaves the state as it was, whatever becomes of the events', () => {
  fc.assert(
    fc.property(histories({ voids: true }), (history) => {
      for (const [{ request }, state] of playedBack(history)) {
        const before = JSON.stringify(contentOf(state, history))
        const once = decide(request, state)
        // The events are thrown away, and another command is decided in between.
        for (const { request: other } of history.turns.slice(0, 3)) decide(other, state)
        expect(JSON.stringify(contentOf(state, history))).toBe(before)
        expect(decide(request, state)).toStrictEqual(once)
      }
    }),
  )
})

/** What anybody can come to see of a state. */
function contentOf({ ledger, revision }: TargetState, { firstDay }: SampleHistory): unknown {
  if (ledger === undefined) return { revision }
  const { landmarks } = ledger
  const days = [-4, 0, 3, 10, 40].map((n) => addDays(firstDay, n))
  const standings = days.map((asOf) => standingOf(ledger, revision, ended(asOf)))
  // What its ledger has beyond the state was only tried, and no part of it.
  const rows = rowsOf(ledger, revision)
  const known = landmarks.filter((event) => event.revision <= revision)
  return { revision, rows, landmarks: known, standings }
}

test('a commit leaves the recorded milestones as they are re-derived on its day while it runs', () => {
  fc.assert(
    fc.property(histories({ voids: true }), ({ turns, targets }) => {
      for (const target of targets) {
        const known: TargetEvent[] = []
        for (const { events } of turns.filter(({ command }) => command.target === target)) {
          // Set again after a void, it owes nothing to what came before.
          if (events[0]?.type === 'TargetSet') known.length = 0
          known.push(...events)
          const [last] = events
          if (last === undefined) continue
          const standing = standingOnDayOf(last, known)
          if (standing === undefined || isCancelled(known, standing.asOf)) continue
          // Recorded milestones stay where the plan was dropped.
          if (standing.kind === 'indicator') continue
          const derived = standing.milestones.filter(({ basis }) => basis === 'measured')
          expect(recordedIn(known)).toStrictEqual(
            derived.map(({ milestone, on }) => `${milestone} ${on}`).toSorted(),
          )
        }
      }
    }),
  )
})

/** Whether it is called off on a day: an indicator can be, too, though it has no state to say so. */
function isCancelled(known: readonly TargetEvent[], asOf: string): boolean {
  const closures = known
    .filter((event) => event.type === 'TargetCancelled' || event.type === 'TargetReopened')
    .filter(({ data }) => data.on <= asOf)
    .toSorted((a, b) =>
      a.data.on < b.data.on ? -1 : a.data.on > b.data.on ? 1 : a.revision - b.revision,
    )
  return closures.at(-1)?.type === 'TargetCancelled'
}

/** What the plainest code says as of the commit's day, which is not over. */
function standingOnDayOf({ target, recordedAt }: TargetEvent, known: readonly TargetEvent[]) {
  const asOf = referenceToday(known, target, recordedAt)
  return asOf && referenceStanding(known, target, { asOf, running: true })
}

const NAMES = {
  TargetCompleted: 'completed',
  TargetCompletedEarly: 'completedEarly',
  TargetExceeded: 'exceeded',
} as const

/** Measured milestones that were recorded and not withdrawn. */
function recordedIn(events: readonly TargetEvent[]): readonly string[] {
  const recorded = new Map<string, MilestoneData>()
  for (const event of events) {
    switch (event.type) {
      case 'TargetCompleted':
      case 'TargetCompletedEarly':
      case 'TargetExceeded':
        if (event.data.basis === 'measured') recorded.set(NAMES[event.type], event.data)
        break
      case 'MilestoneWithdrawn':
        if (event.data.basis === 'measured') {
          // What is withdrawn must be there.
          expect(recorded.delete(event.data.milestone)).toBe(true)
        }
        break
      default:
    }
  }
  return [...recorded].map(([milestone, { on }]) => `${milestone} ${on}`).toSorted()
}

test('a commit on a day on which it is cancelled or has no plan leaves the recorded milestones alone', () => {
  fc.assert(
    fc.property(histories({ maxTargets: 1, voids: true }), ({ turns }) => {
      const known: TargetEvent[] = []
      for (const { events } of turns) {
        known.push(...events)
        const [last] = events
        const standing = last && standingOnDayOf(last, known)
        if (standing?.state !== 'cancelled' && standing?.kind !== 'indicator') continue
        const measured = events.filter(({ data }) => 'basis' in data && data.basis === 'measured')
        expect(measured).toStrictEqual([])
      }
    }),
  )
})

test('a withdrawal names an event of its target that came before it as its cause, or none', () => {
  fc.assert(
    fc.property(histories({ voids: true }), ({ events }) => {
      events.forEach((event, index) => {
        if (event.type !== 'MilestoneWithdrawn' || event.data.cause === undefined) return
        const { cause } = event.data
        const earlier = events.slice(0, index).find(({ id }) => id === cause)
        expect(earlier?.target).toBe(event.target)
      })
    }),
  )
})

test('a command that is refused or changes nothing stores nothing, and the same one again does not either', () => {
  fc.assert(
    fc.property(histories({ voids: true }), (history) => {
      for (const [{ request, accepted, events }, state] of playedBack(history)) {
        if (!accepted) expect(events).toStrictEqual([])
        if (!accepted || events.length > 0 || state.revision === 0) continue
        const again = decide(request, state)
        expect(again).toStrictEqual({ ok: true, value: [] })
      }
    }),
  )
})

test('assessing a target twice at one moment records nothing the second time', () => {
  fc.assert(
    fc.property(histories({ maxTargets: 1, voids: true }), pointPlans(), (history, plan) => {
      const state = history.events.reduce(evolve, NOTHING_YET)
      const target = 'target-1'
      const { asOf } = pointIn(history, plan)
      const command = { type: 'AssessTarget', target } as const
      const recordedAt = history.events[0]?.recordedAt
      if (recordedAt === undefined) return
      const later = `${asOf}T12:00:00.000Z` as typeof recordedAt
      const request = { id: 'assess' as TargetEvent['commit'], command, recordedAt: later }
      const first = decide(request, state)
      // Of a voided target there is nothing to assess.
      fc.pre(first.ok)
      const made = first.ok ? first.value : []
      expect(decide(request, made.reduce(evolve, state))).toStrictEqual({ ok: true, value: [] })
      const before = scoreboard(history.events, { asOf }).target(target)
      const after = scoreboard([...history.events, ...made], { asOf }).target(target)
      expect({ ...after, revision: 0 }).toStrictEqual({ ...before, revision: 0 })
    }),
  )
})
