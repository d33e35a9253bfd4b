import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANY_CHARACTER } from '../../laws/any-character.ts'
import { countedIds } from '../engine/counted-ids.ts'
import { eventIdIn, type CommitId } from '../event/identifiers.ts'
import { atOnce } from './in-steps.ts'
import { PackedIds } from './packed-ids.ts'

const counted = fc
  .tuple(fc.string({ maxLength: 4 }), fc.nat({ max: 2 ** 40 }), fc.nat({ max: 1_000 }))
  .map(([beginning, first, place]) =>
    eventIdIn(countedIds(() => beginning, first)() as CommitId, place),
  )

/** Nearly as a tracker makes them. */
const alike = fc.constantFrom(
  '',
  '.',
  '.1',
  '000000000001.1',
  '00000000000A.1',
  '00000000000g.1',
  '0000000000001.1',
  '00000000001.1',
  '000000000001.01',
  '000000000001.0',
  '000000000001.',
  '000000000001.255',
  '000000000001.256',
  '000000000001.1e1',
  '000000000001.-1',
  '000000000001. 1',
  '000000000001.1.1',
)

const ids = fc.array(fc.oneof(counted, alike, fc.string({ unit: ANY_CHARACTER })), {
  maxLength: 200,
})

test('ids come out as they went in, in whatever order they are put', () => {
  fc.assert(
    fc.property(ids, fc.infiniteStream(fc.nat()), (written, draws) => {
      const packed = PackedIds.none()
      for (const id of written) packed.push(id)
      expect(written.map((_, place) => packed.at(place))).toStrictEqual(written)
      const order = Int32Array.from(written, () => Number(draws.next().value) % written.length)
      const ordered = atOnce(packed.inOrder(order))
      expect(Array.from(order, (_, place) => ordered.at(place))).toStrictEqual(
        Array.from(order, (place) => written[place]),
      )
    }),
  )
})

test('ids with a beginning each are kept as they are, when there are too many of those', () => {
  const packed = PackedIds.none()
  const written = Array.from({ length: 10_000 }, (_, n) => `${n}-000000000001.1`)
  for (const id of written) packed.push(id)
  expect(written.map((_, place) => packed.at(place))).toStrictEqual(written)
})
