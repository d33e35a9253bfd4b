import type { EventStore } from '../../store/event-store.ts'
import { openTracker } from '../../engine/open-tracker.ts'
import type { Tracker } from '../../engine/tracker.ts'
import { decodeEvent } from '../../event/codec.ts'
import type { Command } from '../../decider/commands.ts'
import { reporting, setting, track } from '../tracking.ts'
import { DoorBroken } from './typed-answer.ts'

/** A call of a tracker or its store that takes input from outside. */
export type TrackerDoor = (input: unknown, tracker: Tracker, store: EventStore) => Promise<unknown>

/** What a caller in JavaScript may pass, whatever the types say. */
function as(input: unknown): never {
  return input as never
}

const NOTE: Command = { type: 'AddNote', target: 'target-1', text: 'seen' }

/** Every door of a tracker, and those of the port to its store that take text. */
export const TRACKER_DOORS: Readonly<Record<string, TrackerDoor>> = {
  execute: (input, tracker) => tracker.execute(as(input)),
  'execute, options': (input, tracker) => tracker.execute(NOTE, as(input)),
  'execute, commandId': (input, tracker) => tracker.execute(NOTE, { commandId: as(input) }),
  'execute, expectedRevision': (input, tracker) =>
    tracker.execute(NOTE, { expectedRevision: as(input) }),
  'execute, clockTolerance': (input, tracker) =>
    tracker.execute(NOTE, { clockTolerance: as(input) }),
  'tracker.scoreboard': (input, tracker) => tracker.scoreboard(as(input)),
  'tracker.scoreboard, asOf': (input, tracker) => tracker.scoreboard({ asOf: as(input) }),
  'tracker.scoreboard, knownAt': (input, tracker) => tracker.scoreboard({ knownAt: as(input) }),
  'tracker.scoreboard, at': (input, tracker) => tracker.scoreboard({ at: as(input) }),
  'tracker.scoreboard, position': (input, tracker) =>
    tracker.scoreboard({ knownAt: { position: as(input) } }),
  'tracker.scoreboard, options': (input, tracker) => tracker.scoreboard({}, as(input)),
  'tracker.scoreboard, signal': (input, tracker) => tracker.scoreboard({}, { signal: as(input) }),
  'tracker.standing': (input, tracker) => tracker.standing(as(input)),
  'tracker.standing, point': (input, tracker) => tracker.standing('target-1', as(input)),
  'tracker.standing, options': (input, tracker) => tracker.standing('target-1', {}, as(input)),
  'tracker.timeline': (input, tracker) => tracker.timeline(as(input)),
  'tracker.timeline, point': (input, tracker) => tracker.timeline('target-1', as(input)),
  'tracker.timeline, options': (input, tracker) => tracker.timeline('target-1', {}, as(input)),
  'tracker.history': (input, tracker) => tracker.history(as(input)),
  'tracker.history, point': (input, tracker) => tracker.history('target-1', as(input)),
  'tracker.history, options': (input, tracker) => tracker.history('target-1', {}, as(input)),
  'tracker.follow': (input, tracker) => firstOf(tracker.follow(as(input))),
  'tracker.follow, after': (input, tracker) =>
    untilEnd(tracker.follow({ after: as(input), signal: AbortSignal.timeout(1) })),
  'tracker.follow, signal': (input, tracker) => firstOf(tracker.follow({ signal: as(input) })),
  'tracker.follow, pollEvery': (input, tracker) =>
    firstOf(tracker.follow({ pollEvery: as(input) })),
  openTracker: (input) => openTracker(as(input)),
  // Its store may be a promise, and one that never settles is waited for; so it is no door.
  'openTracker, clock': (input, _, store) => openTracker({ store, clock: as(input) }),
  'openTracker, clockTolerance': (input, _, store) =>
    openTracker({ store, clockTolerance: as(input) }),
  'openTracker, rules': (input, _, store) => openTracker({ store, rules: as(input) }),
  'a row that load answers with': async (input, _, store) => {
    const tracker = await openTracker({ store: { ...store, load: async () => [as(input)] } })
    return tracker.standing('target-1')
  },
  'a row that append answers with': async (input, _, store) => {
    const answer = { status: 'alreadyAppended', commit: as(input) } as const
    const tracker = await openTracker({ store: { ...store, append: async () => answer } })
    return tracker.execute(NOTE)
  },
  'store.append': (input, _, store) => store.append(as(input)),
  'store.read, after': (input, _, store) => drained(store.read({ after: as(input) })),
  'store.read, upTo': (input, _, store) => drained(store.read({ upTo: as(input) })),
}

async function firstOf(commits: AsyncIterable<unknown>): Promise<unknown> {
  for await (const commit of commits) return commit
  return undefined
}

async function untilEnd(commits: AsyncIterable<unknown>): Promise<void> {
  for await (const commit of commits) void commit
}

async function drained(batches: AsyncIterable<readonly unknown[]>): Promise<number> {
  let commits = 0
  for await (const batch of batches) commits += batch.length
  return commits
}

/** A tracker with one target, `target-1`, and one report of it, `c2.1`. */
export async function trackerOfOne(): Promise<{ tracker: Tracker; store: EventStore }> {
  const { tracker, store } = await track()
  await tracker.execute(setting('target-1', 201))
  await tracker.execute(reporting('target-1', 100))
  return { tracker, store }
}

/** How many commits {@link trackerOfOne} has. */
export const COMMITS_OF_ONE = 2

/** How many commits there are in the log of a store. */
export async function commitsIn(store: EventStore): Promise<number> {
  return drained(store.read())
}

/** Sees to it that what is in a log can be read again, event by event and in every view. */
export async function checkReadable(
  door: string,
  tracker: Tracker,
  store: EventStore,
): Promise<void> {
  try {
    const targets = new Set<string>()
    for await (const batch of store.read()) {
      for (const { events, position } of batch) {
        for (const event of events) targets.add(decodeEvent(event, position).target)
      }
    }
    const board = await tracker.scoreboard()
    board.programmes()
    JSON.stringify(board)
    for (const target of targets) {
      await tracker.timeline(target)
      await tracker.history(target)
    }
  } catch (cause) {
    throw new DoorBroken(door, `stored what cannot be read again: ${String(cause)}`, { cause })
  }
}
