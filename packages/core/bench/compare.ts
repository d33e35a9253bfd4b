/** What a benchmark found: our pace, the pace of the loop it is held against, and their ratio. */
export interface Comparison {
  readonly name: string
  /** Events, appends or queries in one round. */
  readonly n: number
  readonly opsPerSecond: number
  readonly limitOpsPerSecond: number
  /** Ours over the limit's, in the same run: 1 is as fast. */
  readonly ratio: number
  /** What `n` counts, and what ours is held against; events, and a loop written by hand, unless said. */
  readonly counted?: string
  readonly beside?: string
}

interface Contest {
  readonly name: string
  readonly n: number
  readonly ours: () => unknown
  readonly limit: () => unknown
  /** Rounds measured, after one that warms up. */
  readonly rounds?: number
}

/** Runs both by turns in one process, so that what slows one slows the other; takes medians. */
export function compareInterleaved({ name, n, ours, limit, rounds = 7 }: Contest): Comparison {
  const ourTimes: number[] = []
  const limitTimes: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const limitTime = secondsOf(limit)
    const ourTime = secondsOf(ours)
    if (round === 0) continue
    ourTimes.push(ourTime)
    limitTimes.push(limitTime)
  }
  const opsPerSecond = n / medianOf(ourTimes)
  const limitOpsPerSecond = n / medianOf(limitTimes)
  return { name, n, opsPerSecond, limitOpsPerSecond, ratio: opsPerSecond / limitOpsPerSecond }
}

function secondsOf(work: () => unknown): number {
  globalThis.gc?.()
  const start = performance.now()
  work()
  return (performance.now() - start) / 1_000
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
