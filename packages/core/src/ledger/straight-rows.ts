import type { DayNumber } from '../period/day.ts'
import { NOT_A_REPORT } from './day-order.ts'
import type { Ledger } from './ledger.ts'
import type { StraightRows } from './sealed-rows.ts'

/** Reports of which the days are as soon read from columns as from a daybook. */
const FEW = 64

/**
 * The reports of a ledger's life, from a revision on, as they lie in its columns; undefined where they don't
 * lie there as they count. Many are read so once, and from a daybook as soon as anybody looks again.
 */
export function straightRows(ledger: Ledger, since: number): StraightRows | undefined {
  const straight = unseenRows(ledger, since)
  if (straight === undefined) return undefined
  // Whoever holds a state may have frozen it.
  if (straight.end - straight.from > FEW && !Object.isFrozen(ledger)) ledger.isSeen = true
  return isInOrder(straight) ? straight : undefined
}

/** Whether {@link straightRows} has them the next time it is asked. */
export function lieStraight(ledger: Ledger, since: number): boolean {
  const straight = unseenRows(ledger, since)
  return straight !== undefined && isInOrder(straight)
}

function unseenRows(ledger: Ledger, since: number): StraightRows | undefined {
  const { rows, amendments, remarks, complete, daybook, isSeen } = ledger
  if (remarks !== undefined || amendments.haveAny) return undefined
  if (complete - since > FEW && (daybook !== undefined || isSeen)) return undefined
  return rows.straight(since, complete)
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
