/** A piece of code found in a page or a docstring, with the place it came from. */
export interface Snippet {
  /** The file it stands in, relative to the root of the repository. */
  readonly file: string
  /** Line its code begins on, counted from 1. */
  readonly line: number
  readonly code: string
}
