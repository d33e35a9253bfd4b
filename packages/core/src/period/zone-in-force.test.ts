import { expect, test } from 'vitest'

const HOURS_AHEAD_OF_UTC: Readonly<Record<string, number>> = {
  'Pacific/Honolulu': -10,
  'Asia/Ho_Chi_Minh': 7,
  'Europe/London': 0,
  'Pacific/Kiritimati': 14,
}

test('the process itself runs in the time zone of its test project', () => {
  const newYearHere = new Date(2021, 0, 1).getTime()
  const hoursAhead = (Date.UTC(2021, 0, 1) - newYearHere) / 3_600_000
  expect(hoursAhead).toBe(HOURS_AHEAD_OF_UTC[process.env['TZ'] ?? 'none'])
})
