import { revisionKnownAt, type Ledger } from '../ledger/ledger.ts'
import { parseDay, type Day } from '../period/day.ts'
import { parseMoment, type Moment } from '../period/moment.ts'
import { optionsIn } from '../refusal/reading.ts'
import { resultUnder, valueOf } from '../refusal/result.ts'

/** On which day, and with whose knowledge, a pure view looks at a history. */
export interface ViewPoint {
  /** The calendar day asked about, included, in each target's own zone: `YYYY-MM-DD`. */
  readonly asOf: string
  /** Only what was recorded at or before this moment counts; absent: everything. */
  readonly knownAt?: string | Date | undefined
}

/** A view point in canonical form. */
export interface CheckedViewPoint {
  readonly asOf: Day
  readonly knownAt?: Moment
}

/** Throws {@link RefusedInput} where the day or the moment is none. */
export function checkedViewPoint(viewPoint: ViewPoint): CheckedViewPoint {
  const { asOf, knownAt } = optionsIn(viewPoint, ['asOf', 'knownAt'])
  return {
    asOf: valueOf(resultUnder('asOf', parseDay(asOf))),
    ...(knownAt !== undefined && {
      knownAt: valueOf(resultUnder('knownAt', parseMoment(knownAt))),
    }),
  }
}

/** How many events of a settled ledger count: those without a hole before them, known by then. */
export function knownRevision(ledger: Ledger, knownAt: Moment | undefined): number {
  return knownAt === undefined ? ledger.complete : revisionKnownAt(ledger, knownAt)
}
