import { describe, expect, test } from 'vitest'
import { differencesIn } from './difference.ts'

class Money {
  readonly amount: number
  constructor(amount: number) {
    this.amount = amount
  }
}

/** A value whose state nobody else can see. */
class Sealed {
  readonly #amount: number
  constructor(amount: number) {
    this.#amount = amount
  }
  spend(): number {
    return this.#amount
  }
}

class Comparable extends Sealed {
  equals(other: Comparable): boolean {
    return other.spend() === this.spend()
  }
}

class Written extends Sealed {
  toJSON(): unknown {
    return { amount: this.spend() }
  }
}

const SEALED = new Sealed(1)

const cyclic: { self?: unknown } = {}
cyclic.self = cyclic

describe('nothing differs', () => {
  test.each([
    ['the same text', 'a', 'a'],
    ['not a number', Number.NaN, Number.NaN],
    ['zeros, whatever their sign', -0, 0],
    ['big integers', 12n, 12n],
    ['only some fields named', { a: 1 }, { a: 1, b: 2 }],
    ['only some fields named, deep down', { a: { b: 1 } }, { a: { b: 1, c: 2 } }],
    ['a field named as undefined that is absent', { a: undefined }, {}],
    ['only some fields of the items of an array', [{ a: 1 }], [{ a: 1, b: 2 }]],
    ['the same time', new Date(5), new Date(5)],
    ['no time at all', new Date(Number.NaN), new Date(Number.NaN)],
    ['sets', new Set([1, 2]), new Set([1, 2])],
    ['maps', new Map([['a', { b: 1 }]]), new Map([['a', { b: 1, c: 2 }]])],
    ['the named fields of an object with a class', { amount: 5 }, new Money(5)],
    ['the very same object', SEALED, SEALED],
    ['objects that say they are equal', new Comparable(1), new Comparable(1)],
    ['objects that are written alike', new Written(1), new Written(1)],
    ['addresses', new URL('http://a/'), new URL('http://a/')],
    ['patterns', /a/g, /a/g],
    ['errors', new RangeError('x'), new RangeError('x')],
    ['wrapped values', Object(1n), Object(1n)],
    ['bytes', new Uint8Array([1, 2]), new Uint8Array([1, 2])],
    ['plain objects of another realm', Object.create(null), {}],
  ])('in %s', (_, wanted, found) => {
    expect(differencesIn('x', wanted, found)).toStrictEqual([])
  })
})

describe('a difference is named with its path, what was expected and what was found', () => {
  test.each([
    ['a text', 'a', 'b', ['x', '"a"', '"b"']],
    ['a number and a text', 1, '1', ['x', '1', '"1"']],
    ['a big integer', 1n, 1, ['x', '1n', '1']],
    ['null', null, {}, ['x', 'null', '{}']],
    ['not a number', Number.NaN, null, ['x', 'NaN', 'null']],
    ['a missing field', { a: { b: 1 } }, { a: {} }, ['x.a.b', '1', 'nothing']],
    ['a field that should be absent', { a: undefined }, { a: 1 }, ['x.a', 'nothing', '1']],
    ['a field that is only inherited', { valueOf: 1 }, {}, ['x.valueOf', '1', 'nothing']],
    ['an object of another type', { type: 'A', a: 1 }, { type: 'B' }, ['x.type', '"A"', '"B"']],
    ['an item', [1, 2], [1, 3], ['x.1', '2', '3']],
    ['an item too few', [1, { b: 2n }], [1], ['x.1', '{"b":"2n"}', 'nothing']],
    ['an item too many', [1], [1, 2], ['x.1', 'nothing', '2']],
    ['an array for an object', [], {}, ['x', '[]', '{}']],
    ['an object for an array', { length: 0 }, [], ['x', '{"length":0}', '[]']],
    [
      'a time',
      new Date(0),
      new Date(1_000),
      ['x', 'Date "1970-01-01T00:00:00.000Z"', 'Date "1970-01-01T00:00:01.000Z"'],
    ],
    ['a time for a text', new Date(0), {}, ['x', 'Date "1970-01-01T00:00:00.000Z"', '{}']],
    ['a member of a set', new Set([1]), new Set([2]), ['x.0', '1', '2']],
    ['an entry of a map', new Map([['a', 1]]), new Map([['a', 2]]), ['x.0.1', '1', '2']],
    ['a map for an object', new Map([['a', 1]]), {}, ['x', 'Map [["a",1]]', '{}']],
    ['a field of an object with a class', { amount: 5 }, new Money(6), ['x.amount', '5', '6']],
    [
      'objects that nothing is known of but that they are two',
      SEALED,
      new Sealed(1),
      ['x', 'Sealed {}', 'Sealed {}'],
    ],
    [
      'fields alone, behind which there may be more',
      new Money(5),
      new Money(5),
      ['x', 'Money {"amount":5}', 'Money {"amount":5}'],
    ],
    [
      'objects that say so',
      new Comparable(1),
      new Comparable(2),
      ['x', 'Comparable {}', 'Comparable {}'],
    ],
    [
      'what is written',
      new Written(1),
      new Written(2),
      ['x', 'Written {"amount":1}', 'Written {"amount":2}'],
    ],
    [
      'another class',
      new Written(1),
      new Comparable(1),
      ['x', 'Written {"amount":1}', 'Comparable {}'],
    ],
    ['no fields, and an object with a class', {}, SEALED, ['x', '{}', 'Sealed {}']],
    [
      'addresses',
      new URL('http://a/'),
      new URL('http://b/'),
      ['x', 'URL "http://a/"', 'URL "http://b/"'],
    ],
    ['patterns', /a/, /b/, ['x', 'RegExp /a/', 'RegExp /b/']],
    ['errors', new Error('x'), new Error('y'), ['x', 'Error Error: x', 'Error Error: y']],
    ['wrapped values', Object(1n), Object(2n), ['x', 'BigInt 1n', 'BigInt 2n']],
    ['bytes', new Uint8Array([1]), new Uint8Array([2]), ['x.0', '1', '2']],
    ['bytes for numbers', [1], new Uint8Array([1]), ['x', '[1]', 'Uint8Array [1]']],
    ['an array for a set', [1], new Set([1]), ['x', '[1]', 'Set [1]']],
    ['a set for a map', new Set(), new Map(), ['x', 'Set []', 'Map []']],
    ['what JSON cannot say', 1, cyclic, ['x', '1', '[object Object]']],
    ['a symbol', Symbol.iterator, 1, ['x', 'Symbol(Symbol.iterator)', '1']],
    ['a long text', 1, 'y'.repeat(1_000), ['x', '1', `"${'y'.repeat(199)}…`]],
  ])('in %s', (_, wanted, found, [path, expected, shown]) => {
    expect(differencesIn('x', wanted, found)).toStrictEqual([{ path, expected, found: shown }])
  })
})

test('every field that differs is named, in the order of the fields expected', () => {
  const paths = differencesIn('', { b: 1, a: [1, 2], c: { d: 1 } }, { a: [2, 1], c: { d: 1 } })
  expect(paths.map(({ path }) => path)).toStrictEqual(['b', 'a.0', 'a.1'])
})
