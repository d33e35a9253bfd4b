import type { Decider } from './decider.ts'
import { differencesIn, traceOf } from './difference.ts'
import { expectNone } from './expectation-not-met.ts'
import type { NamedFields } from './named-fields.ts'
import { expectOutcome, outcomeOf, type ExpectedDecision, type Outcome } from './outcome.ts'

/** What came of a command put to a decider, to be compared with what was expected. */
export interface Decided<Event, State, Refused> extends Outcome<Event, Refused> {
  /** The state after the events. */
  readonly state: State
  /** The number of events, their order, and of each the fields that are named; or the refusal. */
  then(expected: ExpectedDecision<Event, Refused>): StateAfter<State>
  thenState(expected: NamedFields<State>): StateAfter<State>
}

/** The state that a command leaves behind, to be compared with what was expected. */
export interface StateAfter<State> {
  /** Compares the fields that are named. */
  thenState(expected: NamedFields<State>): StateAfter<State>
}

/** Events that have happened, and a decider that knows them. */
export interface Scene<Command, Event, State, Refused> {
  /** Puts a command to the decider; the scene stays as it is. */
  when(command: Command): Decided<Event, State, Refused>
}

/**
 * Given/when/then for a decider of one's own. What is not as expected throws
 * {@link ExpectationNotMet}, which names each field that differs; so it works in any test runner.
 *
 * A refusal is compared by the fields named: `{ code: 'Closed' }`, or `{}` for any. An array is
 * always taken for events, so refusals must not be arrays.
 *
 * @example
 * type Asked = { type: 'Deposit' | 'Withdraw'; amount: number }
 * type Happened = { type: 'Deposited' | 'Withdrawn'; amount: number }
 * const given = givenFor({
 *   initial: 0,
 *   evolve: (balance: number, { type, amount }: Happened) =>
 *     type === 'Deposited' ? balance + amount : balance - amount,
 *   decide: ({ type, amount }: Asked, balance): Decision<Happened, { code: 'TooMuch' }> => {
 *     if (type === 'Deposit') return [{ type: 'Deposited', amount }]
 *     if (amount > balance) return { ok: false, refusal: { code: 'TooMuch' } }
 *     return [{ type: 'Withdrawn', amount }]
 *   },
 * })
 * given([{ type: 'Deposited', amount: 5 }])
 *   .when({ type: 'Withdraw', amount: 2 })
 *   .then([{ type: 'Withdrawn', amount: 2 }])
 *   .thenState(3)
 * given([]).when({ type: 'Withdraw', amount: 2 }).then({ code: 'TooMuch' })
 */
export function givenFor<Command, Event, State, Refused>(
  decider: Decider<Command, Event, State, Refused>,
): (events?: readonly Event[]) => Scene<Command, Event, State, Refused> {
  const after = (events: readonly Event[], before: State) =>
    events.reduce(
      (state, event) => leaving(state, 'evolve', () => decider.evolve(state, event)),
      before,
    )
  return (events = []) => {
    const state = after(events, decider.initial)
    return {
      when: (command) => {
        const outcome = outcomeOf(leaving(state, 'decide', () => decider.decide(command, state)))
        return decided(command, outcome, after(outcome.events, state))
      },
    }
  }
}

/**
 * What a part of a decider gives, seen to leave the state as it was: a state that is changed in
 * place would be another in the next test.
 */
function leaving<Given>(state: unknown, part: string, ask: () => Given): Given {
  const before = traceOf(state)
  const given = ask()
  if (traceOf(state) === before) return given
  throw new TypeError(`${part} changed the state it was given. Leave it as it is: make another.`)
}

function decided<Event, State, Refused>(
  command: unknown,
  outcome: Outcome<Event, Refused>,
  state: State,
): Decided<Event, State, Refused> {
  const after: StateAfter<State> = {
    thenState: (expected) => {
      expectNone('The state', differencesIn('state', expected, state))
      return after
    },
  }
  return {
    ...outcome,
    ...after,
    state,
    then: (expected) => {
      expectOutcome(command, outcome, expected)
      return after
    },
  }
}
