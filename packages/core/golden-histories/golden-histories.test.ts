import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  checkGoldenHistory,
  type GoldenHistory,
  type GoldenView,
} from '../src/testing/golden-history/golden-history.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const cases = globSync('*.json', { cwd: folder }).toSorted()

function golden(file: string): GoldenHistory {
  return JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as GoldenHistory
}

test.each(cases)('%s means what it says', (file) => {
  expect(() => checkGoldenHistory(golden(file))).not.toThrow()
})

test('the cases say where they come from, look from a day on, and expect counts and a timeline', () => {
  expect(cases.length).toBeGreaterThanOrEqual(10)
  for (const file of cases) {
    const { title, source, expect: views } = golden(file)
    expect(
      [title, source].every((text) => text.length > 10),
      file,
    ).toBe(true)
    expect(
      views.some(({ counts }) => counts !== undefined),
      file,
    ).toBe(true)
  }
})

describe('a case that is changed is noticed', () => {
  const members = golden('members-2020.json')

  test('in what is expected', () => {
    const text = JSON.stringify(members)
    for (const [from, to] of [
      ['"percent":"100.5%"', '"percent":"100.4%"'],
      ['"percent":"100.5%"', '"percent":"100.49%"'],
      ['"completedOnTime":1', '"completedOnTime":0'],
      ['"completedOn":"2020-12-31"', '"completedOn":"2020-12-30"'],
      ['{"on":"2020-12-31","actual":"202"', '{"on":"2020-12-31","actual":"201"'],
    ] as const) {
      expect(text).toContain(from)
      expect(() => checkGoldenHistory(JSON.parse(text.replace(from, to)) as GoldenHistory)).toThrow(
        '"202 new members are 100.5% of plan" is not as expected.\n  expect.1.',
      )
    }
  })
  test('in what happened', () => {
    const [set, ...rest] = members.history
    if (set === undefined) throw new Error()
    const other = { ...members, history: [{ ...set, plan: 203 } as typeof set, ...rest] }
    expect(() => checkGoldenHistory(other)).toThrow(
      'expect.1.counts.completed: expected 1, found 0',
    )
    expect(() => checkGoldenHistory({ ...members, history: rest })).toThrow(
      expect.objectContaining({ code: 'TargetNotSet' }),
    )
  })

  test('in a target that should be there, or should not', () => {
    const expecting = (standings: GoldenView['standings'] & object): GoldenHistory => ({
      ...members,
      expect: [{ asOf: '2020-12-31', standings }],
    })
    expect(() => checkGoldenHistory(expecting({ other: { actual: '1' } }))).toThrow(
      'expect.0.standings.other: expected {"actual":"1"}, found null',
    )
    expect(() => checkGoldenHistory(expecting({ 'members-2020': null }))).toThrow(
      'expect.0.standings.members-2020: expected null, found {"target"',
    )
  })
})

test.each([
  ['a field that says nothing', { expected: [] }, 'the history: expected title, source'],
  ['nothing to expect', { expect: [] }, 'Expected a point to look from in expect.'],
  ['a point from which nothing is expected', { expect: [{ asOf: '2020-12-31' }] }, 'expect.0: '],
  [
    'a field of a view that says nothing',
    { expect: [{ asOf: '2020-12-31', counts: { total: 1 }, standing: {} }] },
    'expect.0: expected asOf, knownAt, at, counts, standings, timelines, found "standing".',
  ],
])('a case with %s would pass whatever it means, and is refused', (_, part, message) => {
  const odd = { ...golden('members-2020.json'), ...part } as GoldenHistory
  expect(() => checkGoldenHistory(odd)).toThrow(new RegExp(`^${message}`))
})
