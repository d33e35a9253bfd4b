// For authors of adapters: the port to storage, and how doors refuse.

export { checkCommit, eventsAsJson, MalformedCommit } from './store/check-commit.ts'
export { CommitListeners } from './store/commit-listeners.ts'
export type {
  AppendResult,
  Commit,
  EventStore,
  LogQuery,
  Position,
  StoreCapabilities,
  StoredCommit,
} from './store/event-store.ts'
export { followLog } from './store/follow-log.ts'
export type { FollowedStore, FollowOptions } from './store/follow-log.ts'
export { numberOfPosition, positionNumbered } from './store/numbered-position.ts'
export { readSegment, segmentOf } from './segment/segment.ts'
export type { Segment } from './segment/segment.ts'
export type { StoreCall } from './store/store-answer.ts'
export { tenantKey } from './store/tenant.ts'
export { NAMING_FIELDS, refusalOf } from './event/refusal-of.ts'
export type { SchemaError } from './event/refusal-of.ts'
export { ITERABLE, OBJECT, requireKind, requireText } from './refusal/kinds.ts'
export type { Kind } from './refusal/kinds.ts'
export { optionsIn } from './refusal/reading.ts'
export { refusalUnder, refuse } from './refusal/refusal.ts'
