import type { TargetEvent } from '../event/events.ts'
import type { CommitId, TargetId } from '../event/identifiers.ts'
import type { CheckedStore } from '../store/checked-store.ts'
import type { Position } from '../store/event-store.ts'
import { batchesIn, followingOf, type Following, type FollowOptions } from '../store/follow-log.ts'
import type { Breathing } from './breathing.ts'
import { eventsIn } from './stored-events.ts'

/** A commit of the log, as who follows it is given it: what one command came to. */
export interface FollowedCommit {
  readonly id: CommitId
  readonly target: TargetId
  /** Where to go on once the commit is done with. */
  readonly position: Position
  /** At least one, in the order of their revisions. */
  readonly events: readonly TargetEvent[]
}

/** The commits of a log one by one, as they come. Throws {@link RefusedInput} where an option can't be. */
export function followedCommits(
  store: CheckedStore,
  options: FollowOptions,
  breathing: Breathing,
): AsyncIterableIterator<FollowedCommit> {
  const asked = followingOf(options)
  return asked.ending.endedBy(oneByOne(store, asked, breathing))
}

/** Each is read when its turn comes, so that those before a corrupt one are given. */
async function* oneByOne(
  store: CheckedStore,
  asked: Following,
  breathing: Breathing,
): AsyncGenerator<FollowedCommit, void> {
  let given = 0
  for await (const batch of batchesIn(store, asked)) {
    for (const commit of batch) {
      const { id, target, position } = commit
      yield { id, target, position, events: eventsIn(commit) }
      if (++given % breathing.commitsAStep === 0 && breathing.isDue) await breathing.breath()
      if (asked.ending.isEnded) return
    }
  }
}
