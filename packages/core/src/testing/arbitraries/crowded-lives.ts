import * as fc from 'fast-check'
import type { Command, ReviseTarget, SetTarget } from '../../decider/commands.ts'
import type { TargetEvent } from '../../event/events.ts'
import type { CompletionPolicy, MeasureName, ReportedAs } from '../../event/terms.ts'
import { addDays, day, type Day } from '../../period/day.ts'
import { TargetStage } from '../given-when-then/target-stage.ts'

// Lives of one target that are long, with many reports on few days, for what is kept from day to day.

const TARGET = 'target-1'
const FIRST = day('2020-01-01')

/** The last day of a life, counted from its first. */
const LAST = 70

/** A day of a life, from some before its period to some after it. */
export function daysOfLife(): fc.Arbitrary<Day> {
  return fc.nat({ max: LAST }).map(nth)
}

function nth(place: number): Day {
  return addDays(FIRST, place)
}

/** Few days are crowded, so that some have many reports and late ones meet them. */
function reportedDays(): fc.Arbitrary<Day> {
  return fc.oneof(daysOfLife(), fc.constantFrom(3, 17, 40).map(nth))
}

/** The command that sets the target of a life. */
export function crowdedSettings(): fc.Arbitrary<SetTarget> {
  return fc
    .record({ measured: measures, completion: completions, plan: fc.nat({ max: 300 }) })
    .map(({ measured: [measure, reportedAs], completion, plan }) => ({
      type: 'SetTarget' as const,
      target: TARGET,
      title: 't',
      unit: 'tree',
      measure,
      reportedAs,
      plan,
      period: periodTo(58),
      ...(completion !== undefined && { completion }),
    }))
}

const measures = fc.constantFrom<(readonly [MeasureName, ReportedAs])[]>(
  ...(['sum', 'latest', 'average', 'max', 'min', 'ratio', 'steps'] as const).map(
    (measure) => [measure, 'increment'] as const,
  ),
  ...(['sum', 'ratio', 'steps'] as const).map((measure) => [measure, 'runningTotal'] as const),
)

const policies = [
  'whenReached',
  'heldAtDeadline',
  { sustained: 4 },
  { sustained: 3, days: 'reported' },
] as const satisfies readonly CompletionPolicy[]

const completions = fc.constantFrom(undefined, ...policies)

function periodTo(last: number): SetTarget['period'] {
  return { from: nth(5), to: nth(last), zone: 'UTC' }
}

interface Figure {
  readonly value: number
  readonly tenths: number
}

const figures: fc.Arbitrary<Figure> = fc.record({
  value: fc.integer({ min: -3, max: 30 }),
  tenths: fc.nat({ max: 9 }),
})

/** What happens to a target, told without its reports' ids. */
export type Deed =
  | {
      readonly kind: 'report'
      readonly on: Day
      readonly figure: Figure
      readonly series: string | undefined
      readonly status: 'final' | 'estimated'
    }
  | {
      readonly kind: 'correct'
      readonly which: number
      readonly on: Day | undefined
      readonly figure: Figure
    }
  | { readonly kind: 'retract'; readonly which: number }
  | { readonly kind: 'revise'; readonly effective: Day; readonly set: ReviseTarget['set'] }

export function deeds(): fc.Arbitrary<Deed> {
  const changes = fc.oneof(
    { weight: 3, arbitrary: fc.nat({ max: 200 }).map((plan) => ({ plan })) },
    { weight: 1, arbitrary: fc.constantFrom(...policies).map((completion) => ({ completion })) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 20, max: 65 }).map((last) => ({ period: periodTo(last) })),
    },
  )
  return fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constant('report' as const),
        on: reportedDays(),
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
        on: fc.option(reportedDays(), { nil: undefined }),
        figure: figures,
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('retract' as const), which: fc.nat() }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('revise' as const),
        effective: daysOfLife(),
        set: changes,
      }),
    },
  )
}

/** The command of a deed after some events; undefined where there is nothing to correct or retract. */
export function commandOfDeed(
  { measure }: SetTarget,
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
      const { effective, set } = deed
      const said = { kind: 'change', effective, reason: 'r', set } as const
      return { type: 'ReviseTarget', target: TARGET, ...said }
    }
    default:
      return deed satisfies never
  }
}

/** The events of a whole life; what there is nothing to correct or retract for is left out. */
export function eventsOfLife(setting: SetTarget, told: readonly Deed[]): readonly TargetEvent[] {
  const stage = new TargetStage([])
  stage.put(setting)
  for (const deed of told) {
    const command = commandOfDeed(setting, deed, stage.events)
    if (command !== undefined) stage.put(command)
  }
  return stage.events
}

/** The figure of a command, in the shape that a measure takes. */
function figureOf(measure: SetTarget['measure'], { value, tenths }: Figure) {
  if (measure === 'ratio') return { numerator: value, denominator: tenths }
  if (measure === 'steps') return { steps: Math.abs(value) }
  return { quantity: `${value}.${tenths}` }
}
