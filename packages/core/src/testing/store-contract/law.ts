import type { EventStore, StoreCapabilities } from '../../store/event-store.ts'

/** Opens a handle on the log under test; without a tenant, on the log of nobody in particular. */
export type OpenStore = (tenant?: string) => Promise<EventStore>

/**
 * A law of the port under the sentence that states it; rejects where a store breaks it. It waits so many
 * milliseconds at most for what a follower has to be given.
 */
export type Laws<Name extends string = string> = Readonly<
  Record<Name, (open: OpenStore, followWithin: number) => Promise<void>>
>

/** How far a store declares to look for a commit id. */
export type CommitIds = StoreCapabilities['commitIds']

/**
 * A commit id that targets share where a store looks for it in the whole log, and that a target
 * has to itself where the store looks only among its commits: the memory store, which looks in the
 * whole log, then finds the same.
 */
export function idAsFarAs(commitIds: CommitIds, target: string, number: number): string {
  return commitIds === 'log' ? `c-${number}` : `${target}/${number}`
}
