import type { EventStore } from '../../engine/event-store.ts'

/** Opens a handle on the log under test; without a tenant, on the log of nobody in particular. */
export type OpenStore = (tenant?: string) => Promise<EventStore>

/** A law of the port under the sentence that states it; rejects where a store breaks it. */
export type Laws<Name extends string = string> = Readonly<
  Record<Name, (open: OpenStore) => Promise<void>>
>
