import { Immer } from 'immer'
import { askedFor, type TargetId } from '../event/identifiers.ts'
import type { Standing } from '../standing/standing.ts'

type Chunks = readonly (readonly Standing[])[]

const CHUNK = 256

// Standings are frozen where they are made; walking into them again on every change would cost.
const immer = new Immer({ autoFreeze: false })

/** Places of targets in a table; only ever added to, so that tables with a common past share it. */
class Places {
  readonly byTarget = new Map<TargetId, number>()
  #sorted: readonly number[] = []

  /** Places in the order of the targets' ids. */
  get sorted(): readonly number[] {
    if (this.#sorted.length !== this.byTarget.size) {
      this.#sorted = [...this.byTarget]
        .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([, place]) => place)
    }
    return this.#sorted
  }
}

/**
 * An immutable table of standings by target. A changed table shares every untouched chunk with the
 * one before, so that publishing a change copies neither the table nor any other standing.
 */
export class StandingTable implements Iterable<Standing> {
  readonly size: number
  readonly #chunks: Chunks
  readonly #places: Places

  private constructor(chunks: Chunks, places: Places, size: number) {
    this.#chunks = chunks
    this.#places = places
    this.size = size
  }

  static of(standings: Iterable<Standing>): StandingTable {
    const chunks: Standing[][] = []
    const places = new Places()
    for (const standing of standings) {
      if (places.byTarget.has(standing.target)) continue
      const place = places.byTarget.size
      places.byTarget.set(standing.target, place)
      if (place % CHUNK === 0) chunks.push([])
      chunks.at(-1)?.push(standing)
    }
    return new StandingTable(chunks, places, places.byTarget.size)
  }

  get(target: string): Standing | undefined {
    const place = this.#places.byTarget.get(askedFor(target))
    return place === undefined || place >= this.size ? undefined : this.#at(place)
  }

  /** A table in which these standings stand for their targets. */
  with(changes: readonly Standing[]): StandingTable {
    // A table that others were made from may no longer own the end of its places.
    if (this.#places.byTarget.size !== this.size) return StandingTable.of([...this]).with(changes)
    const places = this.#places
    const chunks = immer.produce(this.#chunks, (draft: Standing[][]) => {
      for (const standing of changes) {
        const place = places.byTarget.get(standing.target) ?? places.byTarget.size
        places.byTarget.set(standing.target, place)
        const chunk = Math.floor(place / CHUNK)
        if (draft[chunk] === undefined) draft[chunk] = [standing]
        else draft[chunk][place % CHUNK] = standing
      }
    })
    return new StandingTable(chunks, places, places.byTarget.size)
  }

  /** In the order of the targets' ids, by UTF-16 code units. */
  *[Symbol.iterator](): Generator<Standing> {
    for (const place of this.#places.sorted) if (place < this.size) yield this.#at(place)
  }

  #at(place: number): Standing {
    const chunk = this.#chunks[Math.floor(place / CHUNK)] as readonly Standing[]
    return chunk[place % CHUNK] as Standing
  }
}
