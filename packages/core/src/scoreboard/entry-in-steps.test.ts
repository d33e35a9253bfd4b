import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { targetId } from '../event/identifiers.ts'
import { ROWS_A_STEP } from '../ledger/in-steps.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { ledgersOf } from '../ledger/ledgers.ts'
import { day } from '../period/day.ts'
import { rulesIn } from '../rule/rule-book.ts'
import { ended } from '../standing/asked-day.ts'
import { toldTarget, TOLD_TARGET } from '../testing/telling.ts'
import { entryInSteps, entryOf } from './lazy-standing.ts'

const asked = ended(day('2020-12-31'))
const rules = rulesIn({})

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

/** How many steps are taken before there is an entry, which is that of one go. */
function stepsOf(ledger: Ledger, revision: number): number {
  const work = entryInSteps(ledger, revision, asked, rules)
  let steps = 0
  let step = work.next()
  for (; step.done !== true; step = work.next()) steps += 1
  const { state, programme } = step.value ?? {}
  expect({ state, programme }).toStrictEqual({
    state: entryOf(ledger, revision, asked, rules)?.state,
    programme: undefined,
  })
  return steps
}

test('very many reports are put in order in steps, where all are known and counted', () => {
  const many = ROWS_A_STEP
  expect(stepsOf(ledgerOf(many), many + 1)).toBeGreaterThan(0)
  expect(stepsOf(ledgerOf(many), many)).toBe(0)
  expect(stepsOf(ledgerOf(many, true), many + 1)).toBe(0)
  expect(stepsOf(ledgerOf(many - 1), many)).toBe(0)
  expect(stepsOf(ledgerOf(3), 4)).toBe(0)
})
