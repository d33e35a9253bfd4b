import * as fc from 'fast-check'
import type { EventStore, LogQuery, Position, StoredCommit } from '../../store/event-store.ts'
import { memoryLog, memoryStore } from '../../store/memory-store.ts'
import { targetId } from '../../event/identifiers.ts'
import { expectSame } from './expectation.ts'
import { idAsFarAs, type CommitIds, type OpenStore } from './law.ts'
import { readAll, revisionsOf } from './reading.ts'
import { KINDS, variedCommit } from './varied-commit.ts'

/** One call, as data: small ranges, so that ids, revisions and positions meet often. */
type Step =
  | { readonly call: 'append'; readonly log: Log; readonly append: Append }
  | { readonly call: 'load'; readonly log: Log; readonly target: number; readonly after: number }
  | { readonly call: 'read'; readonly log: Log; readonly after?: number; readonly upTo?: number }
  | { readonly call: 'reopen'; readonly log: Log }

const TENANTS = ['tenant-a', 'tenant-b'] as const

interface Log {
  readonly tenant: (typeof TENANTS)[number]
  readonly handle: 0 | 1
}

interface Append {
  readonly target: number
  readonly id: number
  readonly fingerprint: number
  /** Steps away from the revision that the target stands at. */
  readonly off: number
  readonly events: number
  /** The kind of its first event, see {@link KINDS}. */
  readonly first: number
}

const log = fc.record<Log>({
  tenant: fc.constantFrom(...TENANTS),
  handle: fc.constantFrom(0, 1),
})
const target = fc.nat({ max: 1 })
const append = fc.record<Append>({
  target,
  id: fc.nat({ max: 6 }),
  fingerprint: fc.nat({ max: 1 }),
  off: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: -3, max: 3 })),
  events: fc.integer({ min: 1, max: 3 }),
  first: fc.nat({ max: KINDS.length - 1 }),
})
const place = fc.nat({ max: 20 })

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ call: fc.constant('append' as const), log, append }) },
  {
    weight: 2,
    arbitrary: fc.record({
      call: fc.constant('load' as const),
      log,
      target,
      after: fc.nat({ max: 8 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record(
      { call: fc.constant('read' as const), log, after: place, upTo: place },
      { requiredKeys: ['call', 'log'] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ call: fc.constant('reopen' as const), log }) },
)

/** Any plan of calls that a store and the memory store can be put through side by side. */
export const storePlans: fc.Arbitrary<readonly Step[]> = fc.array(step, {
  maxLength: 40,
  size: 'max',
})

/** Runs a plan on a store and on the memory store, and compares what can be seen after each step. */
export async function expectLikeMemory(open: OpenStore, plan: readonly Step[]): Promise<void> {
  const handles = await Promise.all(TENANTS.map((tenant) => open(tenant)))
  const { commitIds, durable } = (handles[0] as EventStore).capabilities
  // What is not durable may go with the last handle: there, one stays open beside the plan's.
  if (durable) await Promise.all(handles.map((handle) => handle.close()))
  const shared = memoryLog()
  const subject = new Observed(open, commitIds)
  const model = new Observed(
    async (tenant) => memoryStore({ log: shared, ...(tenant !== undefined && { tenant }) }),
    commitIds,
  )
  for (const [index, each] of plan.entries()) {
    const found = await subject.observe(each)
    const expected = await model.observe(each)
    expectSame(found, expected, `step ${index + 1} of ${JSON.stringify(plan)}`)
  }
}

/** A log seen without its positions: each is named by its place among those acknowledged. */
class Observed {
  readonly #open: OpenStore
  readonly #commitIds: CommitIds
  readonly #handles = new Map<string, EventStore>()
  readonly #positions = new Map<string, Position[]>()

  constructor(open: OpenStore, commitIds: CommitIds) {
    this.#open = open
    this.#commitIds = commitIds
  }

  async observe(step: Step): Promise<unknown> {
    const { tenant } = step.log
    const store = await this.#handle(step.log)
    switch (step.call) {
      case 'append':
        return this.#append(store, tenant, step.append)
      case 'load': {
        const name = targetId(`target-${step.target}`)
        const commits = await store.load(name, { afterRevision: step.after })
        return commits.map((commit) => this.#seen(tenant, commit))
      }
      case 'read': {
        const commits = await readAll(store, this.#query(tenant, step))
        return commits.map((commit) => this.#seen(tenant, commit))
      }
      case 'reopen':
        await store.close()
        this.#handles.delete(keyOf(step.log))
        return undefined
    }
  }

  async #append(store: EventStore, tenant: string, append: Append): Promise<unknown> {
    const target = `target-${append.target}`
    const commits = await store.load(targetId(target))
    const last = commits.at(-1)
    const revision = last === undefined ? 0 : revisionsOf(last)[1]
    const result = await store.append(
      variedCommit({
        id: idAsFarAs(this.#commitIds, target, append.id),
        target,
        expected: Math.max(0, revision + append.off),
        count: append.events,
        first: append.first,
        fingerprint: `fingerprint-${append.fingerprint}`,
      }),
    )
    switch (result.status) {
      case 'appended':
        this.#known(tenant).push(result.position)
        return { status: result.status }
      case 'conflict':
        return result
      case 'alreadyAppended':
      case 'commitIdTaken':
        return { status: result.status, commit: this.#seen(tenant, result.commit) }
    }
  }

  #query(tenant: string, step: { readonly after?: number; readonly upTo?: number }): LogQuery {
    const known = this.#known(tenant)
    const after = step.after === undefined ? undefined : known[step.after % known.length]
    const upTo = step.upTo === undefined ? undefined : known[step.upTo % known.length]
    return { ...(after && { after }), ...(upTo && { upTo }) }
  }

  #seen(tenant: string, commit: StoredCommit): unknown {
    return { ...commit, position: this.#known(tenant).indexOf(commit.position) }
  }

  #known(tenant: string): Position[] {
    const known = this.#positions.get(tenant) ?? []
    this.#positions.set(tenant, known)
    return known
  }

  async #handle(log: Log): Promise<EventStore> {
    const key = keyOf(log)
    const opened = this.#handles.get(key) ?? (await this.#open(log.tenant))
    this.#handles.set(key, opened)
    return opened
  }
}

function keyOf({ tenant, handle }: Log): string {
  return `${tenant}/${handle}`
}
