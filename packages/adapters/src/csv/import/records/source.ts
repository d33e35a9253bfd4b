/** A table as it comes in: bytes, as a file or a request gives them, or text. */
export type CsvSource =
  | AsyncIterable<Uint8Array | string>
  | Iterable<Uint8Array | string>
  | string
  | Uint8Array

/** Most bytes given to the parser at once, so that no more rows than that wait in memory. */
const PIECE = 65_536

/** A source in pieces of bytes, none of them empty; text as UTF-8. */
export class Pieces {
  readonly #source: CsvSource
  /** Whether the source gives text; known once it has given something. */
  isText = false
  /** Bytes given so far. */
  bytes = 0
  /** Whether the last byte given ends a line. */
  endsLine = false

  constructor(source: CsvSource) {
    this.#source = source
  }

  /** Throws {@link SourceFailed} where the source does, or gives text and bytes by turns. */
  async *read(): AsyncGenerator<Uint8Array, void> {
    const source = this.#source
    const chunks = typeof source === 'string' || source instanceof Uint8Array ? [source] : source
    let carried = ''
    let isFirst = true
    for await (const chunk of failingAsSource(chunks)) {
      const isText = typeof chunk === 'string'
      if (!isText && !(chunk instanceof Uint8Array)) {
        throw new SourceFailed('pieces that are neither text nor bytes')
      }
      if (!isFirst && isText !== this.isText) throw new SourceFailed('text and bytes by turns')
      isFirst = false
      this.isText = isText
      if (!isText) {
        yield* this.#counted(chunk)
        continue
      }
      for (let from = 0; from < chunk.length; from += PIECE) {
        const text = carried + chunk.slice(from, from + PIECE)
        // A character of two halves may have been cut between them.
        const isHalf = /[\uD800-\uDBFF]$/.test(text)
        carried = isHalf ? text.slice(-1) : ''
        yield* this.#counted(bytesOf(isHalf ? text.slice(0, -1) : text))
      }
    }
    yield* this.#counted(bytesOf(carried))
  }

  *#counted(chunk: Uint8Array): Generator<Uint8Array> {
    for (let from = 0; from < chunk.length; from += PIECE) {
      const piece = chunk.subarray(from, from + PIECE)
      this.bytes += piece.length
      this.endsLine = isLineEnd(piece.at(-1))
      yield piece
    }
  }
}

/** A source that could not be read to its end; told as what the table comes to, never thrown. */
export class SourceFailed extends Error {}

async function* failingAsSource(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): AsyncGenerator<Uint8Array | string, void> {
  try {
    yield* chunks
  } catch (error) {
    throw new SourceFailed(error instanceof Error ? error.message : String(error))
  }
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 10 || byte === 13
}

/** Half a character has no bytes in UTF-8: it becomes ones that the decoder refuses. */
function bytesOf(text: string): Uint8Array {
  if (text.isWellFormed()) return Buffer.from(text, 'utf8')
  const pieces = text.split(/(\p{Surrogate})/u).map((piece, at) => {
    const code = piece.charCodeAt(0)
    return at % 2 === 0
      ? Buffer.from(piece, 'utf8')
      : Buffer.from([0xed, 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)])
  })
  return Buffer.concat(pieces)
}
