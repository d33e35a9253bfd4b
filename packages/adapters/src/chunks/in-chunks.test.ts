import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHUNK_LENGTH, inChunks } from './in-chunks.ts'

async function chunksOf(pieces: Iterable<string>): Promise<string[]> {
  const chunks: string[] = []
  for await (const chunk of inChunks(pieces)) chunks.push(chunk)
  return chunks
}

test('nothing is no chunk, and neither is nothing several times', async () => {
  expect(await chunksOf([])).toEqual([])
  expect(await chunksOf(['', ''])).toEqual([])
})

test('chunks one after another are the pieces, and none is longer than its last piece needs', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat(2 * CHUNK_LENGTH), { maxLength: 20 }), async (lengths) => {
      const pieces = lengths.map((length, index) => String(index % 10).repeat(length))
      const chunks = await chunksOf(pieces)
      expect(chunks.join('')).toBe(pieces.join(''))
      for (const chunk of chunks) expect(chunk.length).toBeLessThan(3 * CHUNK_LENGTH)
      for (const chunk of chunks.slice(0, -1)) {
        expect(chunk.length).toBeGreaterThanOrEqual(CHUNK_LENGTH)
      }
    }),
  ))

test('a piece is made when its chunk is asked for, and not after the reader has left', async () => {
  let made = 0
  function* pieces(): Generator<string> {
    while (true) {
      made += 1
      yield 'x'.repeat(CHUNK_LENGTH)
    }
  }
  const chunks = inChunks(pieces())
  expect(made).toBe(0)
  await chunks.next()
  expect(made).toBe(1)
  await chunks.return()
  expect(await chunks.next()).toEqual({ done: true, value: undefined })
  expect(made).toBe(1)
})
