/** The codes of wordings, when each comes, and its parameters, as `CoreRefusals` has those of the core. */
export interface WordingRefusals {
  /** There are no words of the language. */
  readonly UnknownLanguage: {
    /** The languages there are words of. */
    readonly known: readonly string[]
  }
}
