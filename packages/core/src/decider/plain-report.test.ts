import { expect, test } from 'vitest'
import { commandBySchema } from './command.schema.ts'
import { plainReport } from './plain-report.ts'

const MOST = 1_000_000
const REPORT = { type: 'ReportProgress', target: 't', on: '2020-02-01' }

test('a report of texts and numbers is told at once, in its canonical form', () => {
  const report = {
    ...REPORT,
    unit: 'e\u0301',
    note: 'e\u0301',
    recordedBy: undefined,
    quantity: '012.50',
    series: 'north',
    status: 'estimated',
    source: 'list',
    correlation: 'a',
    causation: 'b',
  }
  const told = plainReport(report, MOST)
  expect(Object.entries(told ?? {})).toStrictEqual([
    ['causation', 'b'],
    ['correlation', 'a'],
    ['note', 'e\u0301'],
    ['on', '2020-02-01'],
    ['quantity', '12.5'],
    ['series', 'north'],
    ['source', 'list'],
    ['status', 'estimated'],
    ['target', 't'],
    ['type', 'ReportProgress'],
    ['unit', '\u00e9'],
  ])
  expect(commandBySchema(MOST, report)).toStrictEqual({ ok: true, value: told })
})

test.each([
  { ...REPORT, numerator: 1, denominator: '2', recordedBy: 'clerk' },
  { ...REPORT, steps: 3n, status: 'final' },
  { ...REPORT, quantity: 1, status: 'provisional' },
])('and so is one of another figure: case %#', (report) => {
  const told = plainReport(report, MOST)
  expect(told).toBeDefined()
  expect(commandBySchema(MOST, report)).toStrictEqual({ ok: true, value: told })
})

test.each([
  { ...REPORT, type: undefined },
  { ...REPORT, target: undefined },
  { ...REPORT, on: undefined },
  { ...REPORT, type: 'AddNote' },
  { ...REPORT, status: 'Final' },
  { ...REPORT, unit: '' },
  { ...REPORT, unit: 7 },
  { ...REPORT, note: '' },
  { ...REPORT, quantity: '1e3' },
  { ...REPORT, parts: {} },
  { ...REPORT, amount: '1' },
])('one in which something may be wrong is left to the schema: case %#', (report) => {
  expect(plainReport(report, MOST)).toBeUndefined()
})
