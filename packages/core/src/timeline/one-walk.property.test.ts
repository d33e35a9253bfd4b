import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { targetId } from '../event/identifiers.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { ledgersOf } from '../ledger/ledgers.ts'
import { addDays, day, type Day } from '../period/day.ts'
import { rulesIn } from '../rule/rule-book.ts'
import { ended, running, type AskedDay } from '../standing/asked-day.ts'
import { standingOf } from '../judgement/standing-of.ts'
import type { Standing } from '../standing/standing.ts'
import {
  crowdedSettings,
  daysOfLife,
  deeds,
  eventsOfLife,
} from '../testing/arbitraries/crowded-lives.ts'
import { eventByRules, eventByRulesAlone, OWN_RULES } from '../testing/own-rules/by-rules.ts'
import { timelineOf, type TimelineRow } from './timeline.ts'

const RULES = rulesIn({ rules: OWN_RULES })
const FIRST = day('2019-12-30')

const courses = fc.array(deeds(), { maxLength: 120, size: 'max' })

/** A ledger in which nothing has been worked out yet. */
function freshLedger(events: readonly TargetEvent[]): Ledger {
  return ledgersOf(events).get(targetId('target-1')) as Ledger
}

/** The part of a standing that a row of a timeline tells. */
function told({ plan, actual, attainment, met, state }: Standing | TimelineRow): unknown {
  return { plan, actual, attainment, met, state }
}

/** Every day of a timeline, and what is kept of it, says what is worked out for that day alone. */
function agrees(events: readonly TargetEvent[], asked: AskedDay): void {
  const ledger = freshLedger(events)
  const rows = timelineOf(ledger, ledger.complete, asked, RULES)
  const last = (on: Day): TimelineRow | undefined => rows.findLast((row) => row.on <= on)
  for (let on = FIRST; on <= asked.asOf; on = addDays(on, 1)) {
    const day = on === asked.asOf ? asked : ended(on)
    const alone = freshLedger(events)
    const standing = standingOf(alone, alone.complete, day, RULES) as Standing
    expect(standingOf(ledger, ledger.complete, day, RULES)).toStrictEqual(standing)
    const row = last(on)
    if (row === undefined) expect(standing.state ?? 'notStarted').toBe('notStarted')
    else expect(told(row)).toStrictEqual(told(standing))
  }
}

const asked = fc
  .tuple(daysOfLife(), fc.boolean())
  .map(([on, runs]) => (runs ? running(on) : ended(on)))

test('rows read off one walk say what every day alone says, on crowded days and after revisions', () => {
  fc.assert(
    fc.property(crowdedSettings(), courses, asked, (setting, course, view) => {
      agrees(eventsOfLife(setting, course), view)
    }),
  )
})

test('so do rows that rules have to answer for', () => {
  const rewritings = fc.constantFrom(eventByRules, eventByRulesAlone)
  fc.assert(
    fc.property(crowdedSettings(), courses, asked, rewritings, (setting, course, view, byRules) => {
      agrees(eventsOfLife(setting, course.slice(0, 30)).map(byRules), view)
    }),
    { numRuns: 30 },
  )
})
