import { expect, test } from 'vitest'
import { changesBetween } from './changes-between.ts'

function changesOf(values: string): readonly number[] {
  const on = (day: number): string => values.charAt(day)
  return changesBetween(0, values.length - 1, on, (a, b) => a === b)
}

test('every day that differs from the one before is found, the last included', () => {
  expect(changesOf('aaabbbbbcd')).toEqual([3, 8, 9])
  expect(changesOf('ab')).toEqual([1])
})

test('where nothing changes, or there is one day or none, nothing is found', () => {
  expect(changesOf('aaaa')).toEqual([])
  expect(changesOf('a')).toEqual([])
  expect(changesBetween(5, 4, () => expect.unreachable(), Object.is)).toEqual([])
})

test('what comes and goes within ten years is found', () => {
  const days = changesBetween(0, 4_000, (day) => day === 1_234, Object.is)
  expect(days).toEqual([1_234, 1_235])
})

test('few days are looked at, however many there are', () => {
  let looks = 0
  const on = (day: number): boolean => {
    looks++
    return day >= 1_234_567
  }
  expect(changesBetween(0, 3_650_000, on, Object.is)).toEqual([1_234_567])
  expect(looks).toBeLessThan(30)
})
