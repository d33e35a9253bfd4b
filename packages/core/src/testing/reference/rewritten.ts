import type { Reported, ReportValue, TargetEvent } from '../../event/events.ts'
import { eventIdIn } from '../../event/identifiers.ts'
import type { TargetTerms, TermsPatch } from '../../event/terms.ts'
import { multiplyQuantities, subtractQuantities } from '../../quantity/arithmetic.ts'
import { quantity, type Quantity } from '../../quantity/quantity.ts'
import { knownLog } from './known-log.ts'

/**
 * The events of one target as if every report had said at once what its last correction says, and
 * what was retracted had never been reported. Recorded measured milestones, which no view leans
 * on, are left out.
 */
export function asIfReportedRightly(events: readonly TargetEvent[]): readonly TargetEvent[] {
  const [first] = events
  const reports = first === undefined ? [] : (knownLog(events, first.target)?.reports ?? [])
  const rewritten = events.flatMap((event): readonly TargetEvent[] => {
    switch (event.type) {
      case 'ProgressCorrected':
      case 'ProgressRetracted':
        return []
      case 'ProgressReported': {
        const report = reports.find(({ revision }) => revision === event.revision)
        if (report === undefined) return []
        const { note } = event.data
        return [{ ...event, data: { ...report.says, ...(note !== undefined && { note }) } }]
      }
      case 'TargetCompleted':
      case 'TargetCompletedEarly':
      case 'TargetExceeded':
      case 'MilestoneWithdrawn':
        return event.data.basis === 'measured' ? [] : [event]
      default:
        return [event]
    }
  })
  return renumbered(rewritten)
}

/** The same events with every reported amount told in two: a part of it, and what is left. */
export function inTwoReports(
  events: readonly TargetEvent[],
  part: Quantity,
): readonly TargetEvent[] {
  const split = events.flatMap((event): readonly TargetEvent[] => {
    if (event.type !== 'ProgressReported' || !('quantity' in event.data.value)) return [event]
    const { parts: _parts, ...rest } = event.data
    const left = subtractQuantities(event.data.value.quantity, part)
    const id = eventIdIn(event.commit, 1_000 + event.revision)
    return [
      { ...event, data: { ...event.data, value: { quantity: part } } },
      { ...event, id, data: { ...rest, value: { quantity: left } } },
    ]
  })
  return renumbered(split)
}

/** The same events in another unit of measurement: every quantity so many times as great. */
export function scaledBy(factor: Quantity, events: readonly TargetEvent[]): readonly TargetEvent[] {
  return events.map((event): TargetEvent => {
    switch (event.type) {
      case 'TargetSet':
        return { ...event, data: scaledTerms(factor, event.data) }
      case 'TargetRevised':
        return { ...event, data: { ...event.data, set: scaledTerms(factor, event.data.set) } }
      case 'ProgressReported':
        return { ...event, data: { ...event.data, ...scaledReport(factor, event.data) } }
      case 'ProgressCorrected': {
        const { was, now } = event.data
        const data = { was: scaledReport(factor, was), now: scaledReport(factor, now) }
        return { ...event, data: { ...event.data, ...data } }
      }
      case 'ProgressRetracted':
        return { ...event, data: { ...event.data, was: scaledReport(factor, event.data.was) } }
      default:
        return event
    }
  })
}

/** The same events with ratios out of so many times as much: figures stay, and plans grow. */
export function outOf(factor: Quantity, events: readonly TargetEvent[]): readonly TargetEvent[] {
  return events.map((event): TargetEvent => {
    if (event.type === 'TargetSet') return { ...event, data: termsOutOf(factor, event.data) }
    if (event.type !== 'TargetRevised') return event
    return { ...event, data: { ...event.data, set: termsOutOf(factor, event.data.set) } }
  })
}

function termsOutOf<Terms extends TargetTerms | TermsPatch>(factor: Quantity, given: Terms): Terms {
  const { unit } = given
  const terms = scaledTerms(factor, given)
  if (unit === undefined) return terms
  return { ...terms, unit: { ...unit, per: times(factor, unit.per ?? quantity('1')) } }
}

function scaledTerms<Terms extends TargetTerms | TermsPatch>(
  factor: Quantity,
  terms: Terms,
): Terms {
  const { plan, baseline, tolerance, band } = terms
  return {
    ...terms,
    ...(plan !== undefined && plan !== null && { plan: times(factor, plan) }),
    ...(baseline !== undefined && baseline !== null && { baseline: times(factor, baseline) }),
    ...(tolerance !== undefined && tolerance !== null && { tolerance: times(factor, tolerance) }),
    ...(band !== undefined &&
      band !== null && {
        band: { from: times(factor, band.from), to: times(factor, band.to) },
      }),
  }
}

function scaledReport(factor: Quantity, report: Reported): Reported {
  const { value, parts } = report
  const scaledParts = Object.entries(parts ?? {}).map(([name, part]) => [name, times(factor, part)])
  return {
    ...report,
    value: scaledValue(factor, value),
    ...(parts !== undefined && { parts: Object.fromEntries(scaledParts) }),
  }
}

/** Of a fraction the numerator alone, so that the ratio grows as its plan does. */
function scaledValue(factor: Quantity, value: ReportValue): ReportValue {
  if ('quantity' in value) return { quantity: times(factor, value.quantity) }
  if ('steps' in value) return { steps: times(factor, value.steps) }
  return { ...value, numerator: times(factor, value.numerator) }
}

function times(factor: Quantity, value: Quantity): Quantity {
  return multiplyQuantities(factor, value)
}

function renumbered(events: readonly TargetEvent[]): readonly TargetEvent[] {
  return events.map((event, index) => ({ ...event, revision: index + 1 }))
}
