import * as fc from 'fast-check'
import { hostileInput, type HostileConstraints } from './hostile-input.ts'
import { arrayOf, objectOf, plainly, type HostileValue } from './hostile-value.ts'

/** What is done to one place of a value. */
type Spoiling =
  | { readonly does: 'replace'; readonly by: HostileValue }
  | { readonly does: 'remove' }
  /** Adds a field to an object, or an item to an array. */
  | { readonly does: 'add'; readonly field: string; readonly value: HostileValue }

interface Spoilt {
  /** Counts among the places of the value, over and over. */
  readonly place: number
  readonly spoiling: Spoiling
}

/**
 * JSON values of which one to three places have been made hostile: replaced, removed, or given
 * another field, `__proto__` among them. The whole is one of the places, too.
 *
 * Shrinks to fewer places, to less hostile ones, and to simpler values under them.
 *
 * @example
 * import * as fc from 'fast-check'
 *
 * const points = madeHostile(fc.constant({ asOf: '2020-12-31', knownAt: '2021-01-08T00:00:00Z' }))
 * fc.assert(fc.property(points, ({ make }) => Object.is(make(), make()) || true), { numRuns: 20 })
 */
export function madeHostile(
  values: fc.Arbitrary<object>,
  constraints: HostileConstraints = {},
): fc.Arbitrary<HostileValue> {
  const input = hostileInput(constraints)
  const spoiling = fc.oneof<fc.WeightedArbitrary<Spoiling>[]>(
    { weight: 8, arbitrary: fc.record({ does: fc.constant('replace'), by: input }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('remove') }) },
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constant('add'),
        field: fc.constantFrom('unknown', '__proto__', 'constructor', 'x'.repeat(300), '\ud800'),
        value: input,
      }),
    },
  )
  const spoilt = fc.record({ place: fc.nat({ max: 60 }), spoiling })
  return fc
    .tuple(values, fc.array(spoilt, { minLength: 1, maxLength: 3 }))
    .map(([value, places]) => spoil(value, places))
}

function spoil(value: object, places: readonly Spoilt[]): HostileValue {
  const size = placesIn(value)
  const spoilings = new Map(places.map(({ place, spoiling }) => [place % size, spoiling]))
  let next = 0

  /** The recipe of a part; undefined where it is removed. Places are counted from outside in. */
  function recipeOf(part: unknown): HostileValue | undefined {
    const spoiling = spoilings.get(next++)
    const added = spoiling?.does === 'add' ? spoiling : undefined
    const recipe = containing(part, added)
    if (spoiling?.does === 'replace') return spoiling.by
    return spoiling?.does === 'remove' ? undefined : recipe
  }

  function containing(part: unknown, added: Added | undefined): HostileValue {
    if (Array.isArray(part)) {
      return arrayOf([...part.map(recipeOf), ...(added === undefined ? [] : [added.value])])
    }
    if (!isObject(part)) return added?.value ?? plainly(part)
    const fields = Object.entries(part).flatMap(([field, member]): [string, HostileValue][] => {
      const recipe = recipeOf(member)
      return recipe === undefined ? [] : [[field, recipe]]
    })
    return objectOf(added === undefined ? fields : [...fields, [added.field, added.value]])
  }

  return recipeOf(value) ?? plainly(undefined)
}

type Added = Extract<Spoiling, { does: 'add' }>

/** How many places there are in a value, itself among them. */
function placesIn(value: unknown): number {
  if (!isObject(value)) return 1
  return Object.values(value).reduce<number>((count, member) => count + placesIn(member), 1)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
