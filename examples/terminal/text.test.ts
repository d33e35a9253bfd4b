import { expect, test } from 'vitest'
import { padded, widthOf, wrapped } from './text.ts'

test('the width of a text is its letters, however they are composed', () => {
  for (const form of ['NFC', 'NFD']) expect(widthOf('Quận Ba Đình'.normalize(form))).toBe(12)
  expect(widthOf('')).toBe(0)
})

test('padding fills up and never cuts off', () => {
  expect(padded('vượt', 6, 'left')).toBe('vượt  ')
  expect(padded('vượt', 6, 'right')).toBe('  vượt')
  expect(padded('vượt', 3, 'right')).toBe('vượt')
})

test('text is broken between words; a longer word stays whole', () => {
  expect(wrapped('kết quả năm 2020', 7)).toEqual(['kết quả', 'năm', '2020'])
  expect(wrapped('hoàn-thành-vượt-mức chỉ tiêu', 8)).toEqual(['hoàn-thành-vượt-mức', 'chỉ tiêu'])
  expect(wrapped('', 8)).toEqual([''])
})
