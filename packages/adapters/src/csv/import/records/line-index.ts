const LF = 10
const CR = 13

/**
 * Tells the line of a place in a file, counted from 1. A line ends with CR LF, LF or CR, within
 * quotes too, so that it is the line that an editor shows. Lines are asked for in rising order, and
 * what lies behind is forgotten.
 */
export class LineIndex {
  /**
   * Runs of line breaks that follow one another, not yet passed: where each begins, how long it is, and
   * how many lines it ends. So a file of nothing but empty lines takes no memory.
   */
  readonly #runs: { readonly at: number; length: number; lines: number }[] = []
  #next = 0
  #line: number
  #offset: number
  #endsInReturn = false

  /** `line` is the line that the first byte taken is on. */
  constructor(line = 1) {
    this.#line = line
    this.#offset = 0
  }

  /** Takes in the next bytes of the file. */
  take(bytes: Uint8Array): void {
    const start = this.#offset
    let from = 0
    if (this.#endsInReturn && bytes[0] === LF) {
      const last = this.#runs.at(-1)
      if (last !== undefined) last.length += 1
      from = 1
    }
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at]
      if (byte !== LF && byte !== CR) continue
      const isPair = byte === CR && bytes[at + 1] === LF
      this.#add(start + at, isPair ? 2 : 1)
      if (isPair) at += 1
    }
    if (bytes.length > 0) this.#endsInReturn = bytes.at(-1) === CR
    this.#offset = start + bytes.length
  }

  /**
   * The line on which a row begins that begins at or after `offset`: lines without anything on them
   * are passed over.
   */
  lineFrom(offset: number): number {
    let start = offset
    for (let each = this.#runs[this.#next]; each !== undefined; each = this.#runs[this.#next]) {
      if (each.at > start) break
      start = Math.max(start, each.at + each.length)
      this.#line += each.lines
      this.#next += 1
    }
    if (this.#next > 4_096) {
      this.#runs.splice(0, this.#next)
      this.#next = 0
    }
    return this.#line
  }

  #add(at: number, length: number): void {
    const last = this.#runs.at(-1)
    if (last !== undefined && this.#runs.length > this.#next && last.at + last.length === at) {
      last.length += length
      last.lines += 1
    } else this.#runs.push({ at, length, lines: 1 })
  }
}
