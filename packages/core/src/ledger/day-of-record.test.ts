import { expect, test } from 'vitest'
import { moment } from '../period/moment.ts'
import { toldTarget } from '../testing/telling.ts'
import { dayOfRecord } from './day-of-record.ts'
import type { Ledger } from './ledger.ts'
import { ledgersOf } from './ledgers.ts'

// 18:00 in UTC is the next day in Hà Nội, and noon in Honolulu is 22:00 in UTC.
const EVENING = moment('2020-06-30T18:00:00Z')

function told(zone: string, revised?: string) {
  const period = { from: '2020-01-01', to: '2020-12-31' }
  const telling = toldTarget({ plan: 1, period: { ...period, zone } })
  if (revised !== undefined) {
    telling.tell({
      type: 'ReviseTarget',
      kind: 'change',
      effective: '2020-07-01',
      set: { period: { ...period, zone: revised } },
      reason: 'moved',
    })
  }
  const [ledger] = ledgersOf(telling.events).values()
  return ledger as Ledger
}

test.each([
  ['UTC', undefined, '2020-06-30'],
  ['Asia/Ho_Chi_Minh', undefined, '2020-07-01'],
  ['Asia/Ho_Chi_Minh', 'UTC', '2020-06-30'],
  ['UTC', 'Asia/Ho_Chi_Minh', '2020-06-30'],
])('in %s, from July on in %s, the day at 18:00 UTC of 30 June is %s', (zone, revised, day) => {
  const ledger = told(zone, revised)
  expect(dayOfRecord(ledger, ledger.complete, EVENING)).toBe(day)
})

test('before a target is set it is the day in UTC', () => {
  expect(dayOfRecord(told('Asia/Ho_Chi_Minh'), 0, EVENING)).toBe('2020-06-30')
})
