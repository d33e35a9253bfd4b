import type { AppendResult, Commit, EventStore } from '../../../store/event-store.ts'
import type { TargetEvent } from '../../../event/events.ts'
import { memoryLog, memoryStore } from '../../../store/memory-store.ts'
import type { CreateStoreHarness } from '../../store-contract.ts'

/** For each law the stores that break it: what each does wrong, and how to open it. */
export type FaultsOf<Laws> = {
  readonly [Law in keyof Laws]: Readonly<Record<string, CreateStoreHarness>>
}

/** Memory stores on one log, each handle with the same fault put in. */
export function faulty(
  putFaultIn: (store: EventStore, tenant: string | undefined) => EventStore,
): CreateStoreHarness {
  return faultyLog(() => putFaultIn)
}

/** {@link faulty} with something for the handles to share: made once for each log. */
export function faultyLog(
  openLog: () => (store: EventStore, tenant: string | undefined) => EventStore,
): CreateStoreHarness {
  return () => {
    const log = memoryLog()
    const putFaultIn = openLog()
    return {
      open: (tenant) =>
        putFaultIn(memoryStore(tenant === undefined ? { log } : { log, tenant }), tenant),
    }
  }
}

/** {@link faulty} with the fault in its append. */
export function appending(
  append: (commit: Commit, store: EventStore) => Promise<AppendResult>,
): CreateStoreHarness {
  return faulty((store) => ({ ...store, append: (commit) => append(commit, store) }))
}

/** {@link faulty} with a fault in how commits come back: as JSON text, rewritten. */
export function reviving(rewrite: (json: string) => string): CreateStoreHarness {
  return faulty((store) => ({
    ...store,
    async load(target, options) {
      return JSON.parse(rewrite(JSON.stringify(await store.load(target, options))))
    },
  }))
}

/** {@link faulty} with a fault in how events are stored: each rewritten. */
export function storing(rewrite: (event: TargetEvent) => TargetEvent): CreateStoreHarness {
  return appending(async (commit, store) =>
    store.append({ ...commit, events: commit.events.map((event) => rewrite(event)) }),
  )
}

/** The revision a target stands at. */
export async function standsAt(store: EventStore, { target }: Commit): Promise<number> {
  const events = (await store.load(target)).flatMap((commit) => commit.events)
  return events.length
}

/** The same events under the revisions a store wants, whatever the caller expected. */
export function shifted(commit: Commit, expectedRevision: number): Commit {
  const events = commit.events.map((event, index) => ({
    ...event,
    revision: expectedRevision + index + 1,
  }))
  return { ...commit, expectedRevision, events }
}

/** Lets everything else that can go on do so, so many times: what waiting for a disk would. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve()
}
