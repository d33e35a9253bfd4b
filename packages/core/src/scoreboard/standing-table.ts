import { Immer } from 'immer'
import { askedFor, type TargetId } from '../event/identifiers.ts'
import type { Standing } from '../standing/standing.ts'

/** What was taken out leaves its place empty. */
type Chunks = readonly (readonly (Standing | undefined)[])[]

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
  /** How many of the places are of this table. */
  readonly #end: number

  private constructor(chunks: Chunks, places: Places, end: number, size: number) {
    this.#chunks = chunks
    this.#places = places
    this.#end = end
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
    return new StandingTable(chunks, places, places.byTarget.size, places.byTarget.size)
  }

  get(target: string): Standing | undefined {
    const place = this.#places.byTarget.get(askedFor(target))
    return place === undefined || place >= this.#end ? undefined : this.#at(place)
  }

  /** A table in which these standings stand for their targets. */
  with(changes: readonly Standing[]): StandingTable {
    // A table that others were made from may no longer own the end of its places.
    if (this.#places.byTarget.size !== this.#end) return StandingTable.of([...this]).with(changes)
    const places = this.#places
    let { size } = this
    const chunks = immer.produce(this.#chunks, (draft: (Standing | undefined)[][]) => {
      for (const standing of changes) {
        const place = places.byTarget.get(standing.target) ?? places.byTarget.size
        places.byTarget.set(standing.target, place)
        const chunk = Math.floor(place / CHUNK)
        if (draft[chunk]?.[place % CHUNK] === undefined) size++
        if (draft[chunk] === undefined) draft[chunk] = [standing]
        else draft[chunk][place % CHUNK] = standing
      }
    })
    return new StandingTable(chunks, places, places.byTarget.size, size)
  }

  /** A table in which these targets have no standing. */
  without(targets: readonly string[]): StandingTable {
    let { size } = this
    const chunks = immer.produce(this.#chunks, (draft: (Standing | undefined)[][]) => {
      for (const target of targets) {
        const place = this.#places.byTarget.get(askedFor(target)) ?? this.#end
        const chunk = draft[Math.floor(place / CHUNK)]
        if (place >= this.#end || chunk?.[place % CHUNK] === undefined) continue
        chunk[place % CHUNK] = undefined
        size--
      }
    })
    return new StandingTable(chunks, this.#places, this.#end, size)
  }

  /** In the order of the targets' ids, by UTF-16 code units. */
  *[Symbol.iterator](): Generator<Standing> {
    for (const place of this.#places.sorted) {
      const standing = place < this.#end ? this.#at(place) : undefined
      if (standing !== undefined) yield standing
    }
  }

  #at(place: number): Standing | undefined {
    return this.#chunks[Math.floor(place / CHUNK)]?.[place % CHUNK]
  }
}
