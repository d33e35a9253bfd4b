import { expect, test } from 'vitest'
import type { CsvProgress } from './import-csv.ts'
import { progressLine } from './progress-line.ts'

function terminal(isTTY: boolean) {
  const written: string[] = []
  return { isTTY, written, write: (text: string) => written.push(text) }
}

test('an import is shown on one line, a few times a second, and the last one stands', () => {
  let ms = 0
  const screen = terminal(true)
  const show = progressLine(screen, { bytes: 4_000_000, now: () => ms })
  const at = (now: number, bytes: number, rows: number, rest: Partial<CsvProgress> = {}) => {
    ms = now
    show({ bytes, rows, refused: 0, waiting: 0, done: false, ...rest })
  }
  at(0, 0, 0)
  at(50, 100_000, 1_000)
  at(1_000, 1_000_000, 12_000, { waiting: 1_500 })
  at(1_001, 1_500_000, 13_000)
  at(2_000, 4_000_000, 40_000, { refused: 3, done: true })
  expect(screen.written).toEqual([
    '\r0%  0 rows  0.0 MB  0 rows/s  0.0 MB/s\u001B[K',
    '\r25%  12,000 rows  1.0 MB  12,000 rows/s  1.0 MB/s  1,500 waiting\u001B[K',
    '\r100%  40,000 rows  4.0 MB  20,000 rows/s  2.0 MB/s  3 refused\u001B[K\n',
  ])
})

test('no share is shown of a size that nobody knows', () => {
  const screen = terminal(true)
  progressLine(screen, { now: () => 0 })({ bytes: 5, rows: 1, refused: 0, waiting: 0, done: true })
  expect(screen.written).toEqual(['\r1 rows  0.0 MB  1,000 rows/s  0.0 MB/s\u001B[K\n'])
})

test('where there is no terminal, nothing is written', () => {
  const file = terminal(false)
  progressLine(file)({ bytes: 5, rows: 1, refused: 0, waiting: 0, done: true })
  expect(file.written).toEqual([])
})
