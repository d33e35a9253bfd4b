import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { TargetStage } from '../testing/given-when-then/target-stage.ts'
import type { Command } from '../decider/commands.ts'
import { evolve, NOTHING_YET, type TargetState } from '../decider/evolve.ts'
import { addDays, day, type Day } from '../period/day.ts'
import { histories } from '../testing/arbitraries/histories.ts'
import { ended, running } from './asked-day.ts'
import { standingOf } from './standing-of.ts'

const TARGET = 'target-1'
const FIRST = day('2020-01-01')
const DAYS = 50

/** What a state says of a day, from what has been kept up on the way to it. */
function kept({ ledger, revision }: TargetState, asOf: Day, runs: boolean): unknown {
  return ledger && standingOf(ledger, revision, runs ? running(asOf) : ended(asOf))
}

/** The same from the events alone, folded anew. */
function rebuilt(events: readonly TargetEvent[], asOf: Day, runs: boolean): unknown {
  return kept(events.reduce(evolve, NOTHING_YET), asOf, runs)
}

const dayInPeriod = fc.nat({ max: DAYS }).map((place) => addDays(FIRST, place))
const looks = fc.record({ asOf: dayInPeriod, runs: fc.boolean() })
/** Few days are crowded, so that some have many reports and late ones meet them. */
const reportedOn = fc.oneof(
  dayInPeriod,
  fc.constantFrom(3, 17, 40).map((n) => addDays(FIRST, n)),
)

const figures = fc.record({ value: fc.integer({ min: -3, max: 30 }), tenths: fc.nat({ max: 9 }) })

const deeds = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('report' as const),
      on: reportedOn,
      figure: figures,
      series: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
      status: fc.constantFrom('final' as const, 'final' as const, 'estimated' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('correct' as const),
      which: fc.nat(),
      on: fc.option(reportedOn, { nil: undefined }),
      figure: figures,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('retract' as const), which: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('revise' as const),
      effective: dayInPeriod,
      plan: fc.nat({ max: 200 }),
    }),
  },
)

type Deed = typeof deeds extends fc.Arbitrary<infer T> ? T : never

const measures = fc.constantFrom(
  ...(['sum', 'latest', 'average', 'max', 'min', 'ratio', 'steps'] as const).map(
    (measure) => [measure, 'increment'] as const,
  ),
  ...(['sum', 'ratio', 'steps'] as const).map((measure) => [measure, 'runningTotal'] as const),
)
const completions = fc.constantFrom(
  undefined,
  'whenReached' as const,
  'heldAtDeadline' as const,
  { sustained: 4 },
  { sustained: 3, days: 'reported' as const },
)

/** The figure of a command, in the shape that a measure takes. */
function figureOf(measure: string, { value, tenths }: { value: number; tenths: number }) {
  if (measure === 'ratio') return { numerator: value, denominator: tenths }
  if (measure === 'steps') return { steps: Math.abs(value) }
  return { quantity: `${value}.${tenths}` }
}

/** The command of a deed; undefined where there is nothing to correct or retract. */
function commandOf(
  measure: string,
  deed: Deed,
  events: readonly TargetEvent[],
): Command | undefined {
  const reports = events.filter(({ type }) => type === 'ProgressReported')
  const pick = (which: number): string | undefined => reports[which % reports.length]?.id
  switch (deed.kind) {
    case 'report': {
      const { on, figure, series, status } = deed
      const whose = series === undefined ? {} : { series }
      const given = { target: TARGET, on, status, ...whose, ...figureOf(measure, figure) }
      return { type: 'ReportProgress', ...given }
    }
    case 'correct': {
      const report = pick(deed.which)
      const moved = deed.on === undefined ? {} : { on: deed.on }
      const given = { target: TARGET, report, ...moved, ...figureOf(measure, deed.figure) }
      return report === undefined ? undefined : ({ type: 'CorrectProgress', ...given } as Command)
    }
    case 'retract': {
      const report = pick(deed.which)
      return report === undefined ? undefined : { type: 'RetractProgress', target: TARGET, report }
    }
    case 'revise': {
      const { effective, plan } = deed
      const said = { kind: 'change', effective, reason: 'r', set: { plan } } as const
      return { type: 'ReviseTarget', target: TARGET, ...said }
    }
    default:
      return deed satisfies never
  }
}

test('what is kept up from look to look equals what is made anew, on every day', () => {
  const setting = fc.record({
    measure: measures,
    completion: completions,
    plan: fc.nat({ max: 300 }),
  })
  const course = fc.array(fc.tuple(deeds, fc.array(looks, { maxLength: 2 })), { maxLength: 90 })
  fc.assert(
    fc.property(setting, course, fc.array(looks), ({ measure, completion, plan }, steps, last) => {
      const stage = new TargetStage([])
      const [name, reportedAs] = measure
      stage.moveClock('2020-01-01')
      stage.put({
        type: 'SetTarget',
        target: TARGET,
        title: 't',
        unit: 'tree',
        measure: name,
        reportedAs,
        plan,
        period: { from: addDays(FIRST, 5), to: addDays(FIRST, 42), zone: 'UTC' },
        ...(completion !== undefined && { completion }),
      })
      let state = stage.events.reduce(evolve, NOTHING_YET)
      for (const [deed, asked] of steps) {
        const command = commandOf(name, deed, stage.events)
        if (command !== undefined) stage.put(command)
        state = stage.events.slice(state.revision).reduce(evolve, state)
        for (const { asOf, runs } of asked) {
          expect(kept(state, asOf, runs)).toStrictEqual(rebuilt(stage.events, asOf, runs))
        }
      }
      for (const { asOf, runs } of last) {
        expect(kept(state, asOf, runs)).toStrictEqual(rebuilt(stage.events, asOf, runs))
      }
    }),
  )
})

test('what is kept up says the same of every earlier revision as the events up to it', () => {
  const plans = fc.tuple(histories({ maxTargets: 1, voids: true }), fc.array(fc.nat({ max: 60 })))
  fc.assert(
    fc.property(plans, ([{ events, firstDay }, places]) => {
      let state = NOTHING_YET
      for (const event of events) {
        state = evolve(state, event)
        kept(state, firstDay, true)
      }
      for (const place of places) {
        const asOf = addDays(firstDay, place - 10)
        const revision = place % (events.length + 1)
        const { ledger } = state
        const before = ledger && standingOf(ledger, revision, ended(asOf))
        expect(before).toStrictEqual(rebuilt(events.slice(0, revision), asOf, false))
        expect(kept(state, asOf, false)).toStrictEqual(rebuilt(events, asOf, false))
      }
    }),
  )
})
