import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { commitId, type TargetId } from '../event/identifiers.ts'
import { laterMoment, millisecondsOf, momentOfMilliseconds, type Moment } from '../period/moment.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import type { CheckedCommand } from '../decider/commands.ts'
import type { CommandRequest } from '../decider/decide.ts'
import { histories, type SampleHistory } from '../testing/arbitraries/histories.ts'
import { Recording } from '../testing/arbitraries/recording.ts'
import { pointIn, pointPlans } from '../testing/arbitraries/view-points.ts'
import { timeline } from '../timeline/timeline.ts'
import type { Standing } from '../standing/standing.ts'

const anyHistory = histories({ voids: true })
const points = fc.array(pointPlans(), { minLength: 1, maxLength: 4 })

/** A history that may be gone on with, a minute after its last event. */
class Continued {
  readonly #recording = new Recording()
  #commands = 0
  now: Moment

  constructor({ turns, events }: SampleHistory) {
    for (const { request } of turns) this.#recording.take(request)
    const last = events.map(({ recordedAt }) => recordedAt).reduce(laterMoment)
    this.now = momentOfMilliseconds(millisecondsOf(last) + 60_000)
  }

  get events(): readonly TargetEvent[] {
    return [...this.#recording.events]
  }

  /** Whether the command is accepted. */
  put(command: CheckedCommand): boolean {
    return this.take({ id: commitId(`after-${++this.#commands}`), command, recordedAt: this.now })
  }

  take(request: CommandRequest): boolean {
    return this.#recording.take(request).ok
  }
}

function isShown(events: readonly TargetEvent[], target: TargetId): boolean {
  return scoreboard(events, { asOf: '9999-12-31' }).find(target) !== undefined
}

/** What a standing says, without how many events it took to say it. */
function substance(standing: Standing | undefined): unknown {
  return standing === undefined ? undefined : { ...standing, revision: 0 }
}

const reason = 'set by mistake'

/** The same request under another id, as of another moment; reports are named as they then are. */
function renamed({ id, command }: CommandRequest, recordedAt: Moment): CommandRequest {
  const anew = (name: string): string => name.replace(/^command/, 'anew')
  const named = 'report' in command ? { ...command, report: anew(command.report) } : command
  return { id: commitId(anew(id)), command: named, recordedAt }
}

test('a voided target leaves every board as if it had never been set', () => {
  fc.assert(
    fc.property(anyHistory, points, (history, plans) => {
      const [target] = history.targets as readonly [TargetId]
      const continued = new Continued(history)
      fc.pre(continued.put({ type: 'VoidTarget', target, reason }))
      const { events } = continued
      for (const plan of plans) {
        const { asOf } = pointIn(history, plan)
        const without = events.filter((event) => event.target !== target)
        const [board, never] = [events, without].map((each) => scoreboard(each, { asOf }))
        expect(board?.toJSON()).toStrictEqual(never?.toJSON())
        expect(board?.programmes()).toStrictEqual(never?.programmes())
        expect(timeline(events, target, { asOf })).toEqual([])
      }
    }),
  )
})

test('as known before the void nothing has changed', () => {
  fc.assert(
    fc.property(anyHistory, points, (history, plans) => {
      const [target] = history.targets as readonly [TargetId]
      const continued = new Continued(history)
      fc.pre(continued.put({ type: 'VoidTarget', target, reason }))
      for (const plan of plans) {
        const last = history.events.map(({ recordedAt }) => recordedAt).reduce(laterMoment)
        const point = { knownAt: last, ...pointIn(history, plan) }
        const [after, before] = [continued.events, history.events]
        expect(scoreboard(after, point).toJSON()).toStrictEqual(scoreboard(before, point).toJSON())
        expect(timeline(after, target, point)).toStrictEqual(timeline(before, target, point))
      }
    }),
  )
})

test('restoring a target undoes its void on every view', () => {
  fc.assert(
    fc.property(anyHistory, points, (history, plans) => {
      const [target] = history.targets as readonly [TargetId]
      fc.pre(isShown(history.events, target))
      const continued = new Continued(history)
      fc.pre(continued.put({ type: 'VoidTarget', target, reason }))
      expect(isShown(continued.events, target)).toBe(false)
      expect(continued.put({ type: 'RestoreTarget', target, reason })).toBe(true)
      for (const plan of plans) {
        const { asOf } = pointIn(history, plan)
        const standings = [continued.events, history.events].map((events) =>
          substance(scoreboard(events, { asOf }).find(target)),
        )
        expect(standings[0]).toStrictEqual(standings[1])
      }
    }),
  )
})

test('a second life owes nothing to the first', () => {
  const lives = histories({ maxTargets: 1, voids: true })
  fc.assert(
    fc.property(lives, lives, points, (first, second, plans) => {
      const [target] = first.targets as readonly [TargetId]
      const continued = new Continued(first)
      if (isShown(continued.events, target)) continued.put({ type: 'VoidTarget', target, reason })
      const before = continued.events.length
      const alone = new Recording()
      for (const { request } of second.turns) {
        const later = renamed(request, laterMoment(request.recordedAt, continued.now))
        const decided = alone.take(later)
        // Until it is set anew, a voided target may be restored, as one that was never set may not.
        if (alone.events.length > 0) expect(continued.take(later)).toBe(decided.ok)
      }
      const unnumbered = (event: TargetEvent) => ({ ...event, revision: 0 })
      const anew = continued.events.slice(before).map(unnumbered)
      expect(anew).toStrictEqual(alone.events.map(unnumbered))
      for (const plan of plans) {
        const { asOf } = pointIn(second, plan)
        const [again, only] = [continued.events, alone.events].map((events) =>
          substance(scoreboard(events, { asOf }).find(target)),
        )
        expect(again).toEqual(only)
      }
    }),
  )
})
