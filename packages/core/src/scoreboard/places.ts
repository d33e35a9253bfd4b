/**
 * The places of targets in tables. A target keeps its place, and places are only ever added, so that
 * tables made from one another share them, and so may all boards of one tracker.
 */
export class Places {
  readonly #byTarget = new Map<string, number>()
  readonly #ids: string[] = []
  #inOrder: readonly number[] = []

  get size(): number {
    return this.#byTarget.size
  }

  /** The place of a target; undefined where it has none yet. */
  of(target: string): number | undefined {
    return this.#byTarget.get(target)
  }

  /**
   * The place of a target, which is the next one where it has none yet. Where targets come in the order of
   * their places, to guess is quicker than to look it up.
   */
  taken(target: string, guess = -1): number {
    if (this.#ids[guess] === target) return guess
    const place = this.#byTarget.get(target)
    if (place !== undefined) return place
    this.#byTarget.set(target, this.#byTarget.size)
    return this.#ids.push(target) - 1
  }

  /** All places in the order of their targets' ids, by UTF-16 code units. */
  get inOrder(): readonly number[] {
    const known = this.#inOrder.length
    if (known < this.size) {
      const ids = this.#ids
      const added = Array.from({ length: this.size - known }, (_, n) => known + n)
      // What was in order before is one run to the sort, which then only merges what was added.
      this.#inOrder = [...this.#inOrder, ...added].toSorted((a, b) =>
        (ids[a] as string) < (ids[b] as string) ? -1 : 1,
      )
    }
    return this.#inOrder
  }
}
