/** Slots of a generation: three quarters of its greatest table, which has 2^20 places. */
const MOST = 786_432

const FIRST_PLACES = 1_024

/** Words of 32 bits a place holds: four of the slot, two of what it says, and the line. */
const WORDS = 7
const CONTENT = 4
const LINE = 6

/** What was said in a slot before. */
export interface Remembered {
  readonly line: number
  /** Whether it was the same, as far as 48 bits tell. */
  readonly isSame: boolean
}

/**
 * Remembers what was said in which slot: of the last 786,432 slots at least, and of twice as many at
 * most, or of all of them. A place takes 28 bytes, in tables that are filled to three quarters; so the
 * bounded one takes 59 MB at most, and few slots take little. Slots and contents are given as digests,
 * of which the last and the first 16 characters count.
 */
export class MemoryOfSlots {
  readonly #most: number
  #young = new Table()
  #old: Table | undefined

  constructor({ isBounded }: { readonly isBounded: boolean }, generation = MOST) {
    this.#most = isBounded ? generation : Number.POSITIVE_INFINITY
  }

  /** What was said in the slot before; undefined where nothing is remembered. */
  find(slot: string, content: string): Remembered | undefined {
    return this.#young.find(slot, content) ?? this.#old?.find(slot, content)
  }

  /** Remembers a slot that is not remembered yet; `line` is 1 or more. */
  keep(slot: string, content: string, line: number): void {
    if (this.#young.size === this.#most) {
      this.#old = this.#young
      this.#young = new Table()
    }
    this.#young.add(slot, content, line)
  }
}

/** Places found by the slot's own bits, one after another where they are taken. */
class Table {
  size = 0
  #words = new Uint32Array(FIRST_PLACES * WORDS)

  find(slot: string, content: string): Remembered | undefined {
    const words = this.#words
    const at = this.#placeOf(wordsOf(slot))
    const line = words[at + LINE] ?? 0
    if (line === 0) return undefined
    const isSame =
      words[at + CONTENT] === wordAt(content, 0) && words[at + CONTENT + 1] === wordAt(content, 4)
    return { line, isSame }
  }

  add(slot: string, content: string, line: number): void {
    if (this.size >= (this.#words.length / WORDS) * 0.75) this.#grow()
    const key = wordsOf(slot)
    const at = this.#placeOf(key)
    if (this.#words[at + LINE] === 0) this.size += 1
    this.#words.set([...key, wordAt(content, 0), wordAt(content, 4), line], at)
  }

  /** Where the slot stands, or the free place it belongs to; a line of 0 means free. */
  #placeOf(key: readonly number[]): number {
    const words = this.#words
    const mask = words.length / WORDS - 1
    for (let place = placeFor(key) & mask; ; place = (place + 1) & mask) {
      const at = place * WORDS
      if (words[at + LINE] === 0) return at
      if (
        words[at] === key[0] &&
        words[at + 1] === key[1] &&
        words[at + 2] === key[2] &&
        words[at + 3] === key[3]
      ) {
        return at
      }
    }
  }

  #grow(): void {
    const before = this.#words
    this.#words = new Uint32Array(before.length * 2)
    for (let at = 0; at < before.length; at += WORDS) {
      if (before[at + LINE] === 0) continue
      const place = before.subarray(at, at + WORDS)
      this.#words.set(place, this.#placeOf(Array.from(place.subarray(0, CONTENT))))
    }
  }
}

/** The last 16 characters of a slot, which are of its digest. */
function wordsOf(slot: string): readonly number[] {
  const from = slot.length - 16
  return [
    wordAt(slot, from),
    wordAt(slot, from + 4),
    wordAt(slot, from + 8),
    wordAt(slot, from + 12),
  ]
}

/** Four characters of ASCII as a word. */
function wordAt(text: string, from: number): number {
  return (
    (text.charCodeAt(from) |
      (text.charCodeAt(from + 1) << 8) |
      (text.charCodeAt(from + 2) << 16) |
      (text.charCodeAt(from + 3) << 24)) >>>
    0
  )
}

/** Letters and digits use few of the bits of a word, so they are mixed before they make a place. */
function placeFor([first = 0, second = 0]: readonly number[]): number {
  const mixed = Math.imul(first ^ (first >>> 15), 0x2c1b3c6d) ^ Math.imul(second, 0x297a2d39)
  return mixed ^ (mixed >>> 13)
}
