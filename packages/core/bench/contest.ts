/** What one row found: our pace, the pace of what it is held against, and their ratio. */
export interface PaceRow {
  readonly name: string
  /** How much there was to do: events, commands, rows or days. */
  readonly n: number
  readonly opsPerSecond: number
  readonly limitOpsPerSecond: number
  /** Ours over the limit's, in the same run: 1 is as fast. */
  readonly ratio: number
}

/** What one row found where bytes are counted: of memory kept, or of a bundle. */
export interface BytesRow {
  readonly name: string
  /** How many of what is counted there were; the bytes are those of one. */
  readonly n: number
  readonly bytes: number
}

/** What one row found where somebody has to wait. */
export interface MillisecondsRow {
  readonly name: string
  /** How much there was to do meanwhile. */
  readonly n: number
  readonly milliseconds: number
}

export type Row = PaceRow | BytesRow | MillisecondsRow

/** How much a run is to do. */
export interface Size {
  /** The number for this run, of the number for a whole run. */
  readonly of: (whole: number, least?: number) => number
  /** Rounds that are measured, after one that warms up. */
  readonly rounds: (whole: number) => number
  /** After so many seconds a round of many commands ends early. */
  readonly patience: number
}

/** What a run publishes. */
export const WHOLE: Size = sized(1, (rounds) => rounds, 2)
/** To see that a row works, and roughly where it stands. */
export const QUICK: Size = sized(1 / 20, (rounds) => Math.min(rounds, 3), 0.5)
/** For tests. */
export const TINY: Size = sized(1 / 10_000, () => 1, 0.1)

function sized(share: number, rounds: Size['rounds'], patience: number): Size {
  return { of: (whole, least = 10) => Math.max(least, Math.round(whole * share)), rounds, patience }
}

/** The rows of one benchmark. */
export type Bench = (size: Size) => Promise<readonly Row[]>

/** What a side has done, and the seconds that count where those are not all it took. */
export interface Done {
  readonly operations: number
  readonly seconds?: number
}

type Awaitable<T> = T | Promise<T>

/** Prepares a round, whose time does not count, and gives the work whose time does. */
export type Side = (round: number) => Awaitable<() => Awaitable<Done>>

export interface Contest {
  readonly name: string
  readonly n: number
  readonly ours: Side
  readonly limit: Side
  /** Goes over the same input and does nothing with it; gives a row `name/floor`. */
  readonly floor?: Side
  readonly rounds: number
  /** The clock on the wall, for work that waits for a disk; absent: that of the processor. */
  readonly clock?: () => number
}

/** Seconds that the processor has worked for this process: what else the machine does does not count. */
function ofProcessor(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000_000
}

/** Seconds on the wall. */
export function onWall(): number {
  return performance.now() / 1_000
}

/**
 * Lets the sides take turns in one process, so that what slows one slows the others; each is the first of
 * a round in its turn. Garbage is collected and swept up before each. Takes medians, after a round that warms up.
 */
export async function compete({
  name,
  n,
  rounds,
  clock = ofProcessor,
  ...sides
}: Contest): Promise<readonly Row[]> {
  const competing = Object.entries(sides)
  const paces: Record<string, number[]> = { ours: [], limit: [], floor: [] }
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < competing.length; turn++) {
      const [side, prepare] = competing[(round + turn) % competing.length] as [string, Side]
      const pace = await paceOf(prepare, round, clock)
      if (round > 0) paces[side]?.push(pace)
    }
  }
  const [ours, limit, floor] = [paces['ours'], paces['limit'], paces['floor']].map(medianOf)
  const row = paceRow(name, n, ours, limit)
  return sides.floor === undefined ? [row] : [row, paceRow(`${name}/floor`, n, floor, limit)]
}

async function paceOf(prepare: Side, round: number, clock: () => number): Promise<number> {
  const work = await prepare(round)
  globalThis.gc?.()
  await quiet()
  const start = clock()
  const { operations, seconds = clock() - start } = await work()
  return operations / seconds
}

/** Waits until the collector has swept up behind itself, which it does beside other work. */
async function quiet(): Promise<void> {
  for (let wait = 0; wait < MOST_WAITS; wait++) {
    const before = ofProcessor()
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
    if (ofProcessor() - before < WAIT_MS / 10_000) return
  }
}

const WAIT_MS = 20
const MOST_WAITS = 100

function paceRow(name: string, n: number, ours = Number.NaN, limit = Number.NaN): PaceRow {
  return { name, n, opsPerSecond: ours, limitOpsPerSecond: limit, ratio: ours / limit }
}

function medianOf(values: readonly number[] = []): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [below, above] = [sorted[middle - 1], sorted[middle]]
  if (sorted.length % 2 === 1 || below === undefined || above === undefined) return above
  return (below + above) / 2
}

/** Does one thing after another, so many times or until patience ends; how often it did. */
export async function repeated(
  most: number,
  patience: number,
  step: (turn: number) => unknown,
): Promise<Done> {
  const end = performance.now() + patience * 1_000
  let operations = 0
  while (operations < most && (operations === 0 || performance.now() < end)) {
    await step(operations)
    operations++
  }
  return { operations }
}

/** Stops a benchmark in which a side has done something else than its work. */
export function mustBe(what: string, found: unknown, expected: unknown): void {
  if (found === expected) return
  throw new Error(`Expected ${what} to be ${String(expected)}, found ${String(found)}.`)
}
