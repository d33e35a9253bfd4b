/** Whoever starts from the same seed draws the same. */
export const SEED = 27

/** Draws from a fixed seed, in place of what the source does not say. */
export interface Draw {
  /** A whole number from 0 to `bound` - 1. */
  below(bound: number): number
  /** The items in another order. */
  shuffled<Item>(items: readonly Item[]): readonly Item[]
}

/** The generator is mulberry32: 32 bits of state, plenty for picking some targets out of 28. */
export function drawFrom(seed: number): Draw {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (bound: number): number => next() % bound
  return {
    below,
    shuffled: (items) => {
      const left = [...items]
      return items.flatMap(() => left.splice(below(left.length), 1))
    },
  }
}
