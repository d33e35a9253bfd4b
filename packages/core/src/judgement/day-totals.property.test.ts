import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { evolve, NOTHING_YET, type TargetState } from '../decider/evolve.ts'
import { dayNumberOf, type Day } from '../period/day.ts'
import { NO_RULES } from '../rule/rule-book.ts'
import { ended, running } from '../standing/asked-day.ts'
import {
  commandOfDeed,
  crowdedSettings,
  daysOfLife,
  deeds,
  type Deed,
} from '../testing/arbitraries/crowded-lives.ts'
import { TargetStage } from '../testing/given-when-then/target-stage.ts'
import { toldTarget } from '../testing/telling.ts'
import { judgementOf, judgementOn, judgementsOf } from './judgements.ts'
import { resolutionOf, type Resolution } from './resolution.ts'
import { Walk } from './walk.ts'

const looks = fc.record({ asOf: daysOfLife(), runs: fc.boolean() })

/** What numbers can tell. */
const plainDeeds = deeds().map((deed): Deed =>
  deed.kind === 'report' ? { ...deed, series: undefined, status: 'final' } : deed,
)

/** Lives of which most are plain, told before anybody looks and then from look to look. */
const lives = fc
  .oneof({ weight: 4, arbitrary: fc.constant(plainDeeds) }, fc.constant(deeds()))
  .chain((told) =>
    fc.record({
      first: fc.array(told, { minLength: 70, maxLength: 80 }),
      later: fc.array(fc.tuple(told, looks), { maxLength: 40 }),
    }),
  )

function resolved({ ledger, revision }: TargetState): Resolution {
  const resolution = ledger && resolutionOf(ledger, revision, NO_RULES)
  if (resolution === undefined) throw new Error('Expected a target that is set.')
  return resolution
}

/** What is kept, beside the walk over all that was told. */
function requireSame(state: TargetState, stage: TargetStage, asOf: Day, runs: boolean): void {
  const kept = judgementOf(resolved(state), runs ? running(asOf) : ended(asOf))
  const anew = resolved(stage.events.reduce(evolve, NOTHING_YET))
  const walked = judgementOn(judgementsOf(anew), dayNumberOf(asOf), runs)
  expect([kept.course, kept.measured]).toStrictEqual([walked.course, walked.measured])
}

test('what numbers tell of days that are kept is what a walk from day to day tells', () => {
  const takeDay = vi.spyOn(Walk.prototype, 'takeDay')
  let [looked, walked] = [0, 0]
  fc.assert(
    fc.property(crowdedSettings(), lives, (setting, { first, later }) => {
      const stage = new TargetStage([])
      stage.moveClock('2020-01-01')
      stage.put(setting)
      let state = stage.events.reduce(evolve, NOTHING_YET)
      const tell = (deed: Deed): void => {
        const command = commandOfDeed(setting, deed, stage.events)
        if (command !== undefined) stage.put(command)
        state = stage.events.slice(state.revision).reduce(evolve, state)
      }
      first.forEach(tell)
      for (const [deed, { asOf, runs }] of later) {
        tell(deed)
        takeDay.mockClear()
        judgementOf(resolved(state), ended(asOf))
        looked += 1
        if (takeDay.mock.calls.length > 0) walked += 1
        requireSame(state, stage, asOf, runs)
      }
    }),
    { numRuns: 60 },
  )
  takeDay.mockRestore()
  // Runs of reported days are walked, by chance now and then most.
  expect(looked - walked).toBeGreaterThan(looked / 8)
})

const RISING = Array.from({ length: 72 }, (_, place) => ({
  on: `2020-0${1 + Math.floor(place / 12)}-${10 + (place % 12)}`,
  quantity: place + 1,
}))

test.each([
  ['a figure that is no number', {}, [{ quantity: '99999999999999999999' }]],
  ['figures that add up to none', {}, [{ quantity: '9007199254740000' }, { quantity: '992' }]],
  [
    'and negative ones',
    {},
    [{ quantity: '-9007199254740000' }, { quantity: '-992' }, { quantity: '-1000' }],
  ],
  ['a product that is none', { plan: '0.0000001' }, [{ quantity: '9007199254740' }]],
  ['series carried forward side by side', { measure: 'latest' }, [{ quantity: 5, series: 'b' }]],
] as const)('%s is walked, exactly, and so is what comes after it', (_, terms, reports) => {
  const told = toldTarget({ plan: 400, ...terms }).at('2020-12-31')
  let state: TargetState = NOTHING_YET
  const tell = (report: object): void => {
    told.tell({ type: 'ReportProgress', on: '2020-03-11', ...report })
    state = told.events.slice(state.revision).reduce(evolve, state)
    const kept = judgementOf(resolved(state), ended('2020-12-31' as Day)).course
    const anew = resolved(told.events.reduce(evolve, NOTHING_YET))
    const walked = judgementOn(judgementsOf(anew), dayNumberOf('2020-12-31' as Day), false).course
    expect(kept).toStrictEqual(walked)
  }
  for (const report of [...RISING, ...reports]) tell(report)
  expect(state.ledger?.daybook?.isWalked).toBe(true)
  tell({ quantity: 1 })
})

test('a look at an earlier day knows nothing of a goal that was changed after it', () => {
  const told = toldTarget({ plan: 5000 }).at('2020-12-31')
  for (const report of RISING) told.tell({ type: 'ReportProgress', ...report })
  for (const on of ['2020-10-01', '2020-10-02']) {
    told.tell({ type: 'ReportProgress', on, quantity: 1 })
  }
  const set = { plan: 2000 }
  told.tell({ type: 'ReviseTarget', kind: 'change', effective: '2020-08-01', reason: 'r', set })
  const state = told.events.reduce(evolve, NOTHING_YET)
  const metOn = (asOf: string): string =>
    judgementOf(resolved(state), ended(asOf as Day)).course.judged.verdict
  expect(['2020-09-01', '2020-07-01', '2020-09-01'].map(metOn)).toEqual([
    'better',
    'unmet',
    'better',
  ])
  expect(state.ledger?.daybook?.isWalked).toBe(false)
})

test('a look from before the period keeps nothing that a look from within it would go on from', () => {
  const period = { from: '2020-03-01', to: '2020-12-31', zone: 'UTC' }
  const told = toldTarget({ plan: 10, period }).at('2020-12-31')
  for (const report of RISING) told.tell({ type: 'ReportProgress', ...report })
  const state = told.events.reduce(evolve, NOTHING_YET)
  const courseOn = (asOf: string) => judgementOf(resolved(state), ended(asOf as Day)).course
  expect(courseOn('2020-01-31')).toMatchObject({ before: 12, counted: 0 })
  expect(courseOn('2020-12-31')).toMatchObject({ before: 24, counted: 48 })
})

test('what was kept by one plan is not gone on from by another', () => {
  const told = toldTarget({ plan: 5000 }).at('2020-12-31')
  for (const report of RISING) told.tell({ type: 'ReportProgress', ...report })
  let state = told.events.reduce(evolve, NOTHING_YET)
  const metSince = () =>
    judgementOf(resolved(state), ended('2020-12-31' as Day)).course.judged.metSince
  const plans = [5000, 10, 2000, 100].map((plan) => {
    const set = { plan }
    const revised = told.tell({ type: 'ReviseTarget', kind: 'correction', reason: 'r', set })
    state = revised.reduce(evolve, state)
    const kept = metSince()
    state = told.events.reduce(evolve, NOTHING_YET)
    expect(kept).toBe(metSince())
    return kept
  })
  expect(new Set(plans).size).toBe(4)
})
