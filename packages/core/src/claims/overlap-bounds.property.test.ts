import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlapBounds } from './overlap-bounds.ts'

function overlapsOf(total: number, first: number, second: number): Set<number> {
  const found = new Set<number>()
  for (let subset = 0; subset < 2 ** total; subset++) {
    // The first subset may as well be the first members; the second is any of its size.
    const members = Array.from({ length: total }, (_, at) => (subset & (2 ** at)) !== 0)
    if (members.filter(Boolean).length !== second) continue
    found.add(members.slice(0, first).filter(Boolean).length)
  }
  return found
}

test('the bounds are those that trying all subsets finds', () => {
  const sizes = fc
    .integer({ min: 0, max: 8 })
    .chain((total) => fc.tuple(fc.constant(total), fc.nat(total), fc.nat(total)))
  fc.assert(
    fc.property(sizes, ([total, first, second]) => {
      const { least, greatest } = overlapBounds({ total, first, second })
      const found = overlapsOf(total, first, second)
      expect([Math.min(...found), Math.max(...found)]).toEqual([least, greatest])
    }),
  )
})
