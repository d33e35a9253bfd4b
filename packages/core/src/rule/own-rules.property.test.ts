import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeEvent } from '../event/codec.ts'
import type { TargetEvent, TargetRevised } from '../event/events.ts'
import type { Standing } from '../standing/standing.ts'
import { valueOf } from '../refusal/result.ts'
import { quantityAsRatio } from '../quantity/ratio.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import { parseCommand } from '../decider/command.schema.ts'
import { decide } from '../decider/decide.ts'
import { evolve, NOTHING_YET, type TargetState } from '../decider/evolve.ts'
import { histories } from '../testing/arbitraries/histories.ts'
import { pointIn, pointPlans } from '../testing/arbitraries/view-points.ts'
import {
  apartFromRules,
  commandByRules,
  eventByRules,
  eventByRulesAlone,
  OWN_RULES,
} from '../testing/own-rules/by-rules.ts'
import { timeline } from '../timeline/timeline.ts'

const rules = OWN_RULES
const points = fc.array(pointPlans(), { minLength: 1, maxLength: 4 })

test('rules that do again what the engine does give the standings that the engine gives', () => {
  fc.assert(
    fc.property(histories(), points, (history, plans) => {
      fc.pre(!movesCompletion(history.events))
      const events = history.events.map(eventByRules)
      for (const plan of plans) {
        const point = pointIn(history, plan)
        const board = scoreboard(history.events, point)
        const ruled = scoreboard(events, point, { rules })
        expect(ruled.counts).toStrictEqual(board.counts)
        for (const target of history.targets) {
          expect(apartFromRules(ruled.find(target))).toStrictEqual(
            apartFromRules(board.find(target)),
          )
        }
      }
    }),
  )
})

test('a rule that adds up as a measure does judges as the measure does, corrections and series too', () => {
  fc.assert(
    fc.property(histories(), points, (history, plans) => {
      fc.pre(!history.events.some(revisesMeasure) && !history.events.some(isOutOfMany))
      fc.pre(!movesCompletion(history.events))
      const events = history.events.map(eventByRulesAlone)
      for (const plan of plans) {
        const point = pointIn(history, plan)
        const board = scoreboard(history.events, point)
        const ruled = scoreboard(events, point, { rules })
        expect(ruled.counts).toStrictEqual(board.counts)
        for (const target of history.targets) {
          expect(judgementOf(ruled.find(target))).toStrictEqual(judgementOf(board.find(target)))
        }
      }
    }),
  )
})

function revisesMeasure(event: TargetEvent): boolean {
  if (event.type !== 'TargetRevised') return false
  const { measure, reportedAs } = event.data.set
  return measure !== undefined || reportedAs !== undefined
}

/** A completion that was left out follows the other terms; a rule that was named stays. */
function movesCompletion(events: readonly TargetEvent[]): boolean {
  const isLeftOut = events.some(
    (event) => event.type === 'TargetSet' && event.data.derived?.includes('completion') === true,
  )
  return isLeftOut && events.some((event) => event.type === 'TargetRevised' && movesOne(event))
}

function movesOne({ data: { set } }: TargetRevised): boolean {
  const moving = ['measure', 'direction', 'plan', 'band', 'baseline'] as const
  return moving.some((term) => set[term] !== undefined)
}

/** A rule is not told what a ratio is out of: whoever writes one says so in its figures. */
function isOutOfMany(event: TargetEvent): boolean {
  return event.type === 'TargetSet' && (event.data.unit.per ?? '1') !== '1'
}

/** What a standing says of the promise, its figures in one form; not of the reports behind it. */
function judgementOf(standing: Standing | undefined): unknown {
  if (standing === undefined) return undefined
  const { actual, attainment, met, state, completedOn, exceeded, milestones, reports } = standing
  return {
    actual: typeof actual === 'string' ? quantityAsRatio(actual) : actual,
    // A rule says only that there is nothing, and not that it is for want of a denominator.
    attainment:
      'undefined' in attainment && attainment.undefined === 'noActual'
        ? { undefined: 'zeroDenominator' }
        : attainment,
    met,
    state,
    completedOn,
    exceeded,
    milestones,
    counted: reports.counted,
    lastOn: reports.lastOn,
    last: reports.last,
  }
}

test('and the same timeline, days on which only time has passed included', () => {
  fc.assert(
    fc.property(histories({ maxTargets: 1 }), pointPlans(), (history, plan) => {
      fc.pre(!movesCompletion(history.events))
      const point = pointIn(history, plan)
      const events = history.events.map(eventByRules)
      expect(timeline(events, 'target-1', point, { rules })).toStrictEqual(
        timeline(history.events, 'target-1', point),
      )
    }),
  )
})

test('and what is accepted leads to the same events, milestones among them', () => {
  fc.assert(
    fc.property(histories(), (history) => {
      fc.pre(!movesCompletion(history.events))
      const states = new Map<string, TargetState>()
      for (const { request, command, accepted, events } of history.turns) {
        // Some terms fit a method of the engine's own and no other, so that refusals may differ; and
        // what changes nothing by one name might by the other.
        const isOfTerms = command.type === 'SetTarget' || command.type === 'ReviseTarget'
        if (!accepted || (isOfTerms && events.length === 0)) continue
        const asked = valueOf(parseCommand(commandByRules(command, events)))
        const state = states.get(command.target) ?? NOTHING_YET
        const decision = decide({ ...request, command: asked }, state, { rules })
        const made = valueOf(decision)
        expect(made).toStrictEqual(events.map(eventByRules))
        made.forEach((event, place) => {
          const stored: unknown = JSON.parse(JSON.stringify(event))
          expect(decodeEvent(stored, place)).toStrictEqual(event)
        })
        states.set(command.target, made.reduce(evolve, state))
      }
    }),
  )
})
