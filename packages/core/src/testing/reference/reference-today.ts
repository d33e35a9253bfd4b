import type { TargetEvent } from '../../event/events.ts'
import type { TargetId } from '../../event/identifiers.ts'
import { addDays, type Day } from '../../period/day.ts'
import type { Moment } from '../../period/moment.ts'
import { deadlineOf } from '../../period/period.ts'
import { dayIn, type Zone } from '../../period/zone.ts'
import { knownLog } from './known-log.ts'
import { originalTerms, termsOn } from './terms-in-force.ts'

/**
 * The day that is running at a moment in a target's zone: the zone in force on the day that is running
 * in the zone first promised. Undefined where the target is not set.
 */
export function referenceToday(
  events: readonly TargetEvent[],
  target: TargetId,
  now: Moment,
): Day | undefined {
  const known = knownLog(events, target)
  if (known === undefined) return undefined
  const about = notYetOver(originalTerms(known).period.zone, now)
  return notYetOver(termsOn(known, about).period.zone, now)
}

/** The first day of a zone that is not over, of those around the one that its clocks show. */
function notYetOver(zone: Zone, now: Moment): Day {
  const shown = dayIn(zone, now)
  const isOver = (day: Day): boolean => deadlineOf({ from: day, to: day, zone }) <= now
  return [addDays(shown, -2), addDays(shown, -1)].find((day) => !isOver(day)) ?? shown
}
