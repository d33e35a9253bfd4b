import { OBJECT, requireKind } from '../refusal/kinds.ts'
import { refusalUnder, refuse } from '../refusal/refusal.ts'
import { readFields, reading } from '../refusal/reading.ts'
import { accepted, refused, valueOf, type Result } from '../refusal/result.ts'
import { unknownField } from '../refusal/unknown-field.ts'
import { dayNumberOf, daysBetween, parseDay, requireDay, type Day } from './day.ts'
import { endOfDayIn } from './end-of-day.ts'
import { momentOfMilliseconds, type Moment } from './moment.ts'
import { parseZone, requireZone, type Zone } from './zone.ts'

/** A span of calendar days in a zone, never empty: `from` is not after `to`. */
export interface Period {
  /** The first day, included. */
  readonly from: Day
  /** The last day, included. */
  readonly to: Day
  /** Whose clocks tell on which day a moment falls. */
  readonly zone: Zone
}

const FIELDS = ['from', 'to', 'zone']

/**
 * Reads a period, and makes a new object of it. A period of one day (`from` equal to `to`) is
 * legal; one that ends before it begins is refused, as is a field other than the three. A refusal
 * names its field.
 *
 * @example
 * parsePeriod({ from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' }).ok //=> true
 * parsePeriod({ from: '2020-01-02', to: '2020-01-01', zone: 'UTC' }).ok //=> false
 */
export function parsePeriod(input: unknown): Result<Period> {
  return reading(input, () => readPeriod(input))
}

function readPeriod(input: unknown): Result<Period> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const remedy = 'Give its first day, its last day and its zone.'
    return refused(refuse('InvalidPeriod', '', input, 'a period { from, to, zone }', remedy))
  }
  const fields: Readonly<Record<string, unknown>> = { ...input }
  const unknown = Object.keys(fields).find((field) => !FIELDS.includes(field))
  if (unknown !== undefined) return refused(unknownField(unknown, fields[unknown], FIELDS))
  const from = parseDay(fields['from'])
  if (!from.ok) return refused(refusalUnder('from', from.refusal))
  const to = parseDay(fields['to'])
  if (!to.ok) return refused(refusalUnder('to', to.refusal))
  const zone = parseZone(fields['zone'])
  if (!zone.ok) return refused(refusalUnder('zone', zone.refusal))
  if (to.value < from.value) {
    const expected = `a day not before ${from.value}`
    const remedy = 'Give a later last day, or an earlier first day.'
    return refused(
      refuse('PeriodEndsBeforeItBegins', 'to', to.value, expected, remedy, { from: from.value }),
    )
  }
  return accepted({ from: from.value, to: to.value, zone: zone.value })
}

/**
 * Mints a period; throws {@link RefusedInput} where {@link parsePeriod} refuses.
 *
 * @example
 * period({ from: '2020-01-01', to: '2020-12-31', zone: 'UTC' }).to //=> '2020-12-31'
 */
export function period(input: {
  readonly from: string
  readonly to: string
  readonly zone: string
}): Period {
  return valueOf(parsePeriod(input))
}

/**
 * How many calendar days the period has, both ends included: 1 or more.
 *
 * @example
 * lengthInDays(period({ from: '2020-01-01', to: '2020-12-31', zone: 'UTC' })) //=> 366
 */
export function lengthInDays(period: Period): number {
  requirePeriod(period)
  return daysBetween(period.from, period.to) + 1
}

/**
 * Whether the day is one of the period's, its first and its last included.
 *
 * @example
 * includesDay(period({ from: '2020-01-01', to: '2020-12-31', zone: 'UTC' }), day('2020-12-31')) //=> true
 */
export function includesDay(period: Period, day: Day): boolean {
  requirePeriod(period)
  requireDay('day', day)
  return period.from <= day && day <= period.to
}

/**
 * The first moment after the period's last day in its zone. It is exclusive: a report recorded
 * before it is in time, one recorded at it is late.
 *
 * Also right where the following midnight, or all of the following day, does not exist locally.
 * Where clocks are turned back over midnight, the last day ends with its second end, so that
 * whatever is recorded on the last day is in time. Of a deadline after the last moment there is,
 * that last moment, 9999-12-31T23:59:59.999Z: such a period is as good as open.
 *
 * @example
 * deadlineOf(period({ from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' }))
 * //=> '2020-12-31T17:00:00.000Z'
 */
export function deadlineOf(period: Period): Moment {
  requirePeriod(period)
  return momentOfMilliseconds(endOfDayIn(period.zone, dayNumberOf(period.to)))
}

/** Throws {@link RefusedInput} where something is no period; whether it is empty is not asked. */
function requirePeriod(period: Period): void {
  requireKind('period', period, OBJECT)
  const { from, to, zone } = valueOf(readFields(period, ['from', 'to', 'zone']))
  requireDay('period.from', from)
  requireDay('period.to', to)
  requireZone('period.zone', zone)
}
