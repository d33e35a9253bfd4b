const LF = 10
const CR = 13

/** What the first bytes of a file say about its encoding. */
export type Mark = 'utf-8' | 'utf-16' | undefined

/** The mark a file begins with, and the file without it. */
export interface Opening {
  readonly mark: Mark
  readonly pieces: AsyncGenerator<Uint8Array, void>
}

/** Looks for a mark before anything else is read. */
export async function opened(pieces: AsyncGenerator<Uint8Array, void>): Promise<Opening> {
  let begin: Uint8Array = new Uint8Array(0)
  while (begin.length < 3) {
    const next = await pieces.next()
    if (next.done === true) break
    begin = Buffer.concat([begin, next.value])
  }
  const mark = markOf(begin)
  return { mark, pieces: joined(mark === 'utf-8' ? begin.subarray(3) : begin, pieces) }
}

function markOf([first, second, third]: Uint8Array): Mark {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return isUtf16 ? 'utf-16' : undefined
}

async function* joined(
  begin: Uint8Array,
  rest: AsyncGenerator<Uint8Array, void>,
): AsyncGenerator<Uint8Array, void> {
  if (begin.length > 0) yield begin
  yield* rest
}

/** The file without so many lines at its beginning, whatever is on them. */
export async function* withoutLines(
  pieces: AsyncGenerator<Uint8Array, void>,
  lines: number,
): AsyncGenerator<Uint8Array, void> {
  let left = lines
  let isAfterReturn = false
  for await (const piece of pieces) {
    let at = isAfterReturn && piece[0] === LF ? 1 : 0
    isAfterReturn = false
    while (left > 0 && at < piece.length) {
      const byte = piece[at]
      at += 1
      if (byte !== LF && byte !== CR) continue
      left -= 1
      if (byte === LF) continue
      if (at === piece.length) isAfterReturn = true
      else if (piece[at] === LF) at += 1
    }
    if (at < piece.length) yield piece.subarray(at)
  }
}
