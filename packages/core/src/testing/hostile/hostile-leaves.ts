import { hostileValue, plainly, type HostileValue } from './hostile-value.ts'

// What is hostile by itself, from the plain to the outlandish, which is the order of shrinking.

const OF_ANOTHER_TYPE = [
  ...[undefined, null, false, true, 0, 1, '', [], {}].map(plainly),
  hostileValue('-1.5', () => -1.5),
  hostileValue('12n', () => 12n),
  hostileValue('Symbol()', () => Symbol()),
  hostileValue('Symbol.iterator', () => Symbol.iterator),
  hostileValue('() => 1', () => () => 1),
  hostileValue('class { a = 1 }', () => {
    return class {
      a = 1
    }
  }),
]

const NUMBERS = [
  hostileValue('-0', () => -0),
  hostileValue('NaN', () => Number.NaN),
  hostileValue('Infinity', () => Infinity),
  hostileValue('-Infinity', () => -Infinity),
  hostileValue('1e308', () => 1e308),
  hostileValue('-1e308', () => -1e308),
  hostileValue('5e-324', () => 5e-324),
  hostileValue('2 ** 53', () => 2 ** 53),
  hostileValue('2 ** 32 - 1', () => 2 ** 32 - 1),
  hostileValue('0.1 + 0.2', () => 0.1 + 0.2),
  hostileValue('10n ** 400n', () => 10n ** 400n),
  hostileValue('-(1n << 4_000_000n)', () => -(1n << 4_000_000n)),
]

const TEXTS = [
  ' ',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'then',
  'hasOwnProperty',
  '\ud800',
  'a\udc00',
  '\0',
  'a\u2028b',
  '‮gnp',
  'é',
  '１２',
  '١٢',
  '𝟙𝟚',
  '👩‍👩‍👧',
  '-0',
  '+1',
  '1e5',
  '1e400',
  '0x10',
  '.5',
  '1.',
  '1,000',
  '1_000',
  'NaN',
  'Infinity',
  '12n',
  '2021-02-29',
  '0000-01-01',
  '2020-1-1',
  '+010000-01-01',
  '2020-12-31T24:00:00Z',
  'today',
  '+07:00',
  'IST',
  'Mars/Olympus',
  '../../etc/passwd',
  '%',
  '-100%',
  '1e2%',
  'a/b/c',
  '/',
  '{}',
  'null',
  '[object Object]',
  "'; drop table events; --",
  '${1}',
  '<b>',
  '\\',
  '"',
]
  .flat()
  .map(plainly)

const LONG_TEXTS = [
  hostileValue("'x'.repeat(201)", () => 'x'.repeat(201)),
  hostileValue("'x'.repeat(100_001)", () => 'x'.repeat(100_001)),
  hostileValue("'9'.repeat(100_000)", () => '9'.repeat(100_000)),
  hostileValue("'a/'.repeat(50_000)", () => 'a/'.repeat(50_000)),
  hostileValue("'\\ud800'.repeat(100_000)", () => '\ud800'.repeat(100_000)),
  hostileValue("' '.repeat(100_000)", () => ' '.repeat(100_000)),
  hostileValue("`${'1,'.repeat(50_000)}x`", () => `${'1,'.repeat(50_000)}x`),
  hostileValue("`-${'0'.repeat(999)}.${'0'.repeat(99_999)}`", () => {
    return `-${'0'.repeat(999)}.${'0'.repeat(99_999)}`
  }),
]

const WITH_A_CLASS = [
  hostileValue('new Date(NaN)', () => new Date(Number.NaN)),
  hostileValue('Object(1)', () => Object(1) as unknown),
  hostileValue("Object('2020-12-31')", () => Object('2020-12-31') as unknown),
  hostileValue('Object(false)', () => Object(false) as unknown),
  hostileValue('Object(1n)', () => Object(1n) as unknown),
  hostileValue("new Map([['a', 1]])", () => new Map([['a', 1]])),
  hostileValue('new Set([1])', () => new Set([1])),
  hostileValue('new WeakMap()', () => new WeakMap()),
  hostileValue('/x/g', () => /x/g),
  hostileValue("new Error('x')", () => new Error('x')),
  hostileValue('Promise.resolve(1)', () => Promise.resolve(1)),
  hostileValue('new Uint8Array(2)', () => new Uint8Array(2)),
  hostileValue('new BigInt64Array(2)', () => new BigInt64Array(2)),
  hostileValue('new ArrayBuffer(2)', () => new ArrayBuffer(2)),
  hostileValue('new (class { on = 1 })()', () => {
    return new (class {
      on = 1
    })()
  }),
  hostileValue('Object.create(null)', () => Object.create(null) as unknown),
  hostileValue('Object.create({ type: 1, get at() { return 1 } })', () => {
    return Object.create({
      type: 1,
      get at() {
        return 1
      },
    }) as unknown
  }),
  hostileValue('(function* () { yield 1 })()', () => {
    return (function* () {
      yield 1
    })()
  }),
  hostileValue('globalThis', () => globalThis),
  hostileValue('Math', () => Math),
]

const OF_AN_ODD_SHAPE = [
  hostileValue('JSON.parse(\'{"__proto__":{"polluted":true}}\')', () => {
    return JSON.parse('{"__proto__":{"polluted":true}}') as unknown
  }),
  hostileValue('{ constructor: { prototype: { polluted: true } } }', () => {
    return { constructor: { prototype: { polluted: true } } }
  }),
  hostileValue('{ [Symbol.iterator]: 1 }', () => ({ [Symbol.iterator]: 1 })),
  hostileValue('{ then: () => {} }', () => ({ then: () => undefined })),
  hostileValue('{ length: -1 }', () => ({ length: -1 })),
  hostileValue("{ toJSON: () => 'x'.repeat(100_000) }", () => {
    return { toJSON: () => 'x'.repeat(100_000) }
  }),
  hostileValue('{ toJSON: () => undefined }', () => ({ toJSON: () => undefined })),
  hostileValue('[, 1]', () => Object.assign([], { length: 2, 1: 1 })),
  hostileValue('new Array(2 ** 32 - 1)', () => Object.assign([], { length: 2 ** 32 - 1 })),
  hostileValue('(() => { const a = {}; a.a = a; return a })()', () => {
    const a: { a?: unknown } = {}
    a.a = a
    return a
  }),
  hostileValue('(() => { let a = []; for (let i = 0; i < 50_000; i++) a = [a]; return a })()', () =>
    nested(50_000, (inner) => [inner]),
  ),
  hostileValue(
    '(() => { let a = {}; for (let i = 0; i < 50_000; i++) a = { set: a }; return a })()',
    () => nested(50_000, (inner) => ({ set: inner })),
  ),
  hostileValue('(() => { let a = []; for (let i = 0; i < 60; i++) a = [a, a]; return a })()', () =>
    nested(60, (inner) => [inner, inner]),
  ),
  hostileValue(
    '(() => { let a = {}; for (let i = 0; i < 60; i++) a = { a, b: a }; return a })()',
    () => nested(60, (inner) => ({ a: inner, b: inner })),
  ),
  hostileValue("Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => ['k' + i, i]))", () =>
    Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`k${i}`, i])),
  ),
  hostileValue("{ ['x'.repeat(100_000)]: 1 }", () => ({ ['x'.repeat(100_000)]: 1 })),
  hostileValue('new Proxy({ on: 1 }, {})', () => new Proxy({ on: 1 }, {})),
]

function nested(depth: number, around: (inner: unknown) => unknown): unknown {
  let value: unknown = {}
  for (let made = 0; made < depth; made++) value = around(value)
  return value
}

function thrower(): never {
  throw new RangeError('thrown by the input')
}

/** What throws, when it is read, an error that is nobody's but its own. */
export const THROWING: readonly HostileValue[] = [
  hostileValue("{ get on() { throw new RangeError('thrown by the input') } }", () => {
    return Object.defineProperty({}, 'on', { enumerable: true, get: thrower })
  }),
  hostileValue('{ toString() { throw 1 }, toJSON() { throw 1 }, valueOf() { throw 1 } }', () => {
    return { toString: thrower, toJSON: thrower, valueOf: thrower }
  }),
  hostileValue('{ [Symbol.toPrimitive]() { throw 1 } }', () => ({ [Symbol.toPrimitive]: thrower })),
  hostileValue('Object.defineProperty({}, Symbol.toStringTag, { get() { throw 1 } })', () =>
    Object.defineProperty({}, Symbol.toStringTag, { get: thrower }),
  ),
  hostileValue('{ [Symbol.iterator]() { throw 1 } }', () => ({ [Symbol.iterator]: thrower })),
  hostileValue('Object.defineProperty([1], 0, { get() { throw 1 } })', () =>
    Object.defineProperty([1], 0, { enumerable: true, get: thrower }),
  ),
  hostileValue(
    'new Proxy({}, new Proxy({}, { get() { throw 1 } }))',
    () => new Proxy({}, new Proxy({}, { get: thrower })),
  ),
  hostileValue(
    'new Proxy([], { get() { throw 1 }, ownKeys() { throw 1 } })',
    () => new Proxy([], { get: thrower, ownKeys: thrower }),
  ),
  hostileValue(
    '(() => { const r = Proxy.revocable({}, {}); r.revoke(); return r.proxy })()',
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {})
      revoke()
      return proxy
    },
  ),
]

/** What is hostile by itself and can be read. */
export const READABLE: readonly HostileValue[] = [
  ...OF_ANOTHER_TYPE,
  ...NUMBERS,
  ...TEXTS,
  ...LONG_TEXTS,
  ...WITH_A_CLASS,
  ...OF_AN_ODD_SHAPE,
]
