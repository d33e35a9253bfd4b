import type { EventStore, StoredCommit } from '../store/event-store.ts'
import { memoryStore } from '../store/memory-store.ts'
import { openTracker } from '../engine/open-tracker.ts'
import type { ExecuteResult } from '../engine/tracker.ts'
import { moment } from '../period/moment.ts'
import type { Command } from '../decider/commands.ts'

/** The period of {@link setting}. */
export const YEAR_IN_HANOI = { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' }

/** Sets a target: so many people in 2020. */
export function setting(target: string, plan: string | number): Command {
  return {
    type: 'SetTarget',
    target,
    title: { en: 'New members', vi: 'Đảng viên mới' },
    unit: 'person',
    measure: 'sum',
    plan,
    period: YEAR_IN_HANOI,
  }
}

/** Reports a figure for a target of {@link setting}. */
export function reporting(
  target: string,
  quantity: string | number,
  on: string = '2020-02-01',
): Command {
  return { type: 'ReportProgress', target, quantity, on }
}

/**
 * A tracker whose ids are c1, c2, … and whose clock stands at `time.now` until it is moved. Not for
 * two trackers on one log: their ids would be the same.
 */
export async function track(store: EventStore = memoryStore(), started = '2020-02-01T05:00:00Z') {
  const time = { now: started }
  let made = 0
  const tracker = await openTracker({
    store,
    clock: () => moment(time.now),
    ids: () => `c${++made}`,
  })
  return { tracker, store, time }
}

/** Everything in the log of a store. */
export async function commitsIn(store: EventStore): Promise<readonly StoredCommit[]> {
  const commits: StoredCommit[] = []
  for await (const batch of store.read()) commits.push(...batch)
  return commits
}

/** The code of a refusal; undefined where the command was accepted. */
export function codeOf(result: ExecuteResult): string | undefined {
  return result.ok ? undefined : result.refusal.code
}
