import type { DayNumber } from '../period/day.ts'

/** Stands for an amendment that is not there. */
export const NONE = -1

/** What is kept of an amendment: the row of its report, its own, the day it gives the report, the one before it. */
const CELLS = 4
const BY = 1
const DAY = 2
const BEFORE = 3

/** Amendments that there is room for at first, and slots for each of them, at least. */
const FIRST_ROOM = 4
const SPARE = 1.5

const EMPTY = 0

/** Spreads rows that follow each other over the slots. */
const SPREAD = 0x9e37_79b1

/**
 * The amendments of a target in the order in which they took hold, in columns; what amends a report again leads
 * to what amended it before. The last one comes out first.
 */
export class AmendmentColumns {
  #cells: Int32Array
  #length = 0
  /** The last amendment of a report and one more, in the first slot that was free from where its row is looked for. */
  #slots: Int32Array

  /** With room for so many. */
  constructor(amendments = FIRST_ROOM) {
    this.#cells = new Int32Array(amendments * CELLS)
    this.#slots = new Int32Array(slotsFor(amendments))
  }

  get length(): number {
    return this.#length
  }

  /** The last amendment of the report of a row; {@link NONE} where it has none. */
  lastOf(report: number): number {
    return (this.#slots[this.#slotOf(report)] as number) - 1
  }

  /** The row of the report that an amendment is about. */
  reportOf(amendment: number): number {
    return this.#cells[amendment * CELLS] as number
  }

  /** The row of an amendment. */
  rowOf(amendment: number): number {
    return this.#cells[amendment * CELLS + BY] as number
  }

  /** The day that the report has since. */
  dayOf(amendment: number): DayNumber {
    return this.#cells[amendment * CELLS + DAY] as DayNumber
  }

  /** What amended the same report before; {@link NONE} where nothing did. */
  before(amendment: number): number {
    return this.#cells[amendment * CELLS + BEFORE] as number
  }

  push(report: number, row: number, day: DayNumber): void {
    if ((this.#length + 1) * CELLS > this.#cells.length) this.#grow()
    const amendment = this.#length++
    const slot = this.#slotOf(report)
    const at = amendment * CELLS
    const cells = this.#cells
    cells[at] = report
    cells[at + BY] = row
    cells[at + DAY] = day
    cells[at + BEFORE] = (this.#slots[slot] as number) - 1
    this.#slots[slot] = amendment + 1
  }

  /** Takes the last one out. */
  pop(): void {
    const last = this.#length - 1
    // Reports go in the opposite order of their coming, so none was put beyond a slot that becomes free.
    this.#slots[this.#slotOf(this.reportOf(last))] = this.before(last) + 1
    this.#length = last
  }

  /** The slot of a report, or the free one where it is missed. */
  #slotOf(report: number): number {
    const slots = this.#slots
    const last = slots.length - 1
    for (let slot = Math.imul(report, SPREAD) >>> Math.clz32(last); ; slot = (slot + 1) & last) {
      const held = slots[slot] as number
      if (held === EMPTY || this.#cells[(held - 1) * CELLS] === report) return slot
    }
  }

  #grow(): void {
    const room = Math.max(FIRST_ROOM, 2 * this.#length)
    const cells = new Int32Array(room * CELLS)
    cells.set(this.#cells)
    this.#cells = cells
    this.#slots = new Int32Array(slotsFor(room))
    for (let amendment = 0; amendment < this.#length; amendment++) {
      this.#slots[this.#slotOf(this.reportOf(amendment))] = amendment + 1
    }
  }
}

/** A power of two, of which one stays free at least. */
function slotsFor(amendments: number): number {
  return 2 ** Math.ceil(Math.log2(SPARE * amendments + 2))
}
