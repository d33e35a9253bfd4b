import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { BENCHES } from './benches.ts'
import { BYTES_GOALS, MILLISECONDS_GOALS, PACE_GOALS } from './goals.ts'
import { measuredBefore, type Circumstances } from './measured.ts'
import { figuresOf, withFigures } from './page.ts'

const ALL_GOALS = { ...PACE_GOALS, ...MILLISECONDS_GOALS, ...BYTES_GOALS }

const AT: Circumstances = {
  date: '2026-11-30',
  commit: 'e7bbc91',
  node: '24.21.0',
  machine: '2 cores, some model',
  load: 1,
}

const pace = (name: string, ratio: number) => ({
  name,
  n: 1,
  opsPerSecond: ratio * 1_234_567,
  limitOpsPerSecond: 1_234_567,
  ratio,
})

test('a row tells its figures, its goal, and whether that is reached', () => {
  const rows = [pace('replay-log', 0.5), pace('timeline', 1 / 1_486), pace('read-csv', 0.8)]
  const lines = figuresOf({ some: { at: AT, rows } }).split('\n')
  const cellsOf = (name: string) =>
    lines
      .find((line) => line.startsWith(`| \`${name}\``))
      ?.split(' | ')
      .slice(2)
  expect(cellsOf('replay-log')).toEqual([
    '617,000',
    'a loop written by hand over the same objects',
    '1,230,000',
    '0.5',
    '0.5',
    '0.9',
    'yes |',
  ])
  expect(cellsOf('timeline')?.slice(3)).toEqual(['1/1,490', '0.25', '0.5', 'not yet |'])
  expect(cellsOf('read-csv')?.slice(3)).toEqual(['0.8', '', '', ' |'])
  expect(lines.at(-1)).toBe(
    '- `some`: 2026-11-30, commit e7bbc91, Node 24.21.0, 2 cores, some model, load 1',
  )
})

test('bytes hold where they are at most what they may be', () => {
  const rows = [
    { name: 'memory/report', n: 1, bytes: 70 },
    { name: 'memory/report-of-chosen-id', n: 1, bytes: 166 },
    { name: 'memory/target', n: 1, bytes: 601 },
  ]
  const page = figuresOf({ memory: { at: AT, rows } })
  expect(page).toContain('| 70 | 70 | 50 | yes |')
  expect(page).toContain('| 166 |  |  |  |')
  expect(page).toContain('| 601 | 600 | 400 | not yet |')
})

test('milliseconds hold where they are at most what they may be', () => {
  const rows = [
    { name: 'late-timers', n: 1, milliseconds: 50 },
    { name: 'late-timers/worked', n: 1, milliseconds: 50.1 },
  ]
  const page = figuresOf({ 'late-timers': { at: AT, rows } })
  expect(page).toContain('| 50 | 50 | 20 | yes |')
  expect(page).toContain('| 50.1 | 50 | 20 | not yet |')
})

test('figures take the place of those before, and nothing else of the page', () => {
  const page = readFileSync(new URL('../../../docs/performance.md', import.meta.url), 'utf8')
  const once = withFigures(page, { replay: { at: AT, rows: [pace('replay-log', 0.5)] } })
  expect(once).toContain('617,000')
  expect(withFigures(once, {})).toBe(withFigures(page, {}))
  expect(once.slice(once.indexOf('## How'))).toBe(page.slice(page.indexOf('## How')))
  expect(() => withFigures('no marks', {})).toThrow('in the page')
})

test('what is kept is of benchmarks that there are, and every row of it has its words', () => {
  const kept = measuredBefore()
  expect(BENCHES).toEqual(expect.arrayContaining(Object.keys(kept)))
  const names = Object.values(kept).flatMap(({ rows }) => rows.map(({ name }) => name))
  expect(Object.keys(ALL_GOALS)).toEqual(expect.arrayContaining(names))
})

test('every goal is one of a benchmark', () => {
  for (const name of Object.keys(ALL_GOALS)) {
    expect(BENCHES).toContain(name.split('/')[0])
  }
})
