import { describe, expect, test } from 'vitest'
import { given } from '../testing/given-when-then/given.ts'
import { refusedWith } from '../testing/refused.ts'
import { reporting, setting } from '../testing/tracking.ts'
import type { Standing } from '../standing/standing.ts'
import { countsAddUp, countsOf, mergeCounts, NO_COUNTS } from './counts.ts'
import { standingsUnder } from './programme.ts'
import { rollUp } from './roll-up.ts'
import { Scoreboard, scoreboard } from './scoreboard.ts'
import { weightedAttainment } from './weighted-attainment.ts'

const { events } = given([setting('a', 201), setting('b', 5), reporting('a', 202, '2020-12-20')])
const boardOfTwo = () => scoreboard(events, { asOf: '2020-12-31' })
const [one, other] = boardOfTwo().standings() as unknown as readonly [Standing, Standing]

/** An object that throws when a field of it is read. */
const hostile = new Proxy({}, { get: () => expect.unreachable() })

/** What a caller without types may give for the standings of targets. */
const NO_STANDINGS: readonly unknown[] = [
  [null],
  [one, 5],
  [{}],
  [{ ...one, target: 5 }],
  ...['period', 'unit', 'attainment', 'reports'].flatMap((field) => [
    [{ ...one, [field]: undefined }],
    [{ ...one, [field]: null }],
    [other, { ...one, [field]: 'none' }],
  ]),
]

describe.each<[name: string, ask: (standings: never) => unknown]>([
  ['countsOf', (standings) => countsOf(standings)],
  ['rollUp', (standings) => rollUp(standings, 'units')],
  ['weightedAttainment', (standings) => weightedAttainment(standings)],
])('%s', (_, ask) => {
  test.each([undefined, null, 5, {}, { ...one }])(
    'refuses what holds no standings: case %#',
    (found) => {
      expect(refusedWith(() => ask(found as never))).toMatchObject({
        code: 'InvalidField',
        field: 'standings',
        message: expect.stringContaining('expected an array, or something else to be iterated'),
      })
    },
  )

  test.each(NO_STANDINGS)('refuses what is no standing among them: case %#', (...found) => {
    expect(refusedWith(() => ask(found as never))).toMatchObject({
      code: 'InvalidField',
      field: 'standings',
      remedy: 'Give standings of targets.',
      parameters: { types: ['standing'] },
    })
  })

  test('refuses a standing that throws when it is read', () => {
    expect(refusedWith(() => ask([hostile] as never)).code).toBe('UnreadableInput')
  })

  test('takes the standings of a generator', () => {
    expect(() => ask(boardOfTwo().targets() as never)).not.toThrow()
  })
})

test.each<[ask: (standings: readonly Standing[]) => unknown]>([[countsOf], [weightedAttainment]])(
  'a target is counted once: %s',
  (ask) => {
    expect(refusedWith(() => ask([one, other, one]))).toMatchObject({
      code: 'TargetTwice',
      field: 'target',
      value: 'a',
      message:
        'target: expected standings of different targets, found "a". ' +
        'Give each target once, or it would count twice.',
    })
  },
)

const NO_COUNTS_AT_ALL: readonly unknown[] = [
  undefined,
  null,
  5,
  {},
  { total: 1 },
  { ...NO_COUNTS, contradicted: undefined },
  { ...NO_COUNTS, total: '1' },
]

test.each(NO_COUNTS_AT_ALL)(
  'what is no counts is neither merged nor added up: case %#',
  (found) => {
    const refusal = { code: 'InvalidField', remedy: 'Give counts of targets.' }
    const types = { parameters: { types: ['counts'] } }
    const given = found as never
    expect(refusedWith(() => mergeCounts(given, NO_COUNTS))).toMatchObject({
      ...refusal,
      field: 'a',
    })
    expect(refusedWith(() => mergeCounts(NO_COUNTS, given))).toMatchObject({
      ...refusal,
      field: 'b',
    })
    expect(refusedWith(() => countsAddUp(given))).toMatchObject({ ...refusal, field: 'counts' })
    expect(refusedWith(() => countsAddUp(given))).toMatchObject(types)
  },
)

test.each([undefined, null, 5, {}, { standings: [] }, { children: [] }, []])(
  'nothing stands under what is no programme: case %#',
  (found) => {
    expect(refusedWith(() => standingsUnder(found as never))).toMatchObject({
      code: 'InvalidField',
      field: 'programme',
      message: expect.stringMatching(/^programme: expected a programme of a board, found /),
      parameters: { types: ['programme'] },
    })
  },
)

describe('a board', () => {
  test.each<[field: string, ask: () => unknown, message: RegExp]>([
    ['frame', () => Scoreboard.of(null as never, []), /^frame: expected an object, found null/],
    ['frame', () => Scoreboard.of([] as never, []), /^frame: expected an object, found \[\]/],
    ['frame.waiting', () => Scoreboard.of({} as never, []), /^frame.waiting: expected an array, /],
    ['standings', () => Scoreboard.of({ waiting: [] }, {} as never), /expected an array, /],
    ['standings', () => Scoreboard.of({ waiting: [] }, [null] as never), /standings of targets/],
    ['standings', () => Scoreboard.of({ waiting: [] }, ['a'] as never), /standings of targets/],
    ['standings', () => Scoreboard.of({ waiting: [] }, [{}] as never), /standings of targets/],
    ['changes', () => boardOfTwo().with([one, { target: 5 }] as never), /standings of targets/],
    ['changes', () => boardOfTwo().with(one as never), /^changes: expected an array, /],
    ['targets', () => boardOfTwo().without('a' as never), /^targets: expected an array, /],
    ['targets', () => boardOfTwo().without(['a', one] as never), /^targets: expected text, /],
    ['other', () => boardOfTwo().merge(null as never), /^other: expected a board, found null/],
    ['other', () => boardOfTwo().merge('b' as never), /^other: expected a board, found "b"/],
    ['other', () => boardOfTwo().merge({} as never), /^other: expected a board, found \{\}/],
    [
      'other',
      () => boardOfTwo().merge(boardOfTwo().toJSON() as never),
      /^other: expected a board, found /,
    ],
  ])('refuses %s: case %#', (field, ask, message) => {
    const refusal = { code: 'InvalidField', field, message: expect.stringMatching(message) }
    expect(refusedWith(ask)).toMatchObject(refusal)
  })

  test('names the kind of what it was not given', () => {
    const typesOf = (ask: () => unknown) => refusedWith(ask).parameters
    expect(typesOf(() => boardOfTwo().with([5] as never))).toEqual({ types: ['standing'] })
    expect(typesOf(() => boardOfTwo().merge(5 as never))).toEqual({ types: ['board'] })
  })

  test.each([undefined, 'north', { owner: 'north' }])('refuses no predicate: case %#', (found) => {
    expect(refusedWith(() => boardOfTwo().where(found as never))).toMatchObject({
      code: 'InvalidPredicate',
      field: 'predicate',
      remedy: 'Give a function that answers whether to keep a standing.',
    })
  })

  test.each([undefined, '2020-6-1', 5])('is asked since a day: case %#', (found) => {
    expect(refusedWith(() => boardOfTwo().silentSince(found as never))).toMatchObject({
      code: 'InvalidDay',
      field: 'day',
    })
  })

  test('says what to do where it has no target of an id', () => {
    expect(refusedWith(() => boardOfTwo().target('c'))).toMatchObject({
      code: 'UnknownTarget',
      field: 'target',
      value: 'c',
      remedy: 'Set the target first, or look at a later knownAt.',
    })
  })

  test.each([
    [
      { asOf: '2021-06-30' },
      { asOf: '2020-12-31' },
      { asOf: '2021-06-30' },
      'a board as of 2021-06-30, known at any time, found ["2020-12-31",null]',
    ],
    [
      { at: '2021-06-30T12:00:00.000Z' },
      { asOf: '2021-06-30' },
      { at: '2021-06-30T12:00:00.000Z' },
      'a board as of 2021-06-30T12:00:00.000Z, known at any time, found ["2021-06-30",null]',
    ],
    [
      { asOf: '2021-06-30' },
      { at: '2021-06-30T12:00:00.000Z' },
      { asOf: '2021-06-30' },
      'a board as of 2021-06-30, known at any time, found ["2021-06-30T12:00:00.000Z",null]',
    ],
    [
      { asOf: '2021-06-30', knownAt: '2021-07-01T00:00:00.000Z' },
      { asOf: '2021-06-30', knownAt: '2021-08-01T00:00:00.000Z' },
      { asOf: '2021-06-30', knownAt: '2021-07-01T00:00:00.000Z' },
      'a board as of 2021-06-30, known at 2021-07-01T00:00:00.000Z, ' +
        'found ["2021-06-30","2021-08-01T00:00:00.000Z"]',
    ],
  ])('as of %o is not merged with one as of %o', (point, elsewhere, parameters, told) => {
    const refusal = refusedWith(() => scoreboard([], point).merge(scoreboard([], elsewhere)))
    expect(refusal).toMatchObject({ code: 'ViewPointsDiffer', field: 'asOf' })
    expect(refusal.parameters).toStrictEqual(parameters)
    expect(refusal.message).toContain(told)
  })
})

test('what a board was made from is all that it has beside its standings', () => {
  const frame = { waiting: [], counts: NO_COUNTS, standings: [] }
  const at = '2021-06-30T12:00:00.000Z'
  for (const point of [{ asOf: '2021-06-30' }, { at }, { asOf: '2021-06-30', knownAt: at }]) {
    const board = scoreboard([], point)
    expect(board.toJSON()).toStrictEqual({ ...point, ...frame })
    expect(board.where(() => true).toJSON()).toStrictEqual({ ...point, ...frame })
  }
})
