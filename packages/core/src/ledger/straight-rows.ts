import type { DayNumber } from '../period/day.ts'
import { dayInForce, dayOfKey, keyOf, rowOfKey } from './daybook.ts'
import { NOT_A_REPORT } from './day-order.ts'
import type { Ledger } from './ledger.ts'
import { figureAt } from './reports.ts'
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
  if (remarks !== undefined || amendments.haveRemarks) return undefined
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

function broughtTogether(ledger: Ledger, since: number): StraightRows | undefined {
  const { haveFractions } = ledger.rows
  const keys = keysInOrder(ledger, since)
  const { length } = keys
  const days = new Int32Array(length)
  const values = new Float64Array(length)
  const weights = new Float64Array(haveFractions ? length : 0)
  const order = new Int32Array(length)
  let series: Int32Array | undefined
  for (let at = 0; at < length; at++) {
    const key = keys[at] as number
    const day = dayOfKey(key)
    const row = rowOfKey(key, day)
    const { value, weight, series: its } = figureAt(ledger, row)
    if (typeof value === 'bigint' || typeof weight === 'bigint') return undefined
    days[at] = day
    values[at] = value
    order[at] = row
    if (haveFractions) weights[at] = weight
    if (its !== 0) (series ??= new Int32Array(length))[at] = its
  }
  const weightsFrom = haveFractions ? 0 : undefined
  return { days, values, weights, series, from: 0, end: length, weightsFrom, order, origin: 0 }
}

/** The days and rows of the reports in force as one number each, in order. */
function keysInOrder({ rows, amendments, complete }: Ledger, since: number): Float64Array {
  const keys = new Float64Array(Math.max(0, complete - since))
  let length = 0
  let last = -Infinity
  let isSorted = true
  for (let row = since; row < complete; row++) {
    const day = dayInForce(rows, amendments, row)
    if (day === NOT_A_REPORT) continue
    const key = keyOf(day, row)
    if (key < last) isSorted = false
    last = key
    keys[length++] = key
  }
  const inForce = keys.subarray(0, length)
  return isSorted ? inForce : inForce.toSorted()
}
