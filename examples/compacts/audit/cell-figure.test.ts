import { expect, test } from 'vitest'
import { cellFigure } from './cell-figure.ts'

test.each([
  ['1,234.5', '1234.5'],
  ['-4,423', '-4423'],
  ['12,345,678', '12345678'],
  ['$8,319,937 ', '8319937'],
  ['94%', '94'],
  ['2968          (2007)', '2968'],
  ['2/5', '0.4'],
  ['0/5', '0'],
  ['2:45', '165'],
  ['0', '0'],
])('%j is %s', (cell, figure) => {
  expect(cellFigure(cell)).toBe(figure)
})

test.each([
  '',
  ' ',
  'N/A',
  'TBD',
  '13-Sep-08',
  '0,123',
  '1,23',
  '1234,567',
  '1,2345.6',
  '1/3',
  '5/0',
])('%j is no figure', (cell) => {
  expect(cellFigure(cell)).toBeUndefined()
})
