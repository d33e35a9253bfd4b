import { expect, test } from 'vitest'
import { toldTarget } from '../testing/telling.ts'
import { firstNameOf } from './same-zone.ts'
import { offsetIn, zone } from './zone.ts'
import { ZONE_NAMES } from './zone-names.ts'

const GROUPS = ZONE_NAMES.trim()
  .split('\n')
  .map((line) => line.split(' '))

test.each([
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['asia/saigon', 'Asia/Saigon'],
  ['UTC', 'Etc/UTC'],
  ['US/Pacific', 'America/Los_Angeles'],
])('%s and %s are one zone', (a, b) => {
  expect(firstNameOf(zone(a))).toBe(firstNameOf(zone(b)))
})

test('zones that are kept apart may part: those of two countries, and of two places', () => {
  const apart = [
    'Europe/Oslo',
    'Europe/Berlin',
    'Europe/Bratislava',
    'Europe/Prague',
    'Asia/Bangkok',
  ]
  expect(new Set(apart.map((name) => firstNameOf(zone(name)))).size).toBe(apart.length)
})

test('no name stands for two zones', () => {
  const names = GROUPS.flat()
  expect(new Set(names).size).toBe(names.length)
})

test('names of one zone have one clock, at any moment, in the engine that runs', () => {
  const moments = Array.from({ length: 60 }, (_, half) => Date.UTC(2000, half * 6, 15))
  for (const names of GROUPS) {
    const clocks = names.map((name) => moments.map((at) => offsetIn(zone(name), at)))
    expect(new Set(clocks.map(String)).size, names.join(' ')).toBe(1)
  }
})

test('names that the engine takes for one zone are one', () => {
  const resolved = (timeZone: string) =>
    new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  for (const name of [...Intl.supportedValuesOf('timeZone'), ...GROUPS.flat()]) {
    expect(firstNameOf(zone(name)), name).toBe(firstNameOf(zone(resolved(name))))
  }
})

test('another name of the zone is kept as it was said, and makes no target revised', () => {
  const period = { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Saigon' }
  const telling = toldTarget({ plan: 10, period })
  const revise = { type: 'ReviseTarget', kind: 'change', reason: 'renamed' } as const
  telling.tell({ ...revise, set: { period: { ...period, zone: 'Asia/Ho_Chi_Minh' } } })
  expect(telling.standing('2020-12-31')).toMatchObject({
    revised: false,
    period: { zone: 'Asia/Ho_Chi_Minh' },
  })
  telling.tell({ ...revise, set: { period: { ...period, zone: 'Asia/Bangkok' } } })
  expect(telling.standing('2020-12-31').revised).toBe(true)
})
