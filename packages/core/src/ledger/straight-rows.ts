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
  const isKnown = daybook !== undefined || isSeen
  if (isMany && isKnown) return undefined
  const sealed = rows.straight(since, complete)
  // What was entered one by one is looked at again and again.
  if (sealed === undefined) return undefined
  const lie = !amendments.haveAny && isInOrder(sealed)
  if (!lie && isKnown) return undefined
  // Whoever holds a state may have frozen it.
  if ((isMany || !lie) && !Object.isFrozen(ledger)) ledger.isSeen = true
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

/** By a counting sort; undefined where the days lie too far apart, or a figure is too great for a column. */
function broughtTogether(ledger: Ledger, since: number): StraightRows | undefined {
  const { rows, amendments, complete } = ledger
  const inForce = new Int32Array(Math.max(0, complete - since))
  let [length, first, last] = [0, Infinity, -Infinity]
  for (let row = since; row < complete; row++) {
    const day = amendments.dayInForce(row, rows)
    inForce[row - since] = day
    if (day === NOT_A_REPORT) continue
    length++
    first = Math.min(first, day)
    last = Math.max(last, day)
  }
  if (last - first > DAYS_A_REPORT * length + SOME_DAYS) return undefined
  const places = placesOfDays(inForce, first, Math.max(0, last - first + 1))
  const { haveFractions } = rows
  const days = new Int32Array(length)
  const values = new Float64Array(length)
  const weights = new Float64Array(haveFractions ? length : 0)
  const order = new Int32Array(length)
  let series: Int32Array | undefined
  for (let row = since; row < complete; row++) {
    const day = inForce[row - since] as DayNumber
    if (day === NOT_A_REPORT) continue
    const at = places[day - first] as number
    places[day - first] = at + 1
    const said = amendments.lastWordOn(row)
    const value = rows.valueAt(said)
    const weight = haveFractions ? rows.weightAt(said) : 0
    if (typeof value === 'bigint' || typeof weight === 'bigint') return undefined
    days[at] = day
    values[at] = value
    order[at] = row
    if (haveFractions) weights[at] = weight
    const its = rows.seriesAt(said)
    if (its !== 0) (series ??= new Int32Array(length))[at] = its
  }
  const weightsFrom = haveFractions ? 0 : undefined
  return { days, values, weights, series, from: 0, end: length, weightsFrom, order, origin: 0 }
}

/** Where the reports of each day begin, from the first day on. */
function placesOfDays(inForce: Int32Array, first: DayNumber, days: number): Int32Array {
  const places = new Int32Array(days + 1)
  for (const day of inForce) if (day !== NOT_A_REPORT) (places[day - first + 1] as number)++
  for (let day = 1; day <= days; day++) (places[day] as number) += places[day - 1] as number
  return places
}
