import { differencesIn, shown, type Difference } from './difference.ts'
import { expectNone } from './expectation-not-met.ts'
import type { Decision } from './decider.ts'
import type { ExpectedEvent, NamedFields } from './named-fields.ts'

/** What a test expects of a decision: all its events in order, or something of its refusal. */
export type ExpectedDecision<Event, Refused> =
  | readonly ExpectedEvent<Event>[]
  | NamedFields<Refused>

/** What came of a command: its events, none where nothing changed, or its refusal. */
export interface Outcome<Event, Refused> {
  readonly accepted: boolean
  readonly events: readonly Event[]
  /** Absent where the command was accepted. */
  readonly refusal?: Refused
}

export function outcomeOf<Event, Refused>(
  decision: Decision<Event, Refused>,
): Outcome<Event, Refused> {
  if (!('ok' in decision)) return { accepted: true, events: decision }
  return decision.ok
    ? { accepted: true, events: decision.value }
    : { accepted: false, events: [], refusal: decision.refusal }
}

/** Throws {@link ExpectationNotMet} where an outcome is not the one expected of a command. */
export function expectOutcome<Event, Refused>(
  command: unknown,
  outcome: Outcome<Event, Refused>,
  expected: ExpectedDecision<Event, Refused>,
): void {
  if (typeof expected === 'function') {
    // A promise takes whatever has a method `then` for another promise, and calls it like this.
    throw new TypeError(
      'Cannot compare an outcome with a function. Call then([…]) or then({ … }) yourself, and do not await the outcome or return it from an async function.',
    )
  }
  expectNone(`What came of ${nameOf(command)}`, differencesOf(outcome, expected))
}

function differencesOf<Event, Refused>(
  { accepted, events, refusal }: Outcome<Event, Refused>,
  expected: unknown,
): readonly Difference[] {
  if (!Array.isArray(expected)) {
    if (accepted) return [{ path: 'refusal', expected: shown(expected), found: listed(events) }]
    return isAny(expected) ? [] : differencesIn('refusal', expected, refusal)
  }
  if (accepted) return differencesIn('events', expected, events)
  return [{ path: 'events', expected: listed(expected), found: `the refusal ${told(refusal)}` }]
}

/** Whether any refusal is expected: one of which no field is named. */
function isAny(expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return false
  const isPlain = Object.getPrototypeOf(expected) === Object.prototype
  return isPlain && Object.keys(expected).length === 0
}

/** Events by their number and types: "2 events (TargetSet, ProgressReported)". */
function listed(events: readonly unknown[]): string {
  if (events.length === 0) return 'no events'
  const number = events.length === 1 ? '1 event' : `${events.length} events`
  return `${number} (${events.map(nameOf).join(', ')})`
}

/** A refusal by its code and message, where it has them. */
function told(refusal: unknown): string {
  if (typeof refusal !== 'object' || refusal === null) return shown(refusal)
  const { code, message } = refusal as Readonly<Record<string, unknown>>
  return typeof code === 'string' && typeof message === 'string'
    ? `${code}: ${message}`
    : shown(refusal)
}

/** What is called by its type is named by it. */
function nameOf(value: unknown): string {
  const named = typeof value === 'object' && value !== null && 'type' in value
  return named && typeof value.type === 'string' ? value.type : shown(value)
}
