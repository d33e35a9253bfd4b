/** For codes that say it all. */
export type NoParameters = Readonly<Record<string, never>>

/**
 * What comes of what an input is in itself: the kinds a value may be of, what it may be, how small, how
 * large and how long. Only what was not kept is there.
 */
export interface Bounds {
  /** Kinds of which it has to be one: `string`, `integer`, `array`, `object`, or a kind by its name. */
  readonly types?: readonly string[]
  /** Values of which it has to be one. */
  readonly allowed?: readonly string[]
  /** Least number, or least length of a text or list. */
  readonly least?: number
  /** Greatest number, or greatest length of a text or list. */
  readonly most?: number
}

/** What keeps an input from being a value, and what to do about it. */
export type Fault = readonly [fault: string, remedy: string]

/** What one of several has to have in common with the first. */
export interface TermOfFirst {
  /** The term of the first, as JSON. */
  readonly first: string
}

/** The revision beside which another makes no sense, where it is neither the one refused nor before it. */
export interface LaterRevision {
  /** Which revision of the target it is. */
  readonly revision?: number
  /** The day from which it holds. */
  readonly effective?: string
}
