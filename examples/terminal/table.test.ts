import { expect, test } from 'vitest'
import { table } from './table.ts'

const COLUMNS = [
  { header: 'Nhóm' },
  { header: 'Số', align: 'right' },
  { header: 'Vượt', align: 'right', apart: true },
] as const

test('columns are as wide as their widest cell, figures stand right, overlays apart', () => {
  expect(
    table(COLUMNS, [
      ['Chỉ tiêu', '27', '10'],
      ['Tổng', '1.028', '0'],
    ]),
  ).toEqual([
    'Nhóm         Số │ Vượt',
    '────────────────┼─────',
    'Chỉ tiêu     27 │   10',
    'Tổng      1.028 │    0',
  ])
})

test('letters composed of several code points do not push columns out of line', () => {
  const rows = [['Vượt mức', '27', '10']] as const
  const decomposed = rows.map((row) => row.map((cell) => cell.normalize('NFD')))
  const lines = table(COLUMNS, decomposed).map((line) => line.normalize('NFC'))
  expect(lines).toEqual(table(COLUMNS, rows))
})

test('a table without rows is its header', () => {
  expect(table([{ header: 'Nhóm' }], [])).toEqual(['Nhóm', '────'])
})
