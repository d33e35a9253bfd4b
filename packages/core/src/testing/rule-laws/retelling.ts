import * as fc from 'fast-check'
import type { ProgressReported, Reported, TargetEvent, TargetRevised } from '../../event/events.ts'
import type { EventId, TargetId } from '../../event/identifiers.ts'
import { FIXED_TERMS } from '../../event/terms.ts'
import type { Day } from '../../period/day.ts'
import type { CheckedCommand } from '../../decider/commands.ts'
import type { CommandRequest } from '../../decider/decide.ts'
import type { SampleHistory, Turn } from '../arbitraries/histories.ts'
import { Recording } from '../arbitraries/recording.ts'

/** A command that reports, as it stands behind the door. */
export type Report = Extract<CheckedCommand, { readonly type: 'ReportProgress' }>

/** What a turn is to be replaced by; the turn's own request where it is to stay. */
export type Retelling = (turn: Turn) => readonly CommandRequest[]

/**
 * The events of a history in which some commands were others. Everything is decided anew, so that
 * what comes of it is again a history that commands make, recorded milestones included. A telling
 * in which something would be refused is rejected by `fc.pre`.
 */
export function retold({ turns }: SampleHistory, retelling: Retelling): readonly TargetEvent[] {
  const recording = new Recording()
  for (const turn of turns.filter(({ accepted }) => accepted)) {
    for (const request of retelling(turn)) fc.pre(recording.take(request).ok)
  }
  return recording.events
}

/** As if every report had said from the start what its last correction says. */
export function reportedRightly(history: SampleHistory): Retelling {
  const lastWords = new Map<EventId, Reported>()
  for (const event of history.events) {
    if (event.type === 'ProgressCorrected') lastWords.set(event.data.report, event.data.now)
  }
  return (turn) => {
    const { request } = turn
    if (request.command.type === 'CorrectProgress') return [assessedInstead(request)]
    const words = lastWords.get(reportIn(turn)?.id ?? ('' as EventId))
    if (words === undefined || request.command.type !== 'ReportProgress') return [request]
    return [{ ...request, command: saying(words, request.command) }]
  }
}

/** As if reports had never been made: those that `isLeftOut` picks, with what amends them. */
export function withoutReports(
  { events }: SampleHistory,
  isLeftOut: (report: ProgressReported) => boolean,
): Retelling {
  const leftOut = new Set(
    events
      .filter((event) => event.type === 'ProgressReported' && isLeftOut(event))
      .map(({ id }) => id),
  )
  return (turn) => {
    const { request } = turn
    const { command } = request
    const id =
      command.type === 'CorrectProgress' || command.type === 'RetractProgress'
        ? (command.report as EventId)
        : reportIn(turn)?.id
    return id !== undefined && leftOut.has(id) ? [assessedInstead(request)] : [request]
  }
}

/** As if what was retracted had never been reported. */
export function neverReported(history: SampleHistory): Retelling {
  const retracted = new Set(
    history.events.flatMap((event) =>
      event.type === 'ProgressRetracted' ? [event.data.report] : [],
    ),
  )
  return withoutReports(history, ({ id }) => retracted.has(id))
}

/** As if there had been neither corrections nor retractions, but right reports at once. */
export function amendedAtOnce(history: SampleHistory): Retelling {
  const without = neverReported(history)
  const rightly = reportedRightly(history)
  return (turn) => {
    const requests = without(turn)
    return requests.includes(turn.request) ? rightly(turn) : requests
  }
}

/**
 * As if what was decided for days after `asOf` had not been decided yet. A change of what the reports
 * are read by stays, as it holds for all days.
 */
export function notYetChanged(asOf: Day): Retelling {
  return ({ request, events }) => {
    const revised = events.find((event) => event.type === 'TargetRevised')
    if (request.command.type !== 'ReviseTarget') return [request]
    // What was decided once more, and so changed nothing, is not to be decided by that.
    if (revised === undefined) return []
    const { kind, effective, set } = revised.data
    const isForAllDays = FIXED_TERMS.some((term) => set[term] !== undefined)
    if (effective === undefined) return [request]
    if (kind === 'change' && effective > asOf && !isForAllDays) return [assessedInstead(request)]
    // The day that it was for, whatever zone "today" is told in.
    return [{ ...request, command: { ...request.command, effective } }]
  }
}

/**
 * As if targets had been set with the plan that their first revision gave them: where that is a
 * correction which holds on all days.
 */
export function plannedRightly({ events }: SampleHistory): Retelling {
  const corrections = new Map<TargetId, TargetRevised>()
  for (const set of events.filter((event) => event.type === 'TargetSet')) {
    const first = events.find(
      (event) => event.type === 'TargetRevised' && event.target === set.target,
    )
    if (first?.type !== 'TargetRevised') continue
    const { effective, set: patch } = first.data
    const isOfPlan = Object.keys(patch).every((term) => term === 'plan' || term === 'band')
    const hasGoal = (patch.plan ?? patch.band ?? null) !== null
    if (effective === undefined && isOfPlan && hasGoal) corrections.set(set.target, first)
  }
  return ({ request, events: made }) => {
    const { command } = request
    const correction = corrections.get(command.target as TargetId)
    if (correction === undefined) return [request]
    if (made.includes(correction)) return [assessedInstead(request)]
    // What said the wrong plan once more, and so changed nothing, would change the right one.
    if (command.type === 'ReviseTarget' && made.length === 0) return []
    if (command.type !== 'SetTarget') return [request]
    const { plan, band } = correction.data.set
    return [{ ...request, command: { ...command, ...(plan && { plan }), ...(band && { band }) } }]
  }
}

/** The report that a turn led to. */
export function reportIn({ events }: Turn): ProgressReported | undefined {
  return events.find((event) => event.type === 'ProgressReported')
}

/**
 * A look at the target at the same moment, in place of a command: so that the milestones which only
 * the passing of time changes are recorded in both tellings.
 */
function assessedInstead(request: CommandRequest): CommandRequest {
  return { ...request, command: { type: 'AssessTarget', target: request.command.target } }
}

/** The same report with other words: another figure, day, span and series. */
function saying({ value, ...words }: Reported, report: Report): Report {
  const { quantity: _q, numerator: _n, denominator: _d, steps: _s, ...others } = report
  const { parts: _parts, over: _over, series: _series, ...rest } = others
  return { ...rest, ...value, ...words }
}
