import * as fc from 'fast-check'
import type { ProgressReported, Reported, TargetEvent } from '../../event/events.ts'
import type { EventId } from '../../event/identifiers.ts'
import type { CheckedCommand } from '../../target/commands.ts'
import type { CommandRequest } from '../../target/decide.ts'
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

/** The same report with another figure. */
function saying({ value, parts, status }: Reported, report: Report): Report {
  const { quantity: _q, numerator: _n, denominator: _d, steps: _s, parts: _p, ...rest } = report
  return { ...rest, ...value, ...(parts !== undefined && { parts }), status }
}
