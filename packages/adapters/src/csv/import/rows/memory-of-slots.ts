/** Slots of a generation: three quarters of its greatest table, which is 2^20 places. */
const MOST = 786_432
const FIRST_PLACES = 1_024

/** Words of 32 bits a place holds: 12 bytes of the slot, 8 of what it says, and the line. */
const WORDS = 6

/** What was said in a slot, and on which line. */
export interface Remembered {
  readonly line: number
  /** Whether it was the same, as far as 64 bits tell. */
  readonly isSame: boolean
}

/**
 * Remembers what was said in which slot, within bounds: the last 786,432 slots at least, twice as
 * many at most. A place takes 24 bytes, so the greatest size is 50 MB; few slots take little.
 */
export class MemoryOfSlots {
  #young = new Table()
  #old: Table | undefined

  /** What was said in the slot before; undefined where nothing is remembered. */
  find(slot: Buffer, content: Buffer): Remembered | undefined {
    return this.#young.find(slot, content) ?? this.#old?.find(slot, content)
  }

  /** Remembers a slot that is not remembered yet; `line` is 1 or more. */
  keep(slot: Buffer, content: Buffer, line: number): void {
    if (this.#young.size === MOST) {
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

  find(slot: Buffer, content: Buffer): Remembered | undefined {
    const words = this.#words
    const at = this.#placeOf(slot.readUInt32LE(0), slot.readUInt32LE(4), slot.readUInt32LE(8))
    const line = words[at + 5] ?? 0
    if (line === 0) return undefined
    const isSame =
      words[at + 3] === content.readUInt32LE(0) && words[at + 4] === content.readUInt32LE(4)
    return { line, isSame }
  }

  add(slot: Buffer, content: Buffer, line: number): void {
    if (this.size >= (this.#words.length / WORDS) * 0.75) this.#grow()
    const first = slot.readUInt32LE(0)
    const second = slot.readUInt32LE(4)
    const third = slot.readUInt32LE(8)
    const at = this.#placeOf(first, second, third)
    const words = [first, second, third, content.readUInt32LE(0), content.readUInt32LE(4), line]
    this.#words.set(words, at)
    this.size += 1
  }

  /** Where the slot stands, or the free place it belongs to; a line of 0 means free. */
  #placeOf(first: number, second: number, third: number): number {
    const words = this.#words
    const mask = words.length / WORDS - 1
    for (let place = first & mask; ; place = (place + 1) & mask) {
      const at = place * WORDS
      if (words[at + 5] === 0) return at
      if (words[at] === first && words[at + 1] === second && words[at + 2] === third) return at
    }
  }

  #grow(): void {
    const before = this.#words
    this.#words = new Uint32Array(before.length * 2)
    for (let at = 0; at < before.length; at += WORDS) {
      if (before[at + 5] === 0) continue
      const to = this.#placeOf(before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0)
      this.#words.set(before.subarray(at, at + WORDS), to)
    }
  }
}
