import { dayOfNumber, type Day, type DayNumber } from './day.ts'
import { endOfDayIn } from './end-of-day.ts'
import { DAY_IN_MILLISECONDS, millisecondsOf, type Moment } from './moment.ts'
import type { Zone } from './zone.ts'

/** A day of a zone as a stretch of time: the first instant included, the last not. */
interface Lasting {
  readonly number: DayNumber
  readonly day: Day
  readonly from: number
  readonly until: number
}

const latest = new Map<Zone, Lasting>()

/**
 * The day that is running in a zone at a moment: the first one that has not ended. That is the day
 * that the moment falls on, save where clocks are turned back over midnight: in the minutes that show
 * the next day before the last one comes back, it is still the last one. So days follow each other in
 * order, and a day is running exactly until {@link deadlineOf} says that it is over.
 *
 * @example
 * runningDayIn(zone('Asia/Ho_Chi_Minh'), moment('2020-12-31T16:59:59.999Z')) //=> '2020-12-31'
 * runningDayIn(zone('Asia/Ho_Chi_Minh'), moment('2020-12-31T17:00:00Z')) //=> '2021-01-01'
 */
export function runningDayIn(zone: Zone, moment: Moment): Day {
  const at = millisecondsOf(moment)
  const known = latest.get(zone)
  // Whole boards are asked at one moment, and most moments of a log follow each other closely.
  if (known !== undefined && known.from <= at && at < known.until) return known.day
  const running = lastingDayAt(zone, at, known)
  latest.set(zone, running)
  return running.day
}

/** The day that lasts at an instant, looked for from where it is if days have 24 hours. */
function lastingDayAt(zone: Zone, at: number, known: Lasting | undefined): Lasting {
  const { number: day, from: begin } = known ?? { number: 0, from: 0 }
  let number = day + Math.floor((at - begin) / DAY_IN_MILLISECONDS)
  let from = endIn(zone, number - 1)
  let until = endIn(zone, number)
  while (from > at) {
    number -= 1
    until = from
    from = endIn(zone, number - 1)
  }
  while (until <= at) {
    number += 1
    from = until
    until = endIn(zone, number)
  }
  return { number, day: dayOfNumber(number), from, until }
}

/** Ten years of days in thirty zones; each takes some 40 bytes. */
const MOST_ENDS = 100_000
const ends = new Map<Zone, Map<DayNumber, number>>()
let kept = 0

/** {@link endOfDayIn}, kept: Intl takes longer to say one than a day of reports to be judged. */
function endIn(zone: Zone, number: DayNumber): number {
  const known = ends.get(zone)?.get(number)
  if (known !== undefined) return known
  if (kept >= MOST_ENDS) {
    ends.clear()
    kept = 0
  }
  const end = endOfDayIn(zone, number)
  const ofZone = ends.get(zone) ?? new Map<DayNumber, number>()
  ends.set(zone, ofZone.set(number, end))
  kept += 1
  return end
}
