import type { TargetEvent } from '../../event/events.ts'
import type { TargetTerms } from '../../event/terms.ts'
import { sentenceOf } from '../../history/sentence.ts'
import { termText } from '../../history/term-text.ts'
import { dayIn, type Zone } from '../../period/zone.ts'

/**
 * A history as a story to read: one numbered line an event, in the order of the log, with the day
 * it was recorded in the target's zone. Reports are called by the number of their line. Of several
 * targets each line names its own.
 *
 * @example
 * story([]) //=> ''
 */
export function story(events: readonly TargetEvent[]): string {
  return storyLines(events).join('\n')
}

function storyLines(events: readonly TargetEvent[]): readonly string[] {
  const lineOf = new Map(events.map(({ id }, place) => [String(id), String(place + 1)]))
  const zones = new Map<string, Zone>()
  const isOneTarget = new Set(events.map(({ target }) => target)).size === 1
  return events.map((event, place) => {
    const { target, recordedAt } = event
    const set = zoneSetBy(event)
    if (set !== undefined) zones.set(target, set)
    const zone = zones.get(target)
    const day = zone === undefined ? recordedAt : dayIn(zone, recordedAt)
    const who = isOneTarget ? '' : ` (${target})`
    const sentence = sentenceOf(withLineNumbers(event, lineOf))
    const more = event.type === 'TargetSet' ? besides(event.data) : ''
    return `${place + 1}. On ${day}${who}: ${lowerFirst(sentence)}${more}`
  })
}

function zoneSetBy(event: TargetEvent): Zone | undefined {
  if (event.type === 'TargetSet') return event.data.period.zone
  return event.type === 'TargetRevised' ? event.data.set.period?.zone : undefined
}

/** The event with the ids it speaks of replaced by the lines where they stand. */
function withLineNumbers(event: TargetEvent, lineOf: ReadonlyMap<string, string>): TargetEvent {
  const { data } = event
  const report = 'report' in data ? { report: lineOf.get(data.report) ?? data.report } : {}
  const cause =
    'cause' in data && data.cause !== undefined
      ? { cause: `line ${lineOf.get(data.cause) ?? data.cause}` }
      : {}
  return { ...event, data: { ...data, ...report, ...cause } } as TargetEvent
}

/** The terms that the sentence on a target leaves out, where there is something to say. */
function besides(terms: TargetTerms): string {
  const { reportedAs, baseline, tolerance, completion, earlyBy, attainment, status } = terms
  const said = [
    termText('completion', completion),
    reportedAs === 'runningTotal' && termText('reportedAs', reportedAs),
    baseline !== undefined && termText('baseline', baseline),
    tolerance !== undefined && termText('tolerance', tolerance),
    earlyBy !== 1 && termText('earlyBy', earlyBy),
    (attainment.method !== 'ofPlan' || attainment.cap !== undefined) &&
      termText('attainment', attainment),
    status !== undefined && termText('status', status),
  ].filter((term) => term !== false)
  return ` ${upperFirst(said.join('; '))}.`
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
