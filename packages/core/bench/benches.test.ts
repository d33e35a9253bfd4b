import { expect, test } from 'vitest'
import { BENCHES, benchCalled } from './benches.ts'
import { TINY } from './contest.ts'
import { memoryRows } from './memory.bench.ts'
import { kept } from './memory-probe.ts'

/** These start processes, or are tested beside the adapters. */
const ELSEWHERE = new Set(['memory', 'sizes', 'import-csv', 'read-csv', 'sqlite', 'follow'])

// How fast anything is can't be tested here; that each row comes about, and is made of numbers, can.
test.each(BENCHES.filter((name) => !ELSEWHERE.has(name)))('%s gives its rows', async (name) => {
  const bench = await benchCalled(name)
  const rows = await bench(TINY)
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) {
    expect(row.name.split('/')[0]).toBe(name)
    expect(row.n).toBeGreaterThan(0)
    if ('bytes' in row) expect(row.bytes).not.toBeNaN()
    else if ('milliseconds' in row) expect(row.milliseconds).not.toBeNaN()
    else {
      expect(row.opsPerSecond).toBeGreaterThan(0)
      expect(row.ratio).toBeCloseTo(row.opsPerSecond / row.limitOpsPerSecond, 10)
    }
  }
})

test('what a tracker keeps is told by report, correction, target and board', async () => {
  const mb = 1_000_000
  const rows = await memoryRows(TINY, async ({ reports, corrected = 0, chosenIds = false }) => ({
    tracker: mb + reports * (chosenIds ? 90 : 70) + reports * corrected * 150,
    board: 25,
    terms: mb - 6_000,
  }))
  expect(
    rows.map(({ name, ...row }) => [name, 'bytes' in row ? Math.round(row.bytes) : row]),
  ).toEqual([
    ['memory/report', 70],
    ['memory/report-of-chosen-id', 90],
    ['memory/correction', 150],
    ['memory/target', 600],
    ['memory/board', 25],
  ])
})

test('a tracker keeps something of a log', async () => {
  const { tracker, board, terms } = await kept({ targets: 10, reports: 100 })
  expect([tracker, board, terms]).not.toContain(Number.NaN)
})

test('a name that no benchmark has is told of', async () => {
  await expect(benchCalled('replay')).rejects.toThrow('Expected one of replay-log, ')
})
