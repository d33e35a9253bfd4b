import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { targetId } from '../event/identifiers.ts'
import { atOnce, ROWS_A_STEP } from '../ledger/in-steps.ts'
import { openLedger, type Ledger } from '../ledger/ledger.ts'
import { ledgersOf } from '../ledger/ledgers.ts'
import { toldTarget, TOLD_TARGET } from '../testing/telling.ts'
import { isLongWork, prepareEntry } from './lazy-standing.ts'

/** Set, and so many reports more; one that waits behind a hole where that is asked. */
function ledgerOf(reports: number, isWaiting = false): Ledger {
  const telling = toldTarget({ plan: 10 })
  telling.tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-01' })
  const [set, report] = telling.events as [TargetEvent, TargetEvent]
  const reported = (revision: number) =>
    ({ ...report, id: `r${revision}`, revision }) as TargetEvent
  const log = Array.from({ length: reports }, (_, n) => reported(n + 2))
  const waiting = isWaiting ? [reported(reports + 9)] : []
  return ledgersOf([set, ...log, ...waiting]).get(targetId(TOLD_TARGET)) as Ledger
}

test('it is long work to put very many reports in order, where all are known and counted', () => {
  const many = ROWS_A_STEP
  expect(isLongWork(ledgerOf(many), many + 1)).toBe(true)
  expect(isLongWork(ledgerOf(many), many)).toBe(false)
  expect(isLongWork(ledgerOf(many, true), many + 1)).toBe(false)
  expect(isLongWork(ledgerOf(many - 1), many)).toBe(false)
})

test('reports are put in order beforehand where they do not lie so, and not where they do', () => {
  const inOrder = ledgerOf(9)
  atOnce(prepareEntry(inOrder))
  expect(inOrder.daybook).toBeUndefined()
  const telling = toldTarget()
  for (const on of ['2020-02-02', '2020-02-01']) {
    telling.tell({ type: 'ReportProgress', quantity: 1, on })
  }
  const late = ledgersOf(telling.events).get(targetId(TOLD_TARGET)) as Ledger
  atOnce(prepareEntry(late))
  expect(late.daybook?.rows).toStrictEqual([2, 1])
  const unset = openLedger(targetId(TOLD_TARGET))
  atOnce(prepareEntry(unset))
  expect(unset.daybook).toBeUndefined()
})
