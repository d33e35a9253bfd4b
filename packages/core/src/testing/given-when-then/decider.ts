/**
 * What a decider makes of a command: events, none where nothing changes, or the refusal. Events may
 * stand alone or in a result, as `decide` of planfold has it.
 */
export type Decision<Event, Refused> =
  | readonly Event[]
  | { readonly ok: true; readonly value: readonly Event[] }
  | { readonly ok: false; readonly refusal: Refused }

/** Decisions on a history, told apart from storage: of targets, or of whatever else is decided. */
export interface Decider<Command, Event, State, Refused> {
  /** The state before anything has happened. */
  readonly initial: State
  /** Pure; what it throws is an error, not a refusal, and passes through. */
  readonly decide: (command: Command, state: State) => Decision<Event, Refused>
  /** The state after one more event. Pure: the state given stays what it was. */
  readonly evolve: (state: State, event: Event) => State
}
