import type { Fault } from '../refusal/parameters.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import { accepted, refused, resultUnder, valueOf, type Result } from '../refusal/result.ts'
import { dayOfNumber, type Day } from './day.ts'
import { twoDigitsAt } from './digits.ts'
import { DAY_IN_MILLISECONDS, millisecondsOf, requireMoment, type Moment } from './moment.ts'

declare const zoneBrand: unique symbol

/**
 * The name of a time zone in the IANA database, links included (`Asia/Saigon`), as it was
 * written. Its rules are those that the running engine's `Intl` knows.
 */
export type Zone = string & { readonly [zoneBrand]: true }

const OFFSET_FROM_UTC = /^[+-]/

// Engines built on ICU also know abbreviations that the IANA database does not, and give them
// meanings of their own: VST is Asia/Ho_Chi_Minh, IST is Asia/Kolkata, ACT is Australia/Darwin.
// Other engines refuse them, so an event with one could not be read everywhere.
const ABBREVIATION = /^(?!CET|EET|EST|GMT|HST|MET|MST|PRC|ROC|ROK|UCT|UTC|WET)[A-Z]{3}$/i

/** About as many as the database has names; each clock takes some 40 kB. */
const MAX_CLOCKS = 600
const clocks = new Map<string, Intl.DateTimeFormat>()

const OFFSET_SHOWN = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/

/**
 * Reads the name of a time zone, in any case, and keeps it as written. Refuses an offset such as
 * `+07:00` (it says nothing of another time of the year), an abbreviation such as `IST` (it
 * stands for several zones), and any name unknown to the running engine.
 *
 * @example
 * parseZone('Asia/Ho_Chi_Minh') //=> { ok: true, value: 'Asia/Ho_Chi_Minh' }
 * parseZone('+07:00').ok //=> false
 */
export function parseZone(input: unknown): Result<Zone, Refusal<'UnknownZone'>> {
  const found = faultOf(input)
  if (found === undefined) return accepted(input as Zone)
  const [fault, remedy] = found
  return refused(
    refuse('UnknownZone', '', input, 'the IANA name of a time zone', remedy, { fault }),
  )
}

/**
 * Mints a zone; throws {@link RefusedInput} where {@link parseZone} refuses.
 *
 * @example
 * zone('Europe/London') //=> 'Europe/London'
 */
export function zone(input: string): Zone {
  return valueOf(parseZone(input))
}

/**
 * The calendar day on which a moment falls in a zone. Where that day lies before the first day
 * or after the last day there is, that first or last day.
 *
 * @example
 * dayIn(zone('Asia/Ho_Chi_Minh'), moment('2020-12-31T18:00:00Z')) //=> '2021-01-01'
 */
export function dayIn(zone: Zone, moment: Moment): Day {
  requireMoment('moment', moment)
  requireZone('zone', zone)
  const milliseconds = millisecondsOf(moment)
  const local = milliseconds + offsetIn(zone, milliseconds)
  return dayOfNumber(Math.floor(local / DAY_IN_MILLISECONDS))
}

/** Throws {@link RefusedInput} `UnknownZone` where something is no zone; those in use are known. */
export function requireZone(field: string, found: Zone): void {
  if (clocks.has(found)) return
  valueOf(resultUnder(field, parseZone(found)))
}

/**
 * How far the clocks of a zone are ahead of UTC at an instant, in milliseconds; negative west of
 * it. Whole seconds: before standard time, zones kept the local mean time (+07:06:30).
 *
 * `tzOffset` of `@date-fns/tz` 1.5 would be the function to use, but gives the wrong sign where
 * a zone is less than an hour behind UTC (Africa/Monrovia until 1972).
 */
export function offsetIn(zone: Zone, milliseconds: number): number {
  const shown = clockOf(zone).format(milliseconds)
  const parts = OFFSET_SHOWN.exec(shown)
  if (parts === null) throw new TypeError(`Expected an offset such as GMT+07:00, found "${shown}".`)
  const [, sign, hours = '00', minutes = '00', seconds = '00'] = parts
  const size = (twoDigitsAt(hours, 0) * 60 + twoDigitsAt(minutes, 0)) * 60 + twoDigitsAt(seconds, 0)
  return (sign === '-' ? -size : size) * 1_000
}

function faultOf(input: unknown): Fault | undefined {
  if (typeof input !== 'string') {
    return ['notText', 'Give the name as text, such as Asia/Ho_Chi_Minh.']
  }
  if (OFFSET_FROM_UTC.test(input)) {
    return ['offset', 'Name the place instead of its offset, such as Asia/Ho_Chi_Minh.']
  }
  if (ABBREVIATION.test(input)) {
    const remedy = 'Name the place instead of an abbreviation, such as Asia/Ho_Chi_Minh.'
    return ['abbreviation', remedy]
  }
  try {
    clockOf(input)
    return undefined
  } catch {
    const remedy = 'Give a name that the IANA time zone database lists, such as Asia/Ho_Chi_Minh.'
    return ['unknown', remedy]
  }
}

/** The zone's clock, kept because it takes a hundred times longer to make than to read. */
function clockOf(name: string): Intl.DateTimeFormat {
  const known = clocks.get(name)
  if (known !== undefined) return known
  // With the hour alone beside the offset, formatting takes two thirds of the time.
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hour: 'numeric',
    timeZoneName: 'longOffset',
  })
  if (clocks.size >= MAX_CLOCKS) clocks.clear()
  clocks.set(name, clock)
  return clock
}
