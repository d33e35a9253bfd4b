import { laterMoment, millisecondsOf, momentOfMilliseconds, type Moment } from '../period/moment.ts'
import { refuse } from '../refusal/refusal.ts'
import { accepted, refused, type Result } from '../refusal/result.ts'

/**
 * How far a clock may stand before the last record of a target, in milliseconds, whole and 0 or more;
 * or any distance.
 */
export type ClockTolerance = number | 'unlimited'

/** A minute: clocks of servers that are kept right differ by less than a second. */
export const CLOCK_TOLERANCE = 60_000

/** A tolerance as an option gives it; absent: `otherwise`. */
export function toleranceIn(found: unknown, otherwise: ClockTolerance): Result<ClockTolerance> {
  if (found === undefined) return accepted(otherwise)
  if (found === 'unlimited') return accepted(found)
  if (Number.isSafeInteger(found) && (found as number) >= 0) return accepted(found as number)
  const expected = "whole milliseconds from 0, or 'unlimited'"
  const remedy = 'Give how far the clock may stand before the last record, or leave it out.'
  return refused(
    refuse('InvalidOptions', 'clockTolerance', found, expected, remedy, {
      least: 0,
      allowed: ['unlimited'],
    }),
  )
}

/** How far a clock stands before a moment, in milliseconds; 0 or less where it does not. */
function millisecondsBehind(clock: Moment, last: Moment): number {
  return millisecondsOf(last) - millisecondsOf(clock)
}

/** Whether a clock stands further before the last record than is tolerated. */
export function isTooFarBehind(clock: Moment, last: Moment, tolerance: ClockTolerance): boolean {
  // Mostly it stands after it, which the texts tell.
  if (tolerance === 'unlimited' || clock >= last) return false
  return millisecondsBehind(clock, last) > tolerance
}

/**
 * The moment to look from where none is named: the clock's, or that of the last record which the clock
 * stands before within tolerance; `lastBy` says which was the last up to a moment. So whoever has stored
 * something sees it at once, whichever clock it was stored by. A record further ahead moves nothing: one
 * clock that jumped would move all boards.
 */
export function momentToShow(
  clock: Moment,
  lastBy: (limit: Moment) => Moment | undefined,
  tolerance: ClockTolerance,
): Moment {
  const most = tolerance === 'unlimited' ? CLOCK_TOLERANCE : tolerance
  const last = lastBy(momentOfMilliseconds(millisecondsOf(clock) + most))
  return last === undefined ? clock : laterMoment(clock, last)
}
