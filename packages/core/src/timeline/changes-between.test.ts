import { expect, test } from 'vitest'
import { changesBetween } from './changes-between.ts'

interface Look {
  readonly day: number
  readonly value: unknown
}

/** The days of the changes, of something that is looked at from the first day on. */
function changeDays(
  first: number,
  last: number,
  valueOn: (day: number) => unknown,
): readonly number[] {
  const on = (day: number): Look => ({ day, value: valueOn(day) })
  const isSame = (a: Look, b: Look): boolean => a.value === b.value
  return changesBetween(first, on(first), last, on, isSame).map(({ day }) => day)
}

function changesOf(values: string): readonly number[] {
  return changeDays(0, values.length - 1, (day) => values.charAt(day))
}

test('every day that differs from the one before is found, the last included', () => {
  expect(changesOf('aaabbbbbcd')).toEqual([3, 8, 9])
  expect(changesOf('ab')).toEqual([1])
})

test('where nothing changes, or there is one day or none, nothing is found', () => {
  expect(changesOf('aaaa')).toEqual([])
  expect(changesOf('a')).toEqual([])
  expect(changesBetween(5, 'a', 4, () => expect.unreachable(), Object.is)).toEqual([])
})

test('each day is looked at once, and the first not again', () => {
  const days: number[] = []
  changesBetween(3, 'a', 6, (day) => `${days.push(day)}`, Object.is)
  expect(days).toEqual([4, 5, 6])
})

test('what comes and goes within ten years is found', () => {
  expect(changeDays(0, 4_000, (day) => day === 1_234)).toEqual([1_234, 1_235])
})

test('few days are looked at, however many there are', () => {
  let looks = 0
  const on = (day: number): boolean => {
    looks++
    return day >= 1_234_567
  }
  expect(changeDays(0, 3_650_000, on)).toEqual([1_234_567])
  expect(looks).toBeLessThan(30)
})
