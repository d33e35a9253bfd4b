import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANY_CHARACTER } from '../../laws/any-character.ts'
import { histories } from '../testing/arbitraries/histories.ts'
import { spellingsOf } from '../testing/arbitraries/spellings.ts'
import { canonicalJson } from '../event/canonical-json.ts'
import { commandBySchema } from './command.schema.ts'
import { plainReport } from './plain-report.ts'

const MOST = 1_000_000

const NAMES = [
  'type',
  'target',
  'on',
  'quantity',
  'numerator',
  'denominator',
  'steps',
  'status',
  'unit',
  'series',
  'note',
  'recordedBy',
  'source',
  'correlation',
  'causation',
  'evidence',
  'ext',
  'parts',
  'over',
  'report',
  '__proto__',
  'constructor',
]

const id = fc.oneof(
  fc.constantFrom('t', 'a b', ' a', '', 'constructor', 'e\u0301', '\u00e9', 'x\n', '\ud800'),
  fc.constant('x'.repeat(200)),
  fc.constant('x'.repeat(201)),
  fc.string(),
)
const amount = fc.oneof(
  fc.constantFrom(
    '12',
    '012.50',
    '-0',
    '1e3',
    '',
    ' 1',
    1.5,
    1e21,
    Number.NaN,
    12n,
    true,
    null,
    {},
  ),
  fc.double().map(String),
  fc.integer(),
)
const day = fc.constantFrom('2020-02-29', '2021-02-29', '2020-1-1', '2020-02-01T00:00Z', 20200201)
const status = fc.constantFrom('final', 'provisional', 'estimated', 'Final', '')
const text = fc.oneof(
  fc.string({ unit: ANY_CHARACTER }),
  fc.constantFrom('', 'x'.repeat(100_001), 7),
)

/** Values that a field may have, and some that it may not. */
const VALUES = new Map<string, fc.Arbitrary<unknown>>(
  Object.entries({
    type: fc.constantFrom('ReportProgress', 'ReportProgress', 'AddNote', 'reportProgress'),
    target: id,
    series: id,
    on: day,
    quantity: amount,
    numerator: amount,
    denominator: amount,
    steps: amount,
    status,
  }),
)

function valueOf(name: string): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 8, arbitrary: VALUES.get(name) ?? text },
    { weight: 1, arbitrary: fc.anything() },
    { weight: 1, arbitrary: fc.constant(undefined) },
  )
}

/** Sound for the greater part, with one field or another that is not. */
const nearReports = fc
  .uniqueArray(fc.constantFrom(...NAMES), { maxLength: 5 })
  .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), valueOf(name)))))
  .map((entries) =>
    Object.fromEntries([
      ['type', 'ReportProgress'],
      ['target', 't'],
      ['on', '2020-02-01'],
      ...entries,
    ]),
  )

const spelled = histories({ maxSteps: 4 }).chain(({ turns }) =>
  fc.constantFrom(...turns.map(({ command }) => command)).chain(spellingsOf),
)

const inputs = fc.oneof(nearReports, spelled, fc.anything())

test('law: what is told at once is what the schema says, and nothing that it refuses', () => {
  fc.assert(
    fc.property(
      inputs,
      fc.oneof(fc.constant(MOST), fc.integer({ min: 1, max: 200 })),
      (input, most) => {
        const told = plainReport(input, most)
        if (told === undefined) return
        expect(commandBySchema(most, input)).toStrictEqual({ ok: true, value: told })
      },
    ),
  )
})

test('law: the fields of what is told at once are in the order of canonical JSON', () => {
  fc.assert(
    fc.property(nearReports, (input) => {
      const told = plainReport(input, MOST)
      if (told !== undefined) expect(JSON.stringify(told)).toBe(canonicalJson(told))
    }),
  )
})

test('most sound reports are told at once', () => {
  const sample = fc.sample(nearReports, { numRuns: 500, seed: 1 })
  const sound = sample.filter((input) => commandBySchema(MOST, input).ok)
  const told = sound.filter((input) => plainReport(input, MOST) !== undefined)
  expect(told.length).toBeGreaterThan(50)
  expect(told.length / sound.length).toBeGreaterThan(0.7)
})

test.each<[string, unknown]>([
  ['an array', Object.assign([], { type: 'ReportProgress', target: 't', on: '2020-02-01' })],
  ['inherited fields', Object.create({ type: 'ReportProgress', target: 't', on: '2020-02-01' })],
  ['a function', Object.assign(() => 1, { type: 'ReportProgress', target: 't', on: '2020-02-01' })],
  ['nothing', null],
])('%s is left to the schema', (_, input) => {
  expect(plainReport(input, MOST)).toBeUndefined()
})

test('a report of whose size there is doubt is left to the schema', () => {
  const report = { type: 'ReportProgress', target: 't', on: '2020-02-01' }
  // 8 for itself, 12 for the names, 25 for the texts.
  expect(commandBySchema(45, report).ok).toBe(true)
  expect(commandBySchema(44, report).ok).toBe(false)
  expect(plainReport(report, 45)).toBeUndefined()
  expect(plainReport(report, MOST)).toBeDefined()
})
