import type { ProgressReported, Quantity, Reported, ReportValue, TargetEvent } from '@planfold/core'
import type { RulePoint } from '@planfold/core/testing'

/**
 * The last figure that was read by a day, as known at a moment; corrected where it was corrected,
 * passed over where it was retracted. Of the events in the order in which they stand.
 */
export function lastReading(
  events: readonly TargetEvent[],
  { asOf, knownAt }: RulePoint,
): Quantity | undefined {
  const known = events.filter(({ recordedAt }) => knownAt === undefined || recordedAt <= knownAt)
  const retracted = new Set(
    known.flatMap((event) => (event.type === 'ProgressRetracted' ? [event.data.report] : [])),
  )
  const last = known
    .filter((event) => event.type === 'ProgressReported')
    .filter(({ id }) => !retracted.has(id))
    .map((report) => lastWordOn(report, known))
    .findLast(({ on }) => on <= asOf)
  return last && quantityIn(last.value)
}

/** What a report says, corrections applied: its figure and its day. */
function lastWordOn({ id, data }: ProgressReported, known: readonly TargetEvent[]): Reported {
  const correction = known
    .filter((event) => event.type === 'ProgressCorrected')
    .findLast((event) => event.data.report === id)
  return correction?.data.now ?? data
}

function quantityIn(value: ReportValue): Quantity | undefined {
  return 'quantity' in value ? value.quantity : undefined
}
