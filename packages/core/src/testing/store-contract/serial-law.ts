import * as fc from 'fast-check'
import type { AppendResult, Commit, EventStore, StoredCommit } from '../../store/event-store.ts'
import { memoryStore } from '../../store/memory-store.ts'
import { isSame, StoreContractBroken } from './expectation.ts'
import { idAsFarAs, type OpenStore } from './law.ts'
import { appended, readAll, revisionsOf } from './reading.ts'
import { KINDS, variedCommit } from './varied-commit.ts'

/** One of several appends made at once: small ranges, so that they get in each other's way. */
interface Append {
  readonly handle: number
  readonly target: number
  readonly id: number
  readonly fingerprint: number
  /** Steps away from the revision that the target stood at before the round. */
  readonly off: number
  readonly events: number
  /** The kind of its first event, see {@link KINDS}. */
  readonly first: number
}

const append = fc.record<Append>({
  handle: fc.nat({ max: 2 }),
  target: fc.nat({ max: 1 }),
  id: fc.nat({ max: 9 }),
  fingerprint: fc.nat({ max: 1 }),
  off: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: -1, max: 3 })),
  events: fc.integer({ min: 1, max: 3 }),
  first: fc.nat({ max: KINDS.length - 1 }),
})

/** Rounds of two to four appends; those of a round are made at once. */
export const racePlans: fc.Arbitrary<readonly (readonly Append[])[]> = fc.array(
  fc.array(append, { minLength: 2, maxLength: 4 }),
  { minLength: 1, maxLength: 5 },
)

/**
 * Makes the appends of each round at once, and looks for an order in which the memory store, given
 * one after another, answers the same and is left with the same log.
 */
export async function expectSerial(
  open: OpenStore,
  plan: readonly (readonly Append[])[],
): Promise<void> {
  const handles = [await open(), await open(), await open()]
  const [first] = handles as [EventStore]
  for (const [index, round] of plan.entries()) {
    const before = await readAll(first)
    const commits = round.map((each) => commitOf(each, before, first))
    const results = await Promise.all(
      round.map(({ handle }, at) => (handles[handle] ?? first).append(commits[at] as Commit)),
    )
    const seen = seenOf(results, await readAll(first))
    const orders = await Promise.all(
      ordersOf(commits.map((_, at) => at)).map((order) => inOrder(before, commits, order)),
    )
    if (orders.some((expected) => isSame(seen, expected))) continue
    throw new StoreContractBroken(
      `No order of the appends of round ${index + 1} gives what was seen, in ${JSON.stringify(plan)}`,
      seen,
      orders[0],
    )
  }
}

function commitOf(append: Append, before: readonly StoredCommit[], store: EventStore): Commit {
  const target = `target-${append.target}`
  const last = before.findLast((commit) => commit.target === target)
  const revision = last === undefined ? 0 : revisionsOf(last)[1]
  return variedCommit({
    id: idAsFarAs(store.capabilities.commitIds, target, append.id),
    target,
    expected: Math.max(0, revision + append.off),
    count: append.events,
    first: append.first,
    fingerprint: `fingerprint-${append.fingerprint}`,
  })
}

async function inOrder(
  before: readonly StoredCommit[],
  commits: readonly Commit[],
  order: readonly number[],
): Promise<unknown> {
  const model = memoryStore()
  for (const commit of before) {
    const { id, target, fingerprint, events } = commit
    const expectedRevision = revisionsOf(commit)[0] - 1
    const again = { id, target, fingerprint, expectedRevision, events: events as Commit['events'] }
    await appended(model, again)
  }
  const results: AppendResult[] = []
  for (const at of order) results[at] = await model.append(commits[at] as Commit)
  return seenOf(results, await readAll(model))
}

/** Answers and log, with each position as its place in the log. */
function seenOf(results: readonly AppendResult[], log: readonly StoredCommit[]): unknown {
  const placeOf = new Map(log.map(({ position }, place) => [position, place]))
  const seen = ({ position, ...commit }: StoredCommit) => ({
    ...commit,
    place: placeOf.get(position) ?? 'nowhere in the log',
  })
  const answers = results.map((result) => {
    if (result.status === 'appended')
      return { status: result.status, place: placeOf.get(result.position) }
    if (result.status === 'conflict') return result
    return { status: result.status, commit: seen(result.commit) }
  })
  return { answers, log: log.map(seen) }
}

function ordersOf(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]]
  return items.flatMap((item) =>
    ordersOf(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  )
}
