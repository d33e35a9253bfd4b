import type { SoakLaw } from './law.ts'

export interface SoakOptions {
  /** The seed of the first round; each round after it takes the next. */
  readonly seed: number
  /** Whether the time is over; asked after every round of a law. */
  readonly isOver: () => boolean
  /** How often each law is asked at most; absent: until the time is over. */
  readonly runs?: number
  readonly now: () => number
}

/** How often a law was asked, and how long that took in milliseconds. */
export interface Soaked {
  readonly law: SoakLaw
  readonly runs: number
  readonly milliseconds: number
}

/** A law was broken; asking that law with this seed breaks it again at once. */
export class LawBroken extends Error {
  override readonly name = 'LawBroken'
  readonly law: string
  readonly seed: number

  constructor(law: string, seed: number, cause: unknown) {
    super(`"${law}" is broken with seed ${seed}: ${String(cause)}`, { cause })
    this.law = law
    this.seed = seed
  }
}

/** Asks the laws in turn, round by round, until the time is over or each was asked often enough. */
export async function soak(
  laws: readonly SoakLaw[],
  { seed, isOver, runs = Infinity, now }: SoakOptions,
): Promise<readonly Soaked[]> {
  const soaked = laws.map((law) => ({ law, runs: 0, milliseconds: 0 }))
  for (let round = 0; ; round++) {
    const due = soaked.filter((one) => one.runs < runs)
    if (due.length === 0) return soaked
    for (const one of due) {
      if (isOver()) return soaked
      // Seeds are 32 bits with a sign.
      const seedOfRound = (seed + round) | 0
      const began = now()
      try {
        one.runs += await one.law.round(seedOfRound)
      } catch (cause) {
        throw new LawBroken(one.law.name, seedOfRound, cause)
      }
      one.milliseconds += now() - began
    }
  }
}
