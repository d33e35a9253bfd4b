import { expect, test } from 'vitest'
import { evolve, NOTHING_YET } from '../decider/evolve.ts'
import { targetId } from '../event/identifiers.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { ledgersOf } from '../ledger/ledgers.ts'
import { day } from '../period/day.ts'
import { RuleBook, rulesIn } from '../rule/rule-book.ts'
import { ended, running } from '../standing/asked-day.ts'
import { toldTarget, TOLD_TARGET } from '../testing/telling.ts'
import { judgedForAnswer, judgementAtHand } from './judged-once.ts'
import { resolutionOf, type Resolution } from './resolution.ts'

const RULES = rulesIn({})

function ledgerOfTarget(): Ledger {
  const telling = toldTarget({ plan: 10 })
  telling.tell({ type: 'ReportProgress', quantity: 4, on: '2020-02-01' })
  telling.tell({ type: 'ReviseTarget', kind: 'change', reason: 'r', set: { plan: 3 } })
  return ledgersOf(telling.events).get(targetId(TOLD_TARGET)) as Ledger
}

function resolved(ledger: Ledger, revision = ledger.complete, rules = RULES): Resolution {
  return resolutionOf(ledger, revision, rules) as Resolution
}

test('what was judged for a command is the answer to it, once', () => {
  const resolution = resolved(ledgerOfTarget())
  const asked = running(day('2020-06-30'))
  const judged = judgedForAnswer(resolution, asked)
  expect(judgementAtHand(resolution, { ...asked })).toBe(judged)
  const again = judgementAtHand(resolution, asked)
  expect(again).not.toBe(judged)
  expect(again.course).toStrictEqual(judged.course)
})

test.each<[what: string, another: (ledger: Ledger) => Parameters<typeof judgementAtHand>]>([
  ['another day', (ledger) => [resolved(ledger), running(day('2020-06-29'))]],
  ['the day when it has ended', (ledger) => [resolved(ledger), ended(day('2020-06-30'))]],
  ['an earlier revision', (ledger) => [resolved(ledger, 2), running(day('2020-06-30'))]],
  [
    'other rules',
    (ledger) => [resolved(ledger, undefined, new RuleBook([])), running(day('2020-06-30'))],
  ],
])('%s is judged for itself', (_, another) => {
  const ledger = ledgerOfTarget()
  const judged = judgedForAnswer(resolved(ledger), running(day('2020-06-30')))
  const [resolution, asked] = another(ledger)
  const found = judgementAtHand(resolution, asked)
  expect(found).not.toBe(judged)
  const alone = judgementAtHand(...another(ledgerOfTarget()))
  const told = ({ terms, course, running, end }: typeof found) => ({ terms, course, running, end })
  expect(told(found)).toStrictEqual(told(alone))
})

test('what was judged before its terms were revised is no answer after it', () => {
  const telling = toldTarget({ plan: 10 })
  telling.tell({ type: 'ReportProgress', quantity: 4, on: '2020-02-01' })
  const before = telling.events.reduce(evolve, NOTHING_YET)
  const asked = running(day('2020-06-30'))
  judgedForAnswer(resolved(before.ledger as Ledger), asked)
  const revised = telling.tell({
    type: 'ReviseTarget',
    kind: 'change',
    reason: 'r',
    set: { plan: 3 },
  })
  const after = revised.reduce(evolve, before)
  const found = judgementAtHand(resolved(after.ledger as Ledger), asked)
  expect(found.goal?.plan).toBe('3')
  expect(found.course.judged.verdict).toBe('better')
})

test('a target whose reports are frozen is judged all the same, and nothing left with it', () => {
  const ledger = ledgerOfTarget()
  const resolution = resolved(ledger)
  const asked = ended(day('2020-06-30'))
  const judged = judgedForAnswer(resolution, asked)
  Object.freeze(judged.reports.daybook)
  expect(judgementAtHand(resolution, asked)).toBe(judged)
  expect(judgedForAnswer(resolution, ended(day('2020-07-01'))).judgedDay).toBe(judged.judgedDay + 1)
  expect(judgementAtHand(resolution, ended(day('2020-07-01'))).judgedDay).toBe(judged.judgedDay + 1)
})
