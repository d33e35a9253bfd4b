import * as fc from 'fast-check'
import { READABLE, THROWING } from './hostile-leaves.ts'
import { arrayOf, objectOf, plainly, type HostileValue } from './hostile-value.ts'

export interface HostileConstraints {
  /** Whether some values throw an error of their own when they are read; absent: true. */
  readonly throwing?: boolean
}

/** Names of fields that planfold knows, so that what is hostile lies behind them. */
const KNOWN_FIELDS = (
  'type target title unit measure plan band period from to zone on over quantity parts set report ' +
  'ext evidence labels data id v revision commit recordedAt events asOf knownAt position digits ' +
  'locale rounding direction expectedRevision commandId tenant log'
).split(' ')

const HOSTILE_FIELDS = ['__proto__', 'constructor', 'toJSON', 'then', '', '\ud800', 'x'.repeat(300)]

/**
 * Whatever a caller should not give: wrong types, numbers and texts at the edges of what can be
 * said, special keys, lone surrogates, symbols, functions, cycles, deep and endless nesting, holes,
 * objects with a class, getters and proxies that throw; and arrays and objects of up to four of
 * these, three deep, some of them under the names of fields that planfold knows.
 *
 * Shrinks to fewer and plainer members, and from the outlandish towards `undefined`.
 *
 * @example
 * import * as fc from 'fast-check'
 *
 * fc.assert(
 *   fc.property(hostileInput(), ({ make }) => typeof parseDay(make()).ok === 'boolean'),
 *   { numRuns: 20 },
 * )
 */
export function hostileInput(constraints: HostileConstraints = {}): fc.Arbitrary<HostileValue> {
  const leaf = fc.constantFrom(...leavesUnder(constraints))
  const text = texts(20).map(plainly)
  const field = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...KNOWN_FIELDS) },
    { weight: 2, arbitrary: fc.constantFrom(...HOSTILE_FIELDS) },
    { weight: 1, arbitrary: texts(8) },
  )
  const { input } = fc.letrec<{ input: HostileValue }>((tie) => ({
    input: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 6, arbitrary: leaf },
      { weight: 1, arbitrary: text },
      {
        weight: 1,
        arbitrary: fc
          .array(fc.option(tie('input'), { nil: undefined, freq: 6 }), { maxLength: 4 })
          .map(arrayOf),
      },
      {
        weight: 3,
        arbitrary: fc
          .uniqueArray(fc.tuple(field, tie('input')), { maxLength: 4, selector: ([name]) => name })
          .map(objectOf),
      },
    ),
  }))
  return input
}

/** Any UTF-16 code units, halves of characters among them. */
function texts(maxLength: number): fc.Arbitrary<string> {
  return fc
    .array(fc.nat({ max: 0xffff }), { maxLength })
    .map((units) => String.fromCharCode(...units))
}

function leavesUnder({ throwing = true }: HostileConstraints): readonly HostileValue[] {
  return throwing ? [...READABLE, ...THROWING] : READABLE
}
