import { expect, test } from 'vitest'
import { TINY, type Bench } from '../../core/bench/contest.ts'
import { follow } from './follow.bench.ts'
import { importTable } from './import-csv.bench.ts'
import { readTable } from './read-csv.bench.ts'
import { sqlite } from './sqlite.bench.ts'

test.each<[name: string, Bench, rows: readonly string[]]>([
  ['import-csv', importTable, ['import-csv', 'import-csv/floor']],
  ['read-csv', readTable, ['read-csv']],
  [
    'sqlite',
    sqlite,
    ['sqlite/append-full', 'sqlite/append-normal', 'sqlite/read', 'sqlite/append-lean'],
  ],
])('%s gives its rows', async (_, bench, names) => {
  const rows = await bench(TINY)
  expect(rows.map(({ name }) => name)).toEqual(names)
  for (const row of rows) expect('ratio' in row && row.ratio).toBeGreaterThan(0)
})

test('follow gives its rows', async () => {
  const rows = await follow(TINY)
  expect(rows.map(({ name }) => name)).toEqual(['follow', 'follow/slowest'])
  for (const row of rows) expect('milliseconds' in row && row.milliseconds).toBeGreaterThan(0)
})
