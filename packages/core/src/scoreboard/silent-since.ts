import type { Day } from '../period/day.ts'
import type { Standing } from '../standing/standing.ts'

/** Whether a standing is in its period and has had no report for a day or a later one. */
export function isSilentSince(
  { state, measure, period, asOf, reports }: Standing,
  day: Day,
): boolean {
  if (state === 'cancelled' || measure === 'declared') return false
  if (asOf < period.from || asOf > period.to) return false
  return reports.lastOn === undefined || reports.lastOn < day
}
