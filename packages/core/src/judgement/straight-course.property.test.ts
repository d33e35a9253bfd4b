import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SetTarget } from '../decider/commands.ts'
import type { TargetEvent } from '../event/events.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { ledgersOf } from '../ledger/ledgers.ts'
import { straightRows } from '../ledger/straight-rows.ts'
import { dayNumberOf, type Day } from '../period/day.ts'
import { NO_RULES } from '../rule/rule-book.ts'
import { ended, running } from '../standing/asked-day.ts'
import {
  crowdedSettings,
  daysOfLife,
  deeds,
  eventsOfLife,
  type Deed,
} from '../testing/arbitraries/crowded-lives.ts'
import { toldTarget } from '../testing/telling.ts'
import { TargetStage } from '../testing/given-when-then/target-stage.ts'
import type { Judgement } from './judgement.ts'
import { judgementOf, judgementOn, judgementsOf } from './judgements.ts'
import { resolutionOf, type Resolution } from './resolution.ts'

const goals = fc.constantFrom<Partial<SetTarget>[]>(
  {},
  { direction: 'atMost' },
  { direction: 'exactly', tolerance: '20.5' },
  { direction: 'within', band: { from: '7.25', to: 60 }, plan: undefined },
)
const settings = fc
  .tuple(crowdedSettings(), goals)
  .map(([setting, goal]): SetTarget => ({ ...setting, ...goal }))
const looks = fc.record({ asOf: daysOfLife(), runs: fc.boolean() })

type Report = Extract<Deed, { kind: 'report' }>

/** Reports that are final and of no series, in the order of their days. */
const plainReports = fc
  .array(
    deeds().filter((deed): deed is Report => deed.kind === 'report'),
    { maxLength: 90 },
  )
  .map((reports) =>
    reports
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
      .map((report): Deed => ({ ...report, series: undefined, status: 'final' })),
  )

/** What was told, in sealed columns that nobody has looked at. */
function resolved(events: readonly TargetEvent[]): Resolution {
  const [ledger] = ledgersOf(events).values()
  const resolution = ledger && resolutionOf(ledger, ledger.complete, NO_RULES)
  if (resolution === undefined) throw new Error('Expected a target that is set.')
  return resolution
}

/** A judgement without what only serves to look further. */
function saidBy({ course, measured, ...rest }: Judgement): unknown {
  return { course, measured, end: rest.end, open: rest.open }
}

function requireSame(events: readonly TargetEvent[], asOf: Day, runs: boolean): Ledger {
  const straight = resolved(events)
  const once = judgementOf(straight, runs ? running(asOf) : ended(asOf))
  const walked = judgementOn(judgementsOf(resolved(events)), dayNumberOf(asOf), runs)
  expect(saidBy(once)).toStrictEqual(saidBy(walked))
  return straight.ledger
}

test('a course straight along the columns is the course that is walked day by day', () => {
  fc.assert(
    fc.property(settings, plainReports, looks, (setting, reports, { asOf, runs }) => {
      const ledger = requireSame(eventsOfLife(setting, reports), asOf, runs)
      const { completion } = setting
      const ofReported = typeof completion === 'object' && 'days' in completion
      // Only a walk would have asked for a daybook.
      expect(ledger.daybook === undefined).toBe(!ofReported)
    }),
    { numRuns: 100 },
  )
})

test('and so is that of a target whose goal changes from day to day', () => {
  const changes = fc.array(
    deeds().filter(({ kind }) => kind === 'revise'),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(settings, plainReports, changes, looks, (setting, reports, revised, look) => {
      requireSame(eventsOfLife(setting, [...reports, ...revised]), look.asOf, look.runs)
    }),
    { numRuns: 300 },
  )
})

test('what was corrected, came late or says more is that of a walk, too', () => {
  fc.assert(
    fc.property(settings, fc.array(deeds(), { maxLength: 40 }), looks, (setting, told, look) => {
      requireSame(eventsOfLife(setting, told), look.asOf, look.runs)
    }),
  )
})

test.each([
  ['a number that gets', '9007199254740993', ['4503599627370496', '4503599627370497']],
  ['a negative one that gets', '1', ['-4503599627370496', '-4503599627370497']],
  ['a product that gets', '0.5', ['4503599627370497']],
  ['a plan that is', '99999999999999999999', ['1']],
])('%s too great is walked, exactly', (_, plan, quantities) => {
  const setting: SetTarget = {
    type: 'SetTarget',
    target: 't',
    title: 't',
    unit: 'tree',
    measure: 'sum',
    plan,
    period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
  }
  const stage = new TargetStage([])
  stage.moveClock('2020-01-01')
  stage.put(setting)
  for (const quantity of quantities) {
    stage.put({ type: 'ReportProgress', target: 't', quantity, on: '2020-02-01' })
  }
  const ledger = requireSame(stage.events, '2020-02-01' as Day, false)
  expect(ledger.daybook).toBeDefined()
  expect(straightRows(ledger, 1)).toBeDefined()
})

test.each([
  ['greater', { from: '0', to: '99999999999999999999' }],
  ['less', { from: '-99999999999999999999', to: '0' }],
])('a band of which an end is %s than any number is walked, exactly', (_, band) => {
  const told = toldTarget({ direction: 'within', band, measure: 'latest', plan: undefined })
  told.tell({ type: 'ReportProgress', quantity: 0, on: '2020-02-01' })
  expect(requireSame(told.events, '2020-02-01' as Day, false).daybook).toBeDefined()
})

test('denominators of which the sum gets too great are walked, exactly', () => {
  const told = toldTarget({ measure: 'ratio', plan: '0.5' })
  for (const denominator of ['4503599627370496', '4503599627370497']) {
    told.tell({ type: 'ReportProgress', numerator: 1, denominator, on: '2020-02-01' })
  }
  expect(requireSame(told.events, '2020-02-01' as Day, false).daybook).toBeDefined()
})

test('many reports are read straight from their columns once, and from a daybook from then on', () => {
  const on = '2020-01-10' as Day
  const report: Deed = {
    kind: 'report',
    on,
    figure: { value: 1, tenths: 0 },
    series: undefined,
    status: 'final',
  }
  const setting = fc.sample(crowdedSettings(), { numRuns: 1, seed: 1 })[0] as SetTarget
  const resolution = resolved(
    eventsOfLife(
      { ...setting, completion: 'whenReached' },
      Array.from({ length: 80 }, () => report),
    ),
  )
  const daybooks = [1, 2].map(() => {
    judgementOf(resolution, ended(on))
    return resolution.ledger.daybook !== undefined
  })
  expect(daybooks).toEqual([false, true])
})
