import { dayNumberOf, type DayNumber } from '../period/day.ts'
import { integerAt } from '../quantity/decimal.ts'
import type { Integer } from '../quantity/integer.ts'
import type { Reported } from '../event/events.ts'
import type { EventId } from '../event/identifiers.ts'
import type { DaySpan } from '../event/terms.ts'
import { mainOf, NOT_A_REPORT, type Landmark, type Ledger, type Remarks } from '../ledger/ledger.ts'

/**
 * The reports of one target in force at one moment of knowledge and up to one day, in the order of
 * (day, revision): corrections applied, retractions left out.
 */
export interface ReportsInForce {
  /** How many there are. */
  readonly length: number
  /** Row of the n-th report in the ledger. */
  rowAt(index: number): number
  dayAt(index: number): DayNumber
  /** Which of the ledger's series the n-th report belongs to. */
  seriesAt(index: number): number
  /** The span that the n-th report says it covers; undefined where it says none. */
  overAt(index: number): DaySpan | undefined
  /** Whether the reports are fractions. */
  readonly areFractions: boolean
  /** Whether any report may say which span it covers. */
  readonly haveSpans: boolean
  /** What the corrections made of the rows they touch; undefined where there was none. */
  readonly corrected: ReadonlyMap<number, CorrectedRow> | undefined
}

/** A corrected report, in the form of a ledger's row. */
export interface CorrectedRow {
  readonly value: Integer
  readonly weight: Integer
  readonly remarks: Remarks
  readonly day: DayNumber
  readonly series: number
  readonly over: DaySpan | undefined
}

/** What became of the reports that were corrected or retracted, by row. */
export type Amendments = ReadonlyMap<number, CorrectedRow | 'retracted'>

const ROWS = 2 ** 31

/** Amendments in the order of their revisions: the last word on a report stands. */
export function amendmentsOf(
  ledger: Ledger,
  landmarks: readonly Landmark[],
): Amendments | undefined {
  let amendments: Map<number, CorrectedRow | 'retracted'> | undefined
  let rows: Map<EventId, number> | undefined
  for (const event of landmarks) {
    if (event.type !== 'ProgressCorrected' && event.type !== 'ProgressRetracted') continue
    rows ??= new Map(ledger.ids.map((id, row) => [id, row]))
    const row = rows.get(event.data.report)
    if (row === undefined) continue
    amendments ??= new Map()
    const now = event.type === 'ProgressCorrected' ? event.data.now : undefined
    amendments.set(row, now === undefined ? 'retracted' : correctedRow(ledger, now))
  }
  return amendments
}

function correctedRow(ledger: Ledger, now: Reported): CorrectedRow {
  return {
    value: integerAt(ledger.scale, mainOf(now.value)),
    weight: 'numerator' in now.value ? integerAt(ledger.scale, now.value.denominator) : 0,
    remarks: now,
    day: dayNumberOf(now.on),
    series: ledger.seriesNames.indexOf(now.series ?? ''),
    over: now.over,
  }
}

/**
 * The reports whose day is at most `asOf`, of the life of a settled ledger that reaches from revision
 * `since` to `revision`.
 */
export function reportsInForce(
  ledger: Ledger,
  since: number,
  revision: number,
  asOf: DayNumber,
  amendments: Amendments | undefined,
): ReportsInForce {
  const { days } = ledger
  // One number a report, (day, row) in order, sorts natively; a day number has 23 bits, a row 31.
  const keys = new Float64Array(revision - since + 1)
  let length = 0
  let last = -Infinity
  let sorted = true
  for (let row = since - 1; row < revision; row++) {
    const amended = amendments?.get(row)
    if (amended === 'retracted') continue
    const day = amended === undefined ? (days[row] as DayNumber) : amended.day
    if (day === NOT_A_REPORT || day > asOf) continue
    const key = day * ROWS + row
    if (key < last) sorted = false
    last = key
    keys[length++] = key
  }
  const used = keys.subarray(0, length)
  if (!sorted) used.sort()
  const rowAt = (index: number): number => {
    const key = used[index] as number
    return key - Math.floor(key / ROWS) * ROWS
  }
  const corrected = amendments as ReadonlyMap<number, CorrectedRow> | undefined
  const isSpan = ({ over }: CorrectedRow): boolean => over !== undefined
  return {
    length,
    dayAt: (index) => Math.floor((used[index] as number) / ROWS),
    rowAt,
    seriesAt: (index) => seriesOf(ledger, corrected, rowAt(index)),
    overAt: (index) => {
      const row = rowAt(index)
      const correction = corrected?.get(row)
      return correction === undefined ? ledger.spans?.get(row) : correction.over
    },
    areFractions: areFractions(ledger, since, revision),
    haveSpans: ledger.spans !== undefined || [...(corrected?.values() ?? [])].some(isSpan),
    corrected,
  }
}

/** Whether the reports of a life are fractions: those of another life may have been. */
function areFractions({ weights }: Ledger, since: number, revision: number): boolean {
  if (weights.length === 0 || since === 1) return weights.length > 0
  return weights.slice(since - 1, revision).some((weight) => weight !== 0)
}

/** Which series the report of a row belongs to, by its place in the ledger's. */
export function seriesOf(
  { series }: Ledger,
  corrected: ReportsInForce['corrected'],
  row: number,
): number {
  return corrected?.get(row)?.series ?? series[row] ?? 0
}

/** The figure of the n-th report, corrections applied, as integers at the ledger's scale. */
export function figureAt(
  { values, weights }: Ledger,
  reports: ReportsInForce,
  index: number,
): Pick<CorrectedRow, 'value' | 'weight'> {
  const row = reports.rowAt(index)
  const { value, weight } = reports.corrected?.get(row) ?? {
    value: values[row] as Integer,
    weight: weights[row] ?? 0,
  }
  return { value, weight }
}
