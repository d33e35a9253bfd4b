import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { RowRecord } from '../rows/row.ts'
import { RowsAside } from './rows-aside.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planfold-test-'))
  vi.stubEnv('TMPDIR', folder)
  vi.stubEnv('TEMP', folder)
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

async function rowsIn(aside: RowsAside): Promise<readonly RowRecord[]> {
  const rows: RowRecord[] = []
  for await (const batch of aside.batches()) rows.push(...batch)
  return rows
}

test('rows come back as they were put aside, whether from memory or from files', async () => {
  const rows: readonly RowRecord[] = [
    { line: 2, cells: ['a', '', '"1,5"'] },
    { line: 3, cells: ['\xC4\x90', 'two\nlines\r', '\x00'], derived: ['Đống Đa', '\uD800\u2028'] },
    { line: 5, cells: [] },
    { line: 9, cells: ['z'.repeat(2_000)] },
    { line: 10, cells: ['last'] },
  ]
  for (const most of [1, 250, 1_000_000]) {
    const aside = new RowsAside(most)
    for (const row of rows) await aside.put(row)
    expect(aside.size).toBe(5)
    expect(await rowsIn(aside)).toEqual(rows)
    expect(await readdir(folder)).toEqual([])
  }
})

test('nothing is written as long as the rows are few, and nothing left behind', async () => {
  const aside = new RowsAside(1_000)
  await aside.put({ line: 2, cells: ['a'] })
  expect(await readdir(folder)).toEqual([])
  await aside.put({ line: 3, cells: ['a'.repeat(1_000)] })
  expect(await readdir(folder)).toHaveLength(1)
  await aside.put({ line: 4, cells: Array.from({ length: 100 }, () => '') })
  const [temporary = ''] = await readdir(folder)
  expect(await readdir(join(folder, temporary))).toHaveLength(2)
  await aside.close()
  await aside.close()
  expect(await readdir(folder)).toEqual([])
})

test('a temporary folder that can’t be written to is an error of the one who puts aside', async () => {
  vi.stubEnv('TMPDIR', join(folder, 'missing'))
  vi.stubEnv('TEMP', join(folder, 'missing'))
  await expect(new RowsAside(1).put({ line: 2, cells: ['a'] })).rejects.toThrow(/ENOENT/)
})
