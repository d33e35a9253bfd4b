import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isMoment,
  laterMoment,
  millisecondsOf,
  momentOfMilliseconds,
  parseMoment,
} from './moment.ts'

const FIRST = new Date('0001-01-01T00:00:00.000Z').getTime()
const LAST = new Date('9999-12-31T23:59:59.999Z').getTime()

const milliseconds = fc.integer({ min: FIRST, max: LAST })
const moments = milliseconds.map(momentOfMilliseconds)

test('a moment is written as Date writes it, and read back as the same instant', () => {
  fc.assert(
    fc.property(milliseconds, (ms) => {
      const moment = momentOfMilliseconds(ms)
      expect(moment).toBe(new Date(ms).toISOString())
      expect(millisecondsOf(moment)).toBe(ms)
    }),
  )
})

test('moments that follow each other closely are written as Date writes them', () => {
  const steps = fc.array(fc.integer({ min: -70_000, max: 70_000 }), { maxLength: 20 })
  fc.assert(
    fc.property(milliseconds, steps, (start, all) => {
      let at = start
      for (const step of all) {
        at = Math.min(Math.max(at + step, FIRST), LAST)
        expect(momentOfMilliseconds(at)).toBe(new Date(at).toISOString())
      }
    }),
  )
})

test('reading what is already a moment gives it back to the letter', () => {
  fc.assert(
    fc.property(moments, (moment) => {
      expect(parseMoment(moment)).toEqual({ ok: true, value: moment })
    }),
  )
})

test('the order of the texts is the order in time', () => {
  fc.assert(
    fc.property(milliseconds, milliseconds, (a, b) => {
      expect(momentOfMilliseconds(a) < momentOfMilliseconds(b)).toBe(a < b)
      expect(millisecondsOf(laterMoment(momentOfMilliseconds(a), momentOfMilliseconds(b)))).toBe(
        Math.max(a, b),
      )
    }),
  )
})

test('text with any offset is the instant that Date reads from it', () => {
  const two = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'))
  const offset = fc.oneof(
    fc.constant('Z'),
    fc.tuple(fc.constantFrom('+', '-'), two(23), two(59)).map(([sign, h, m]) => `${sign}${h}:${m}`),
  )
  const seconds = fc.oneof(
    fc.constant(''),
    two(59).map((s) => `:${s}`),
    fc.tuple(two(59), fc.stringMatching(/^\d{1,3}$/)).map(([s, decimals]) => `:${s}.${decimals}`),
  )
  const day = fc
    .integer({ min: FIRST, max: LAST })
    .map((ms) => new Date(ms).toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, two(23), two(59), seconds, offset, (on, hour, minute, rest, zone) => {
      const text = `${on}T${hour}:${minute}${rest}${zone}`
      const ms = new Date(text).getTime()
      fc.pre(ms >= FIRST && ms <= LAST)
      expect(parseMoment(text)).toEqual({ ok: true, value: new Date(ms).toISOString() })
    }),
  )
})

test('reading anything at all gives a value or a refusal, never an error', () => {
  fc.assert(
    fc.property(fc.anything({ withDate: true, withNullPrototype: true }), (input) => {
      expect(parseMoment(input)).toHaveProperty('ok')
    }),
  )
})

test('text is a moment exactly where reading it changes nothing', () => {
  const nearMoments = fc
    .tuple(moments, fc.nat({ max: 23 }), fc.constantFrom(...'0 1 9 T Z : . - +'.split(' '), ' '))
    .map(([moment, at, character]) => moment.slice(0, at) + character + moment.slice(at + 1))
  const longer = fc
    .tuple(moments, fc.string({ minLength: 1 }), fc.boolean())
    .map(([moment, more, before]) => (before ? more + moment : moment + more))
  fc.assert(
    fc.property(fc.oneof(moments, nearMoments, longer, fc.string()), (text) => {
      const parsed = parseMoment(text)
      expect(isMoment(text)).toBe(parsed.ok && parsed.value === text)
    }),
  )
})
