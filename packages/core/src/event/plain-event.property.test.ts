import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { histories } from '../testing/arbitraries/histories.ts'
import { eventSchema } from './event.schema.ts'
import { plainEvent } from './plain-event.ts'
import { TERMS } from './terms.ts'

type Fields = Record<string, unknown>

const REPORTS = ['ProgressReported', 'ProgressCorrected', 'ProgressRetracted']
const PLAIN = [...REPORTS, 'TargetSet', 'TargetCompleted', 'TargetCompletedEarly', 'TargetExceeded']

const GOLDEN = new URL('golden/', import.meta.url)

const golden = readdirSync(GOLDEN)
  .filter((name) => /\.v\d+\.json$/.test(name))
  .map((name) => JSON.parse(readFileSync(new URL(name, GOLDEN), 'utf8')) as Fields)

function ofTypes(types: readonly string[]): fc.Arbitrary<Fields> {
  return histories({ maxSteps: 6 })
    .map(({ events }) => events.filter(({ type }) => types.includes(type)))
    .filter((events) => events.length > 0)
    .chain((events) => fc.constantFrom(...events))
    .map((event) => JSON.parse(JSON.stringify(event)) as Fields)
}

/** Events as logs hold them. */
const stored = fc.oneof(ofTypes(REPORTS), ofTypes(PLAIN), fc.constantFrom(...golden))

const leaf = fc.oneof(
  fc.constantFrom('t', '', ' a', 'e\u0301', '\ud800', 'x'.repeat(201), 'x'.repeat(100_001)),
  fc.constantFrom('12.5', '012', '-0', '2020-02-29', '2021-02-29', '2020-01-01T00:00:00.000Z'),
  fc.constantFrom('2020-01-01T24:00:00.000Z', 'final', 'TargetSet', 0, 1, 1.5, 2 ** 53, undefined),
  fc.constantFrom(
    'declared',
    'reported',
    'sum',
    'within',
    'UTC',
    'whenReached',
    'ofPlan',
    null,
    -1,
  ),
  fc.constantFrom({ sustained: 3 }, { rule: 'own@1' }, { method: 'ofPlan' }, { vi: 'Tên' }, []),
  fc.constantFrom(['direction'], ['direction', 'plan'], 3_660_000, 3_660_001, 100, 101),
  fc.anything(),
)

const NAMES = [
  'id',
  'type',
  'v',
  'target',
  'revision',
  'commit',
  'recordedAt',
  'recordedBy',
  'source',
  'correlation',
  'causation',
  'evidence',
  'ext',
  'data',
  'value',
  'on',
  'over',
  'from',
  'to',
  'series',
  'parts',
  'status',
  'note',
  'report',
  'was',
  'now',
  'reason',
  'quantity',
  'numerator',
  'denominator',
  'steps',
  ...Object.keys(TERMS),
  'derived',
  'code',
  'scale',
  'per',
  'digits',
  'zone',
  'sustained',
  'days',
  'method',
  'cap',
  'basis',
  '__proto__',
  'constructor',
]

/** An object with one of its fields changed, taken out or added, at any depth. */
function changed(whole: Fields, field: string, value: unknown, path: readonly number[]): Fields {
  const copy = { ...whole }
  const inner = Object.keys(copy).filter((key) => typeof copy[key] === 'object')
  const [turn, ...rest] = path
  const key = turn === undefined ? undefined : inner[turn % (inner.length + 1)]
  if (key !== undefined) copy[key] = changed(copy[key] as Fields, field, value, rest)
  else if (value === 'left out') Reflect.deleteProperty(copy, field)
  else Object.defineProperty(copy, field, { value, enumerable: true, configurable: true })
  return copy
}

const nearlyStored = fc
  .tuple(
    stored,
    fc.constantFrom(...NAMES),
    fc.oneof(leaf, fc.constant('left out')),
    fc.array(fc.nat(5), { maxLength: 3 }),
  )
  .map(([event, field, value, path]) => changed(event, field, value, path))

const records = fc.oneof(stored, nearlyStored)

test('law: what is told at once is what the schema says, and nothing that it refuses', () => {
  fc.assert(
    fc.property(records, (record) => {
      const told = plainEvent(record)
      if (told === undefined) return
      const parsed = eventSchema.safeParse(record)
      expect(parsed.success && parsed.data).toStrictEqual(told)
      expect(JSON.stringify(told)).toBe(JSON.stringify(parsed.data))
    }),
  )
})

test.each(PLAIN)('most events %s are told at once', (type) => {
  const own = fc.sample(ofTypes([type]), { numRuns: 8, seed: 1 })
  const told = own.filter((event) => plainEvent(event) !== undefined)
  expect(told.length).toBeGreaterThan(own.length / 2)
})

test.each(['recordedBy', 'source', 'correlation', 'causation'])('with %s, too', (field) => {
  const [event = {}] = fc.sample(
    stored.filter((each) => plainEvent(each) !== undefined),
    {
      numRuns: 1,
      seed: 1,
    },
  )
  expect(plainEvent({ ...event, [field]: 'who' })).toMatchObject({ [field]: 'who' })
  expect(plainEvent({ ...event, [field]: '' })).toBeUndefined()
})

test.each([
  ['inherited fields', (event: Fields) => Object.create(event) as Fields],
  ['another version', (event: Fields) => ({ ...event, v: 2 })],
  ['another type', (event: Fields) => ({ ...event, type: 'NoteAdded' })],
  ['an event without data', (event: Fields) => ({ ...event, data: null })],
  ['data in an array', (event: Fields) => ({ ...event, data: Object.assign([], event['data']) })],
])('%s is left to the schema', (_, made) => {
  for (const event of fc.sample(stored, { numRuns: 8, seed: 1 })) {
    expect(plainEvent(made(event))).toBeUndefined()
  }
})
