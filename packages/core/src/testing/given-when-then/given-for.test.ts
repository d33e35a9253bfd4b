import { describe, expect, test } from 'vitest'
import type { Decision } from './decider.ts'
import { ExpectationNotMet } from './expectation-not-met.ts'
import { givenFor } from './given-for.ts'

// A lending library, which has nothing of planfold's.
type Command = { readonly kind: 'lend' | 'giveBack'; readonly book: string }
type Event = { readonly type: 'Lent' | 'GivenBack'; readonly book: string; readonly fee: bigint }
type Refused = { readonly code: 'NotHere' | 'NotLent'; readonly book: string }
interface Shelf {
  readonly lent: ReadonlySet<string>
  readonly seen: number
}

const given = givenFor({
  initial: { lent: new Set<string>(), seen: 0 },
  evolve: ({ lent, seen }: Shelf, { type, book }: Event): Shelf => {
    const others = [...lent].filter((other) => other !== book)
    return { lent: new Set(type === 'Lent' ? [...others, book] : others), seen: seen + 1 }
  },
  decide: ({ kind, book }: Command, { lent }): Decision<Event, Refused> => {
    const refusal = (code: Refused['code']) => ({ ok: false as const, refusal: { code, book } })
    if (kind === 'lend') {
      return lent.has(book) ? refusal('NotHere') : [{ type: 'Lent', book, fee: 2n }]
    }
    if (!lent.has(book)) return refusal('NotLent')
    return { ok: true, value: [{ type: 'GivenBack', book, fee: 0n }] }
  },
})

const lend = (book: string): Command => ({ kind: 'lend', book })
const LENT: Event = { type: 'Lent', book: 'Kieu', fee: 2n }

function messageOf(failing: () => unknown): string {
  try {
    failing()
  } catch (error) {
    if (error instanceof ExpectationNotMet) return error.message
    throw error
  }
  throw new Error('Everything was as expected.')
}

test('what is as expected passes: events, alone or in a result, a refusal, the state', () => {
  given()
    .when(lend('Kieu'))
    .then([LENT])
    .thenState({ seen: 1, lent: new Set(['Kieu']) })
  given([LENT])
    .when({ kind: 'giveBack', book: 'Kieu' })
    .then([{ type: 'GivenBack' }])
    .thenState({ seen: 2 })
    .thenState({ lent: new Set() })
  given([LENT]).when(lend('Kieu')).then({ code: 'NotHere' }).thenState({ seen: 1 })
  given([LENT]).when(lend('Kieu')).then({})
  given([LENT]).when(lend('Kieu')).thenState({ seen: 1 })
})

test('what came of a command can be looked at', () => {
  const lent = given().when(lend('Kieu'))
  expect([lent.events, lent.refusal, lent.state.seen]).toStrictEqual([[LENT], undefined, 1])
  const refused = given([LENT]).when(lend('Kieu'))
  expect([refused.events, refused.refusal]).toStrictEqual([[], { code: 'NotHere', book: 'Kieu' }])
})

test('a refusal that says nothing is a refusal all the same', () => {
  const mute = givenFor({
    initial: 0,
    evolve: (state: number) => state,
    decide: (): Decision<string, undefined> => ({ ok: false, refusal: undefined }),
  })
  expect(mute().when('anything').accepted).toBe(false)
  expect(messageOf(() => mute().when('anything').then([]))).toContain(
    'events: expected no events, found the refusal nothing',
  )
})

test('a decider that changes the state it was given is found out, not believed', () => {
  const inPlace = givenFor({
    initial: { n: 0, seen: new Set<string>() },
    evolve: (state: { n: number; seen: Set<string> }, event: string) => {
      if (event === 'counted') state.n += 1
      else state.seen.add(event)
      return state
    },
    decide: (command: string) => [command],
  })
  expect(() => inPlace(['counted'])).toThrow('evolve changed the state it was given')
  expect(() => inPlace([]).when('met')).toThrow('evolve changed the state it was given')
  const deciding = givenFor({
    initial: { n: 0 },
    evolve: (state: { n: number }) => ({ n: state.n + 1 }),
    decide: (command: string, state) => {
      state.n += 1
      return [command]
    },
  })
  expect(() => deciding().when('counted')).toThrow('decide changed the state it was given')
})

test('a scene may be used again: a command leaves nothing behind in it', () => {
  const scene = given([])
  expect(scene.when(lend('Kieu')).state.seen).toBe(1)
  expect(scene.when(lend('Kieu')).state.seen).toBe(1)
})

test('a decider may be an object with a class of its own', () => {
  class Counting {
    readonly initial = 0
    readonly #step = 2
    readonly decide = (command: number, state: number) => [command + state + this.#step]
    evolve(state: number, event: number): number {
      return state + event * this.#step
    }
  }
  const given = givenFor(new Counting())
  given([1]).when(3).then([7]).thenState(16)
})

describe('what is not as expected is listed field by field', () => {
  test('events', () => {
    const scene = given([LENT])
    expect(
      messageOf(() => scene.when(lend('Tat Den')).then([{ type: 'Lent', book: 'Kieu', fee: 3n }])),
    ).toBe(
      [
        'What came of {"kind":"lend","book":"Tat Den"} is not as expected.',
        '  events.0.book: expected "Kieu", found "Tat Den"',
        '  events.0.fee: expected 3n, found 2n',
      ].join('\n'),
    )
  })

  test('events too few, too many, or of another type', () => {
    expect(messageOf(() => given().when(lend('Kieu')).then([]))).toContain(
      '\n  events.0: expected nothing, found {"type":"Lent","book":"Kieu","fee":"2n"}',
    )
    const differing = messageOf(() =>
      given()
        .when(lend('Kieu'))
        .then([{ type: 'GivenBack', fee: 1n }, { type: 'Lent' }]),
    )
    expect(differing.split('\n').slice(1)).toStrictEqual([
      '  events.0.type: expected "GivenBack", found "Lent"',
      '  events.1: expected {"type":"Lent"}, found nothing',
    ])
  })

  test('a refusal of another kind', () => {
    const message = messageOf(() =>
      given([LENT]).when(lend('Kieu')).then({ code: 'NotLent', book: 'Kieu' }),
    )
    expect(message).toContain('\n  refusal.code: expected "NotLent", found "NotHere"')
  })

  test('a refusal where events were expected, and the other way round', () => {
    expect(messageOf(() => given([LENT]).when(lend('Kieu')).then([LENT]))).toContain(
      '\n  events: expected 1 event (Lent), found the refusal {"code":"NotHere","book":"Kieu"}',
    )
    expect(messageOf(() => given().when(lend('Kieu')).then({ code: 'NotHere' }))).toContain(
      '\n  refusal: expected {"code":"NotHere"}, found 1 event (Lent)',
    )
  })

  test('the state', () => {
    expect(messageOf(() => given().when(lend('Kieu')).thenState({ seen: 2 }))).toBe(
      'The state is not as expected.\n  state.seen: expected 2, found 1',
    )
  })

  test('and as data', () => {
    expect(() => given().when(lend('Kieu')).thenState({ seen: 2 })).toThrow(
      expect.objectContaining({
        name: 'ExpectationNotMet',
        differences: [{ path: 'state.seen', expected: '2', found: '1' }],
      }),
    )
  })
})

test('what decide throws is an error and no refusal, and passes through', () => {
  const broken = givenFor({
    initial: 0,
    evolve: (state: number) => state,
    decide: (): Decision<number, string> => {
      throw new RangeError('broken')
    },
  })
  expect(() => broken().when(1)).toThrow(new RangeError('broken'))
})

test('an outcome that is awaited says so, rather than pass unexamined', async () => {
  const outcome = given().when(lend('Kieu'))
  await expect(Promise.resolve(outcome as unknown)).rejects.toThrow(
    'Cannot compare an outcome with a function.',
  )
  await expect(Promise.resolve(outcome.then([LENT]))).resolves.toBeDefined()
})
