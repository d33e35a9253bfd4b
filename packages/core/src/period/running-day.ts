import { dayNumberOf, dayOfNumber, type Day } from './day.ts'
import { endOfDayIn } from './end-of-day.ts'
import { millisecondsOf, type Moment } from './moment.ts'
import { dayIn, type Zone } from './zone.ts'

/** A day of a zone as a stretch of time: the first instant included, the last not. */
interface Lasting {
  readonly day: Day
  readonly from: number
  readonly until: number
}

/** About as many as the database of zones has names. */
const MAX_ZONES = 600
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
  const running = lastingDayAt(zone, moment, at)
  if (latest.size >= MAX_ZONES) latest.clear()
  latest.set(zone, running)
  return running.day
}

function lastingDayAt(zone: Zone, moment: Moment, at: number): Lasting {
  let number = dayNumberOf(dayIn(zone, moment))
  let from = endOfDayIn(zone, number - 1)
  let until = endOfDayIn(zone, number)
  while (from > at) {
    number -= 1
    until = from
    from = endOfDayIn(zone, number - 1)
  }
  return { day: dayOfNumber(number), from, until }
}
