import type { ProgressReported, Quantity, ReportValue, TargetEvent } from '@planfold/core'
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
    .findLast(({ id, data }) => data.on <= asOf && !retracted.has(id))
  return last && quantityIn(correctedValue(last, known))
}

function correctedValue(report: ProgressReported, known: readonly TargetEvent[]): ReportValue {
  const correction = known
    .filter((event) => event.type === 'ProgressCorrected')
    .findLast(({ data }) => data.report === report.id)
  return (correction?.data.now ?? report.data).value
}

function quantityIn(value: ReportValue): Quantity | undefined {
  return 'quantity' in value ? value.quantity : undefined
}
