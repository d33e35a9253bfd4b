import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANY_CHARACTER } from '../../laws/any-character.ts'
import { momentOfMilliseconds } from './moment.ts'
import { dayIn, parseZone, zone } from './zone.ts'

const zones = fc.constantFrom('UTC', 'Etc/GMT+12', ...Intl.supportedValuesOf('timeZone')).map(zone)
// Two days from either end, so that the oracle needs neither eras nor five-digit years.
const anyTime = fc.integer({
  min: new Date('0001-01-03T00:00:00Z').getTime(),
  max: new Date('9999-12-29T00:00:00Z').getTime(),
})
const recentTime = fc.integer({ min: Date.UTC(1850, 0), max: Date.UTC(2050, 0) })

const calendars = new Map<string, Intl.DateTimeFormat>()

/** The day as the engine's own calendar shows it: no offsets, no arithmetic. */
function shownDay(zoneName: string, milliseconds: number): string {
  const calendar =
    calendars.get(zoneName) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zoneName,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
  calendars.set(zoneName, calendar)
  const parts = calendar.formatToParts(milliseconds)
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

test('the day of a moment is the one that Intl shows, in any zone at any time', () => {
  fc.assert(
    fc.property(zones, fc.oneof(anyTime, recentTime), (zone, milliseconds) => {
      expect(dayIn(zone, momentOfMilliseconds(milliseconds))).toBe(shownDay(zone, milliseconds))
    }),
  )
})

test('the day of a moment near a local midnight is the one that Intl shows', () => {
  // Around midnight a wrong second of the offset shows in the day.
  const days = fc.integer({ min: -40_000, max: 25_000 })
  const aroundMidnight = fc.integer({ min: -1_000, max: 1_000 })
  fc.assert(
    fc.property(zones, days, aroundMidnight, (zone, day, milliseconds) => {
      let at = day * 86_400_000
      const shown = shownDay(zone, at)
      for (let step = 43_200_000; step >= 1; step = Math.floor(step / 2)) {
        if (shownDay(zone, at + step) === shown) at += step
      }
      const near = at + milliseconds
      expect(dayIn(zone, momentOfMilliseconds(near))).toBe(shownDay(zone, near))
    }),
  )
})

test('every zone that the engine lists is accepted', () => {
  const refused = Intl.supportedValuesOf('timeZone').filter((name) => !parseZone(name).ok)
  expect(refused).toEqual([])
})

test('reading anything at all gives a value or a refusal, never an error', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.string({ unit: ANY_CHARACTER })), (input) => {
      expect(parseZone(input)).toHaveProperty('ok')
    }),
  )
})
