import type { DayNumber } from '../period/day.ts'
import { NOT_A_REPORT } from './day-order.ts'
import type { Ledger } from './ledger.ts'
import type { StraightRows } from './sealed-rows.ts'

/** Reports that are read where they lie as soon as out of a daybook. */
const FEW = 64

/**
 * The reports in force of a ledger's life, from a revision on, in columns and in the order of their days: where
 * they lie, or brought together for this once. Undefined where some say more than a number that a column holds,
 * and where there are many and somebody has looked before: then a daybook is worth keeping.
 */
export function straightRows(ledger: Ledger, since: number): StraightRows | undefined {
  const { rows, amendments, remarks, complete, daybook, isSeen } = ledger
  if (remarks !== undefined) return undefined
  const isMany = complete - since > FEW
  if (isMany && (daybook !== undefined || isSeen)) return undefined
  const sealed = rows.straight(since, complete)
  // What was entered one by one is looked at again and again.
  if (isMany && sealed === undefined) return undefined
  // Whoever holds a state may have frozen it.
  if (isMany && !Object.isFrozen(ledger)) ledger.isSeen = true
  const lie = sealed !== undefined && !amendments.haveAny && isInOrder(sealed)
  return lie ? sealed : broughtTogether(ledger, since)
}

/** Whether {@link straightRows} has them where they lie, the next time it is asked. */
export function lieStraight(ledger: Ledger, since: number): boolean {
  const { rows, amendments, remarks, complete, daybook, isSeen } = ledger
  if (remarks !== undefined || daybook !== undefined || isSeen || amendments.haveAny) return false
  const sealed = rows.straight(since, complete)
  return sealed !== undefined && isInOrder(sealed)
}

function isInOrder({ days, from, end }: StraightRows): boolean {
  let last = NOT_A_REPORT
  for (let at = from; at < end; at++) {
    const day = days[at] as DayNumber
    if (day === NOT_A_REPORT) continue
    if (day < last) return false
    last = day
  }
  return true
}

/** Days that there may be for each report and beside, from the first that is reported on to the last. */
const DAYS_A_REPORT = 16
const SOME_DAYS = 4_096

/** Targets of up to so many rows share columns, and so do those of up to so many days from the first to the last. */
const SHARED_ROOM = 8_192

/** Columns of so many rows to bring reports together in. */
function benchOf(rows: number) {
  const whole = () => new Int32Array(rows)
  const figures = () => new Float64Array(rows)
  return {
    inForce: whole(),
    said: whole(),
    days: whole(),
    series: whole(),
    order: whole(),
    values: figures(),
    weights: figures(),
  }
}

// Memory beside the heap that is soon let go of makes the collector mark all of the heap, and with it a log of a
// million events. What is brought together is read before anything else is.
let sharedBench: ReturnType<typeof benchOf> | undefined
let sharedPlaces: Int32Array | undefined

function benchFor(rows: number): ReturnType<typeof benchOf> {
  return rows > SHARED_ROOM ? benchOf(rows) : (sharedBench ??= benchOf(SHARED_ROOM))
}

function placesFor(days: number): Int32Array {
  if (days >= SHARED_ROOM) return new Int32Array(days + 1)
  return (sharedPlaces ??= new Int32Array(SHARED_ROOM)).fill(0, 0, days + 1)
}

/**
 * By a counting sort, to be read before the next are brought together. Undefined where the days lie too far apart,
 * and where a figure is too great for a column.
 */
function broughtTogether(ledger: Ledger, since: number): StraightRows | undefined {
  const { rows, amendments, complete } = ledger
  const { haveFractions } = rows
  const all = Math.max(0, complete - since)
  const { inForce, said, days, values, weights, series, order } = benchFor(all)
  for (let at = 0; at < all; at++) {
    inForce[at] = rows.dayAt(since + at)
    said[at] = since + at
  }
  amendments.writeOver(inForce, said, since, complete)
  let [length, first, last] = [0, Infinity, -Infinity]
  for (let at = 0; at < all; at++) {
    const day = inForce[at] as DayNumber
    if (day === NOT_A_REPORT) continue
    length++
    if (day < first) first = day
    if (day > last) last = day
  }
  if (last - first > DAYS_A_REPORT * length + SOME_DAYS) return undefined
  const span = Math.max(0, last - first + 1)
  const places = placesFor(span)
  for (let at = 0; at < all; at++) {
    const day = inForce[at] as DayNumber
    if (day !== NOT_A_REPORT) (places[day - first + 1] as number)++
  }
  for (let day = 1; day <= span; day++) (places[day] as number) += places[day - 1] as number
  let haveSeries = false
  for (let row = 0; row < all; row++) {
    const day = inForce[row] as DayNumber
    if (day === NOT_A_REPORT) continue
    const at = places[day - first] as number
    places[day - first] = at + 1
    const its = said[row] as number
    const value = rows.valueAt(its)
    const weight = haveFractions ? rows.weightAt(its) : 0
    if (typeof value === 'bigint' || typeof weight === 'bigint') return undefined
    days[at] = day
    values[at] = value
    weights[at] = weight
    series[at] = rows.seriesAt(its)
    if (series[at] !== 0) haveSeries = true
    order[at] = since + row
  }
  return {
    days,
    values,
    weights,
    series: haveSeries ? series : undefined,
    from: 0,
    end: length,
    weightsFrom: haveFractions ? 0 : undefined,
    order,
    origin: 0,
  }
}
