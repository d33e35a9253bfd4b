import type { DayNumber } from './day.ts'
import { DAY_IN_MILLISECONDS } from './moment.ts'
import { offsetIn, type Zone } from './zone.ts'

/**
 * The instant from which on every moment falls on a later day in the zone, in milliseconds since
 * 1970; the millisecond before it does not. Mostly the next local midnight, but also right where
 * that midnight or all of the next day is skipped. Where clocks are turned back over midnight,
 * and so the day ends twice, its second end.
 */
export function endOfDayIn(zone: Zone, dayNumber: DayNumber): number {
  const midnight = (dayNumber + 1) * DAY_IN_MILLISECONDS
  // No zone is or was a day from UTC, so here the next day has begun everywhere.
  let later = midnight + DAY_IN_MILLISECONDS
  for (;;) {
    const offset = offsetIn(zone, later)
    const reached = midnight - offset
    if (offsetIn(zone, reached - 1) === offset) return reached
    const change = changeBetween(zone, reached - 1, later)
    if (change - 1 + offsetIn(zone, change - 1) < midnight) return change
    later = change - 1
  }
}

/** The first instant of the offset that holds at `later` and does not yet at `earlier`. */
function changeBetween(zone: Zone, earlier: number, later: number): number {
  const offset = offsetIn(zone, later)
  let before = earlier
  let after = later
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetIn(zone, middle) === offset) after = middle
    else before = middle
  }
  return after
}
