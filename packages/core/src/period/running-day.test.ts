import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { moment, momentOfMilliseconds } from './moment.ts'
import { runningDayIn } from './running-day.ts'
import { zone } from './zone.ts'

test('a day of 23 hours ends with them', () => {
  // Clocks in London went forward at 01:00 UTC of 28 March 2021.
  const london = zone('Europe/London')
  expect(runningDayIn(london, moment('2021-03-28T12:00Z'))).toBe('2021-03-28')
  expect(runningDayIn(london, moment('2021-03-28T22:59:59.999Z'))).toBe('2021-03-28')
  expect(runningDayIn(london, moment('2021-03-28T23:00Z'))).toBe('2021-03-29')
})

describe('the clock of a zone', () => {
  /** How often it is asked while it is looked for the day so many days after 1970-01-01. */
  async function asking(): Promise<(day: number) => number> {
    let asked = 0
    const original = Intl.DateTimeFormat
    onTestFinished(() => {
      Object.assign(Intl, { DateTimeFormat: original })
      vi.resetModules()
    })
    Object.assign(Intl, {
      DateTimeFormat: class {
        format = () => {
          asked++
          return 'GMT'
        }
      },
    })
    vi.resetModules()
    const fresh = await import('./running-day.ts')
    const utc = zone('Etc/UTC')
    return (day) => {
      const before = asked
      fresh.runningDayIn(utc, momentOfMilliseconds(day * 86_400_000))
      return asked - before
    }
  }

  test('is asked once for the end of a day', async () => {
    const askedOn = await asking()
    // A day has two ends, and the clock is asked twice for each.
    expect([0, 0, 1, 0, 1].map(askedOn)).toEqual([4, 0, 2, 0, 0])
  })

  test('has a hundred thousand ends of days kept, and no more', async () => {
    const askedOn = await asking()
    const kept = Array.from({ length: 99_999 }, (_, day) => askedOn(day))
    expect(kept.reduce((sum, each) => sum + each)).toBe(200_000)
    expect(askedOn(0)).toBe(0)
    expect(askedOn(99_999)).toBe(2)
    expect(askedOn(0)).toBe(4)
  })
})
