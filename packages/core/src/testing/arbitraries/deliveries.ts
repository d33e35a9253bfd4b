import * as fc from 'fast-check'

/** The same items in any order, some of them more than once. */
export function deliveriesOf<Item>(items: readonly Item[]): fc.Arbitrary<readonly Item[]> {
  if (items.length === 0) return fc.constant([])
  return fc
    .tuple(
      shuffled(items),
      fc.array(fc.constantFrom(...items), { maxLength: 5 }),
      fc.nat({ max: items.length }),
    )
    .map(([order, repeated, at]) => [...order.slice(0, at), ...repeated, ...order.slice(at)])
}

/** The same items in any order, each once. */
export function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<readonly Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length })
}

/** The same items in the same order, cut into batches; some may be empty. */
export function batchesOf<Item>(
  items: readonly Item[],
): fc.Arbitrary<readonly (readonly Item[])[]> {
  return fc
    .array(fc.nat({ max: items.length }), { maxLength: 6 })
    .map((cuts) => [0, ...cuts, items.length].toSorted((a, b) => a - b))
    .map((ends) => ends.slice(1).map((end, index) => items.slice(ends[index], end)))
}
