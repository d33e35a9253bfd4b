/** In a chunk. */
const MOST = 128

/**
 * An immutable list of items in the order of their keys, by UTF-16 code units. It lies in chunks, and
 * a changed list shares those that were not touched.
 */
export class Ordered<Item> {
  readonly size: number
  readonly #keyOf: (item: Item) => string
  /** None is empty. */
  readonly #chunks: Chunks<Item>

  private constructor(keyOf: (item: Item) => string, chunks: Chunks<Item>, size: number) {
    this.#keyOf = keyOf
    this.#chunks = chunks
    this.size = size
  }

  static empty<Item>(keyOf: (item: Item) => string): Ordered<Item> {
    return new Ordered(keyOf, [], 0)
  }

  get(key: string): Item | undefined {
    const chunk = this.#chunks[chunkFor(key, this.#chunks, this.#keyOf)] ?? []
    const item = chunk[placeFor(key, chunk, this.#keyOf)]
    return item !== undefined && this.#keyOf(item) === key ? item : undefined
  }

  /** A list in which the added items stand for their keys; of the removed, those that still do go. */
  changed(removed: readonly Item[], added: readonly Item[]): Ordered<Item> {
    if (removed.length + added.length === 0) return this
    const draft = new Draft(this.#keyOf, this.#chunks, this.size)
    for (const item of added) draft.put(item)
    for (const item of removed) draft.drop(item)
    return new Ordered(this.#keyOf, draft.chunks, draft.size)
  }

  /** All items, in a list of their own. */
  items(): Item[] {
    return this.#chunks.flat()
  }

  /** The item with the least key. */
  get first(): Item | undefined {
    return this.#chunks[0]?.[0]
  }
}

type Chunks<Item> = readonly (readonly Item[])[]

/** Chunks while they are changed; those of the list before are copied before anything is written. */
class Draft<Item> {
  readonly chunks: (readonly Item[])[]
  size: number
  readonly #keyOf: (item: Item) => string
  readonly #own = new Map<readonly Item[], Item[]>()
  readonly #replaced = new Set<Item>()

  constructor(keyOf: (item: Item) => string, chunks: Chunks<Item>, size: number) {
    this.#keyOf = keyOf
    this.chunks = [...chunks]
    this.size = size
  }

  put(item: Item): void {
    const key = this.#keyOf(item)
    const at = chunkFor(key, this.chunks, this.#keyOf)
    const chunk = this.#ownAt(at)
    const place = placeFor(key, chunk, this.#keyOf)
    const before = chunk[place]
    if (before !== undefined && this.#keyOf(before) === key) {
      chunk[place] = item
      this.#replaced.add(before)
      return
    }
    chunk.splice(place, 0, item)
    this.size += 1
    if (chunk.length <= MOST) return
    // Items that come in order leave full chunks behind.
    const rest = chunk.splice(place === MOST ? MOST : MOST / 2)
    this.chunks.splice(at + 1, 0, rest)
    this.#own.set(rest, rest)
  }

  drop(item: Item): void {
    if (this.#replaced.has(item)) return
    const key = this.#keyOf(item)
    const at = chunkFor(key, this.chunks, this.#keyOf)
    const shared = this.chunks[at] ?? []
    const place = placeFor(key, shared, this.#keyOf)
    if (shared[place] !== item) return
    const chunk = this.#ownAt(at)
    chunk.splice(place, 1)
    this.size -= 1
    if (chunk.length === 0) this.chunks.splice(at, 1)
  }

  #ownAt(at: number): Item[] {
    const shared = this.chunks[at] ?? []
    const known = this.#own.get(shared)
    if (known !== undefined) return known
    const chunk = [...shared]
    this.chunks[at] = chunk
    this.#own.set(chunk, chunk)
    return chunk
  }
}

/** The last chunk that begins at a key or before it; the first where all begin after it. */
function chunkFor<Item>(key: string, chunks: Chunks<Item>, keyOf: (item: Item) => string): number {
  const after = firstWhere(chunks.length, (at) => keyOf(chunks[at]?.[0] as Item) > key)
  return Math.max(0, after - 1)
}

/** Where in a chunk a key is, or would be. */
function placeFor<Item>(
  key: string,
  chunk: readonly Item[],
  keyOf: (item: Item) => string,
): number {
  return firstWhere(chunk.length, (at) => keyOf(chunk[at] as Item) >= key)
}

/** The first of so many places where something holds that holds from there on; else their number. */
function firstWhere(size: number, holds: (at: number) => boolean): number {
  // What comes in order belongs at the end.
  if (size === 0 || !holds(size - 1)) return size
  let [from, to] = [0, size - 1]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return to
}
