/** A rule does not keep a law. The message tells the story of a smallest case found. */
export class RuleLawBroken extends Error {
  override readonly name = 'RuleLawBroken'
}
