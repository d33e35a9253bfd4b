import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { toldTarget, type Told } from '../testing/telling.ts'
import { landmarksOf } from './landmarks.ts'
import { ledgersOf } from './ledgers.ts'
import { isSameHistory } from './same-history.ts'
import type { TermsHistory } from './terms-history.ts'

type Revision = Partial<Extract<Told, { type: 'ReviseTarget' }>>

function historyOf(...revisions: readonly Revision[]): TermsHistory {
  const telling = toldTarget({ plan: 10 })
  for (const fields of revisions) {
    telling.tell({ type: 'ReviseTarget', kind: 'change', set: {}, reason: 'r', ...fields })
  }
  const log: readonly TargetEvent[] = telling.events
  const [ledger] = ledgersOf(log).values()
  return (ledger && landmarksOf(ledger)?.history) as TermsHistory
}

const june: Revision = { effective: '2020-06-01', set: { plan: 20 } }

test('two histories are the same where terms and revisions are so on all days', () => {
  expect(isSameHistory(historyOf(), historyOf())).toBe(true)
  expect(isSameHistory(historyOf(june), historyOf(june))).toBe(true)
})

test.each<[string, readonly Revision[]]>([
  ['another day', [{ ...june, effective: '2020-06-02' }]],
  ['other terms', [{ ...june, set: { plan: 21 } }]],
  ['a correction for a change', [{ ...june, kind: 'correction' }]],
  ['one stretch more', [june, { effective: '2020-09-01', set: { plan: 30 } }]],
  ['another original', [{ kind: 'correction', set: { owner: 'office' } }, june]],
  ['none', []],
])('they are not with %s', (_, revisions) => {
  expect(isSameHistory(historyOf(june), historyOf(...revisions))).toBe(false)
  expect(isSameHistory(historyOf(...revisions), historyOf(june))).toBe(false)
})
