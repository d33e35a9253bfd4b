import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { inFirstRun } from '../../../../core/laws/runs.ts'

const CHILD = fileURLToPath(new URL('bounds.child.ts', import.meta.url))

test('no table and no mapping takes more than its share of memory', async () => {
  const heap = ['--max-old-space-size=64', '--max-semi-space-size=2']
  const { stdout } = await promisify(execFile)(process.execPath, [...heap, CHILD])
  const became = stdout.trim().split('\n')
  const none = { rows: 0, skipped: 0, refused: 0, codes: [], end: [] }
  expect(Object.fromEntries(became.map((line) => JSON.parse(line) as [string, object]))).toEqual({
    'a million headings': { ...none, end: ['TooManyColumns'] },
    'as many headings as there may be': { ...none, rows: 20, skipped: 20 },
    'rows of a million cells': { ...none, rows: 3, skipped: 3 },
    'a line without an end': { ...none, end: ['RowTooLong'] },
    'a quote without an end': { ...none, end: ['RowTooLong'] },
    'empty lines': none,
    'cells of a megabyte': {
      ...none,
      rows: inFirstRun(42, 70),
      refused: inFirstRun(42, 70),
      codes: ['InvalidNumber'],
    },
    'thousands of headings named': { ...none, end: ['MissingColumn', 'MoreFaults'] },
    'a longer mapping': { thrown: 'MappingTooLong' },
    'thousands of templates that fail': {
      ...none,
      rows: inFirstRun(20, 60),
      refused: inFirstRun(20, 60),
      codes: ['InvalidQuantity', 'MoreFaults'],
    },
    'thousands of words that a cell may be': {
      ...none,
      rows: 1_000,
      refused: 1_000,
      codes: ['NotTranslated'],
    },
    'terms of a megabyte': { refused: inFirstRun(60, 100) },
  })
}, 300_000)
