/** Least length of a chunk, in UTF-16 code units, save the last: one write each, not one a line. */
export const CHUNK_LENGTH = 16_384

/**
 * Pieces of text joined into chunks as they are asked for. A chunk is shorter than
 * {@link CHUNK_LENGTH} and the piece that fills it together; it ends where a piece ends. No pieces,
 * or empty ones, give no chunk.
 */
export async function* inChunks(pieces: Iterable<string>): AsyncGenerator<string, void> {
  let chunk = ''
  for (const piece of pieces) {
    chunk += piece
    if (chunk.length < CHUNK_LENGTH) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}
