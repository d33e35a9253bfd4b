import type { TargetEvent } from '../../event/events.ts'
import type { TargetId } from '../../event/identifiers.ts'
import type { Day } from '../../period/day.ts'
import type { Moment } from '../../period/moment.ts'
import { dayIn } from '../../period/zone.ts'
import { knownLog } from './known-log.ts'
import { originalTerms, termsOn } from './terms-in-force.ts'

/**
 * The day of a moment in a target's zone: the zone in force on the day that the moment has in the
 * zone first promised. Undefined where the target is not set.
 */
export function referenceToday(
  events: readonly TargetEvent[],
  target: TargetId,
  now: Moment,
): Day | undefined {
  const known = knownLog(events, target)
  if (known === undefined) return undefined
  const about = dayIn(originalTerms(known).period.zone, now)
  return dayIn(termsOn(known, about).period.zone, now)
}
