import type { Moment } from '../period/moment.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { optionsIn } from '../refusal/reading.ts'
import { valueOf } from '../refusal/result.ts'
import { ruleBook, type RuleBook } from '../rule/rule-book.ts'
import { checkedBound } from '../decider/command-size.ts'
import { randomIds, systemClock } from './ambient.ts'
import { CLOCK_TOLERANCE, toleranceIn, type ClockTolerance } from './clock-tolerance.ts'
import type { EventStore } from '../store/event-store.ts'
import { faultInTimeout, RETRY_TIMEOUT } from './patience.ts'
import { requireFunction, requireIfGiven, requireMethods } from '../refusal/required.ts'
import type { TrackerOptions } from './tracker.ts'

/** What a tracker is opened with, checked and complete. */
export interface Settings {
  readonly store: EventStore
  readonly rules: RuleBook
  readonly clock: () => Moment
  readonly ids: () => string
  readonly tolerance: ClockTolerance
  readonly retryTimeout: number
  readonly maxCommandBytes: number
}

/** Throws {@link RefusedInput} for an option that can't be. */
export async function settingsIn(options: TrackerOptions): Promise<Settings> {
  const given = optionsIn(options, [
    'store',
    'clock',
    'ids',
    'rules',
    'maxCommandBytes',
    'clockTolerance',
    'retryTimeout',
  ])
  const rules = ruleBook(given.rules)
  const store = await given.store
  requireMethods('store', store, ['load', 'append', 'read', 'close'])
  requireIfGiven('store.sharedLog', 'object', () => store.sharedLog)
  requireIfGiven('store.onCommits', 'function', () => store.onCommits)
  const { clock = systemClock, ids = randomIds, retryTimeout = RETRY_TIMEOUT } = given
  requireFunction('clock', clock)
  requireFunction('ids', ids)
  const tolerance = valueOf(toleranceIn(given.clockTolerance, CLOCK_TOLERANCE))
  const maxCommandBytes = checkedBound(given.maxCommandBytes)
  const fault = faultInTimeout(retryTimeout)
  if (fault !== undefined) throw new RefusedInput(fault)
  return { store, rules, clock, ids, tolerance, maxCommandBytes, retryTimeout }
}
