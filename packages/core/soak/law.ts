/** A law that can be asked again and again, each time with another seed. */
export interface SoakLaw {
  readonly name: string
  /** Asks it some hundred times or so, and gives how often; rejects where it is broken. */
  readonly round: (seed: number) => Promise<number>
  /** What came of it so far, in a few words. */
  readonly tally?: () => string
}
