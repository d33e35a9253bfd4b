import { revisionKnownAt, type Ledger } from '../ledger/ledger.ts'
import { parseDay, type Day } from '../period/day.ts'
import { parseMoment, type Moment } from '../period/moment.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { optionsIn } from '../refusal/reading.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import { resultUnder, valueOf } from '../refusal/result.ts'
import { ended, running, type AskedDay } from './asked-day.ts'
import { dayOfRecord } from '../ledger/day-of-record.ts'

/** A day taken as ended, and with whose knowledge to look at it. */
export interface DayPoint {
  /** The calendar day asked about, included, in each target's own zone: `YYYY-MM-DD`. */
  readonly asOf: string
  /** Only what was recorded at or before this moment counts; absent: everything. */
  readonly knownAt?: string | Date | undefined
  readonly at?: undefined
}

/**
 * A moment, with what was known then, on the day it falls on in each target's own zone. That day is
 * still running: before its deadline nothing is missed, unreported or held. Asked again later, the
 * same moment gives the same view.
 */
export interface MomentPoint {
  readonly at: string | Date
  readonly asOf?: undefined
  readonly knownAt?: undefined
}

/** From where a pure view looks at a history. */
export type ViewPoint = DayPoint | MomentPoint

/** A view point in canonical form. */
export type CheckedViewPoint =
  | { readonly asOf: Day; readonly knownAt?: Moment }
  | { readonly at: Moment }

/** Throws {@link RefusedInput} where the day or the moment is none, or both kinds are given. */
export function checkedViewPoint(viewPoint: ViewPoint): CheckedViewPoint {
  const { asOf, knownAt, at } = optionsIn(viewPoint, ['asOf', 'knownAt', 'at'])
  if (at !== undefined) return { at: momentAlone(at, { asOf, knownAt }) }
  return {
    asOf: valueOf(resultUnder('asOf', parseDay(asOf))),
    ...(knownAt !== undefined && {
      knownAt: valueOf(resultUnder('knownAt', parseMoment(knownAt))),
    }),
  }
}

/** The moment of a view; throws {@link RefusedInput} where it is none, or is not given alone. */
export function momentAlone(at: unknown, others: Readonly<Record<string, unknown>>): Moment {
  const fault = besideMoment(others)
  if (fault !== undefined) throw new RefusedInput(fault)
  return valueOf(resultUnder('at', parseMoment(at)))
}

/** The refusal of what is given beside a moment; undefined where nothing is. */
export function besideMoment(
  others: Readonly<Record<string, unknown>>,
): Refusal<'TwoViewPoints'> | undefined {
  const beside = Object.entries(others).find(([, value]) => value !== undefined)
  if (beside === undefined) return undefined
  const [field, found] = beside
  const remedy = 'Give at alone, which says what is known too, or leave it out and name a day.'
  return refuse('TwoViewPoints', field, found, 'at without asOf and knownAt', remedy)
}

/** What a point comes to for one target. */
interface Asked {
  /** How many events of its settled ledger count: those without a hole before them, known by then. */
  readonly revision: number
  readonly asked: AskedDay
}

export function askedAt(ledger: Ledger, point: CheckedViewPoint): Asked {
  if ('asOf' in point) {
    const { asOf, knownAt } = point
    const revision = knownAt === undefined ? ledger.complete : revisionKnownAt(ledger, knownAt)
    return { revision, asked: ended(asOf) }
  }
  const revision = revisionKnownAt(ledger, point.at)
  return { revision, asked: running(dayOfRecord(ledger, revision, point.at)) }
}

/** The moment at which the knowledge of a point ends; undefined where everything counts. */
export function lastMomentOf(point: CheckedViewPoint): Moment | undefined {
  return 'at' in point ? point.at : point.knownAt
}
