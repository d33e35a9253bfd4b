import type { TargetId } from '../event/identifiers.ts'
import type { ReportValue } from '../event/events.ts'
import type { Arriving } from './gathering.ts'
import { wider } from './wider.ts'

/** What is known of a target beside its rows: how fine its figures are, and a bit each. */
const SCALE = 0xff_ff
const OUT_OF_ORDER = 1 << 16
const REPORTED = 1 << 17
const FRACTIONS = 1 << 18

/**
 * What has come of each target so far, by its place among them. In columns: of very many targets an object
 * each would be looked for in memory for every event.
 */
export class ComingTargets {
  readonly #places = new Map<TargetId, number>()
  readonly #ids: TargetId[] = []
  #rows = new Int32Array(0)
  #marks = new Int32Array(0)
  #others = new Int32Array(0)
  #amended = new Int32Array(0)

  get size(): number {
    return this.#ids.length
  }

  /** The place of a target that something comes of. */
  placeOf(target: TargetId): number {
    return this.#places.get(target) ?? this.#arriving(target)
  }

  /** How many events of a target came, where they came in order; 0 for others. */
  revisionOf(target: TargetId): number {
    const place = this.#places.get(target)
    if (place === undefined || ((this.#marks[place] as number) & OUT_OF_ORDER) !== 0) return 0
    return this.#rows[place] as number
  }

  /** Counts one more event of a target; how many there are with it. */
  count(place: number): number {
    const rows = (this.#rows[place] as number) + 1
    this.#rows[place] = rows
    return rows
  }

  /** How many events of a target have come. */
  rowsOf(place: number): number {
    return this.#rows[place] as number
  }

  countOther(place: number): void {
    ;(this.#others[place] as number)++
  }

  countAmendment(place: number): void {
    ;(this.#amended[place] as number)++
  }

  /** Takes note that a target's events did not come whole and in order. */
  noteOutOfOrder(place: number): void {
    ;(this.#marks[place] as number) |= OUT_OF_ORDER
  }

  /** Takes note of how fine a figure is. */
  refine(place: number, scale: number): void {
    const marks = this.#marks[place] as number
    if (scale > (marks & SCALE)) this.#marks[place] = (marks & ~SCALE) | scale
  }

  /** Whether a figure is a fraction where those before it are, and none where they are none. */
  isOfOneKind(place: number, value: ReportValue): boolean {
    const isFraction = 'numerator' in value
    const marks = this.#marks[place] as number
    if ((marks & REPORTED) !== 0) return ((marks & FRACTIONS) !== 0) === isFraction
    this.#marks[place] = marks | REPORTED | (isFraction ? FRACTIONS : 0)
    return true
  }

  /** What has come of all of them, in the order of their places. */
  all(): readonly Arriving[] {
    return this.#ids.map((target, place) => {
      const marks = this.#marks[place] as number
      return {
        target,
        rows: this.#rows[place] as number,
        others: this.#others[place] as number,
        amended: this.#amended[place] as number,
        scale: marks & SCALE,
        inOrder: (marks & OUT_OF_ORDER) === 0,
        fractions: (marks & FRACTIONS) !== 0,
        scaled: true,
      }
    })
  }

  #arriving(target: TargetId): number {
    const place = this.#ids.push(target) - 1
    this.#places.set(target, place)
    this.#rows = wider(this.#rows, place + 1)
    this.#marks = wider(this.#marks, place + 1)
    this.#others = wider(this.#others, place + 1)
    this.#amended = wider(this.#amended, place + 1)
    return place
  }
}
