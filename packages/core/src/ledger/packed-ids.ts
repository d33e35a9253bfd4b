import { countIn, DIGITS, numberIn, NOWHERE, placeOfCount, pointIn } from './counted-ids.ts'
import { stretches, type InSteps } from './in-steps.ts'
import { wider } from './wider.ts'

/** How many places within a commit the column of a place tells apart. */
const MOST_PLACES = 256

/** How many beginnings there may be: some, and one for so many ids. They take more room than what they spare. */
const SOME_BEGINNINGS = 4_096
const IDS_PER_BEGINNING = 8

const NOT_PACKED = -1

/** What packed ids are made of. */
export interface IdColumns {
  readonly beginnings: readonly string[]
  /** The place of a beginning times 256, and the place in the commit; -1 for an id that is kept whole. */
  readonly places: Int32Array
  /** The count, or where among the others an id is. */
  readonly counts: Float64Array
  readonly others: readonly string[]
}

/**
 * Many ids in little room. Those of a commit that is counted, such as `3f…-00000000002a.1`, are numbers: which
 * beginning, which count, which place in the commit. All others are kept as they are.
 */
export class PackedIds {
  readonly #beginnings: string[]
  readonly #placeOf: Map<string, number>
  /** The beginning times {@link MOST_PLACES} and the place in the commit; {@link NOT_PACKED} for other ids. */
  #places: Int32Array
  /** The count, or where among the others an id is. */
  #counts: Float64Array
  readonly #others: string[]
  #length: number

  private constructor(
    beginnings: string[],
    placeOf: Map<string, number>,
    places: Int32Array,
    counts: Float64Array,
    others: string[],
  ) {
    this.#beginnings = beginnings
    this.#placeOf = placeOf
    this.#places = places
    this.#counts = counts
    this.#others = others
    this.#length = places.length
  }

  static none(): PackedIds {
    return PackedIds.of({
      beginnings: [],
      places: new Int32Array(0),
      counts: new Float64Array(0),
      others: [],
    })
  }

  /** Of {@link columns}, which may be read and not changed. */
  static of({ beginnings, places, counts, others }: IdColumns): PackedIds {
    const placeOf = new Map(beginnings.map((beginning, place) => [beginning, place]))
    return new PackedIds([...beginnings], placeOf, places, counts, [...others])
  }

  get columns(): IdColumns {
    return {
      beginnings: this.#beginnings,
      places: this.#places.subarray(0, this.#length),
      counts: this.#counts.subarray(0, this.#length),
      others: this.#others,
    }
  }

  push(id: string): void {
    const at = this.#length++
    this.#places = wider(this.#places, this.#length)
    this.#counts = wider(this.#counts, this.#length)
    if (this.#pack(at, id)) return
    this.#places[at] = NOT_PACKED
    this.#counts[at] = this.#others.push(id) - 1
  }

  at(place: number): string {
    const count = this.#counts[place] as number
    const packed = this.#places[place] as number
    if (packed === NOT_PACKED) return this.#others[count] as string
    const digits = count.toString(16).padStart(DIGITS, '0')
    const beginning = this.#beginnings[this.#beginningAt(place)] as string
    return `${beginning}${digits}.${this.numberAt(place)}`
  }

  /** The same ids in another order. */
  *inOrder(order: Int32Array): InSteps<PackedIds> {
    const places = new Int32Array(order.length)
    const counts = new Float64Array(order.length)
    yield* stretches(0, order.length, (from, end) => {
      for (let at = from; at < end; at++) {
        const before = order[at] as number
        places[at] = this.#places[before] as number
        counts[at] = this.#counts[before] as number
      }
    })
    return new PackedIds(this.#beginnings, this.#placeOf, places, counts, this.#others)
  }

  countAt(place: number): number {
    return this.#places[place] === NOT_PACKED ? NaN : (this.#counts[place] as number)
  }

  numberAt(place: number): number {
    return (this.#places[place] as number) % MOST_PLACES
  }

  /** The place of an id that counts, not after another place; -1 where it is not found soon. */
  placeNear(id: string, near: number): number {
    const point = pointIn(id)
    const found = placeOfCount(this, countIn(id, point), numberIn(id, point), near)
    if (found === NOWHERE) return NOWHERE
    const beginning = this.#placeOf.get(id.slice(0, point - DIGITS))
    return beginning === this.#beginningAt(found) ? found : NOWHERE
  }

  #beginningAt(place: number): number {
    return Math.floor((this.#places[place] as number) / MOST_PLACES)
  }

  #pack(at: number, id: string): boolean {
    const point = pointIn(id)
    const place = numberIn(id, point)
    const count = countIn(id, point)
    if (!(place < MOST_PLACES && count >= 0)) return false
    const beginning = this.#beginningOf(id.slice(0, point - DIGITS))
    if (beginning === undefined) return false
    this.#places[at] = beginning * MOST_PLACES + place
    this.#counts[at] = count
    return true
  }

  get #mostBeginnings(): number {
    // With the place in the commit it has to fit into 32 bits.
    const most = (2 ** 31 - 1) / MOST_PLACES
    return Math.min(most, SOME_BEGINNINGS + this.#length / IDS_PER_BEGINNING)
  }

  /** The place of a beginning; undefined for a new one where there are as many as can be. */
  #beginningOf(text: string): number | undefined {
    const known = this.#placeOf.get(text)
    if (known !== undefined || this.#beginnings.length >= this.#mostBeginnings) return known
    const place = this.#beginnings.push(text) - 1
    this.#placeOf.set(text, place)
    return place
  }
}
