import type { EventId } from '../event/identifiers.ts'
import { isReportDay } from './day-order.ts'
import type { Rows } from './rows.ts'

const EMPTY = 0
/** Where something was that is gone: what was put beyond it is looked for further on. */
const GONE = -1

/** Slots for each entry, at least, so that few of them have to be looked at. */
const SPARE = 2

/**
 * Finds the row of a report by its id, in a few bytes a report: the ids themselves are read from the rows. Of
 * reports of one id it finds the first.
 */
export class RowIndex {
  /** A row and one more, in the first slot that was free from where its id is looked for. */
  #slots: Int32Array
  /** How many slots are taken, those of rows that are gone included. */
  #taken = 0

  private constructor(slots: number) {
    this.#slots = new Int32Array(slots)
  }

  static of(rows: Rows): RowIndex {
    const index = new RowIndex(slotsFor(rows.length))
    for (let row = 0; row < rows.length; row++) {
      if (isReportDay(rows.dayAt(row))) index.put(row, rows)
    }
    return index
  }

  get(id: EventId, rows: Rows): number | undefined {
    const slot = this.#slotOf(id, rows)
    const found = this.#slots[slot] as number
    return found === EMPTY ? undefined : found - 1
  }

  /** Puts in the report of a row, unless there is one of its id already. */
  put(row: number, rows: Rows): void {
    if ((this.#taken + 1) * SPARE > this.#slots.length) this.#grow(rows)
    const slot = this.#slotOf(rows.idAt(row), rows)
    if (this.#slots[slot] !== EMPTY) return
    this.#slots[slot] = row + 1
    this.#taken += 1
  }

  /** Takes the report of a row out, if it is the one that its id leads to. */
  remove(row: number, rows: Rows): void {
    const slot = this.#slotOf(rows.idAt(row), rows)
    if (this.#slots[slot] === row + 1) this.#slots[slot] = GONE
  }

  /** The slot that holds the row of an id, or the free one where it is missed. */
  #slotOf(id: EventId, rows: Rows): number {
    const slots = this.#slots
    const last = slots.length - 1
    for (let slot = hashOf(id) & last; ; slot = (slot + 1) & last) {
      const held = slots[slot] as number
      if (held === EMPTY || (held !== GONE && rows.idAt(held - 1) === id)) return slot
    }
  }

  #grow(rows: Rows): void {
    const before = this.#slots
    this.#slots = new Int32Array(slotsFor(2 * this.#taken))
    this.#taken = 0
    const held = before.filter((slot) => slot !== EMPTY && slot !== GONE).toSorted()
    for (const slot of held) this.put(slot - 1, rows)
  }
}

/** A power of two that leaves slots to spare. */
function slotsFor(entries: number): number {
  return 2 ** Math.ceil(Math.log2(SPARE * (entries + 4)))
}

/** FNV-1a, of the code units of a text. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return hash ^ (hash >>> 15)
}
