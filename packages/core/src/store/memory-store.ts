import type { TargetId } from '../event/identifiers.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { optionsIn } from '../refusal/reading.ts'
import { refuse } from '../refusal/refusal.ts'
import { checkCommit, eventsAsJson } from './check-commit.ts'
import { CommitListeners } from './commit-listeners.ts'
import type { AppendResult, Commit, EventStore, LogQuery, StoredCommit } from './event-store.ts'
import { numberOfPosition, positionNumbered } from './numbered-position.ts'
import { StoreClosed } from './store-closed.ts'
import { tenantKey } from './tenant.ts'

const COMMITS_PER_BATCH = 1_000

declare const memoryLogBrand: unique symbol

/** What several memory stores may share, as several processes share a file. Opaque. */
export interface MemoryLog {
  readonly [memoryLogBrand]: true
}

export interface MemoryStoreOptions {
  /** Whose log it is, an id (see {@link tenantKey}); absent: the log of nobody in particular. */
  readonly tenant?: string | undefined
  /** The log to open; absent: a new one, gone with the store. */
  readonly log?: MemoryLog | undefined
}

/** Events are kept as JSON text: what goes in and what comes out shares no object with the log. */
interface Entry extends Omit<StoredCommit, 'events'> {
  readonly lastRevision: number
  readonly text: string
}

interface TenantLog {
  readonly entries: Entry[]
  readonly byId: Map<string, Entry>
  readonly byTarget: Map<string, Entry[]>
  readonly listeners: CommitListeners
}

const tenantsOf = new WeakMap<MemoryLog, Map<string, TenantLog>>()

/**
 * A log for several {@link memoryStore}s to open, in tests of what several processes do.
 *
 * @example
 * const log = memoryLog()
 * const [here, there] = [memoryStore({ log }), memoryStore({ log })]
 */
export function memoryLog(): MemoryLog {
  const log = Object.freeze({}) as MemoryLog
  tenantsOf.set(log, new Map())
  return log
}

/**
 * The store for tests, examples and views that need no disk; also the port's worked
 * implementation, which the other stores are compared with. Nothing survives the process.
 *
 * Throws {@link RefusedInput} where the tenant is not an id, or the log none of {@link memoryLog}.
 *
 * @example
 * const store = memoryStore()
 * store.capabilities //=> { commitIds: 'log', durable: false }
 */
export function memoryStore(options: MemoryStoreOptions = {}): EventStore {
  const { tenant, log = memoryLog() } = optionsIn(options, ['tenant', 'log'])
  const { entries, byId, byTarget, listeners } = openLog(log, tenantKey(tenant))
  const own = new CommitListeners()
  let closed = false

  function checkOpen(): void {
    if (closed) throw new StoreClosed()
  }

  return {
    capabilities: { commitIds: 'log', durable: false },

    async load(target: TargetId, options = {}): Promise<readonly StoredCommit[]> {
      const { afterRevision = 0 } = optionsIn(options, ['afterRevision'])
      checkOpen()
      const commits = byTarget.get(target) ?? []
      return commits.filter((entry) => entry.lastRevision > afterRevision).map(handOut)
    },

    async append(commit: Commit): Promise<AppendResult> {
      checkOpen()
      checkCommit(commit)
      const text = eventsAsJson(commit)
      const earlier = byId.get(commit.id)
      if (earlier !== undefined) {
        const same = earlier.fingerprint === commit.fingerprint
        return { status: same ? 'alreadyAppended' : 'commitIdTaken', commit: handOut(earlier) }
      }
      const known = byTarget.get(commit.target)
      const commits = known ?? []
      const revision = commits.at(-1)?.lastRevision ?? 0
      if (revision !== commit.expectedRevision) return { status: 'conflict', revision }
      const entry: Entry = {
        id: commit.id,
        target: commit.target,
        fingerprint: commit.fingerprint,
        position: positionNumbered(entries.length + 1),
        lastRevision: revision + commit.events.length,
        text,
      }
      entries.push(entry)
      byId.set(entry.id, entry)
      if (known === undefined) byTarget.set(entry.target, commits)
      commits.push(entry)
      listeners.tell()
      return { status: 'appended', position: entry.position }
    },

    async *read(query: LogQuery = {}): AsyncGenerator<readonly StoredCommit[]> {
      const { after, upTo } = optionsIn(query, ['after', 'upTo'])
      checkOpen()
      const last = upTo === undefined ? entries.length : numberOfPosition(upTo)
      const end = Math.min(last, entries.length)
      let next = after === undefined ? 0 : numberOfPosition(after)
      while (next < end) {
        const batch = entries.slice(next, Math.min(next + COMMITS_PER_BATCH, end)).map(handOut)
        next += batch.length
        yield batch
        checkOpen()
      }
    },

    onCommits(listener: () => void): () => void {
      checkOpen()
      const stops = [listeners.add(listener), own.add(listener)]
      return () => stops.forEach((stop) => stop())
    },

    async close(): Promise<void> {
      closed = true
      own.tell()
    },
  }
}

function openLog(log: MemoryLog, tenant: string): TenantLog {
  const tenants = tenantsOf.get(log)
  if (tenants === undefined) {
    const remedy = 'Give what memoryLog() made, or leave it out.'
    throw new RefusedInput(
      refuse('InvalidOptions', 'log', log, 'a log of this library', remedy, { types: ['log'] }),
    )
  }
  const known = tenants.get(tenant)
  if (known !== undefined) return known
  const opened: TenantLog = {
    entries: [],
    byId: new Map(),
    byTarget: new Map(),
    listeners: new CommitListeners(),
  }
  tenants.set(tenant, opened)
  return opened
}

function handOut({ id, target, fingerprint, position, text }: Entry): StoredCommit {
  return { id, target, fingerprint, position, events: JSON.parse(text) as unknown[] }
}
