import type { Difference } from './difference.ts'

/**
 * A given/when/then whose outcome is not the expected one. Its message lists the differences field
 * by field, for any test runner to print.
 */
export class ExpectationNotMet extends Error {
  override readonly name = 'ExpectationNotMet'
  readonly differences: readonly Difference[]

  /** `what` is what was not as expected; reads before "is not as expected". */
  constructor(what: string, differences: readonly Difference[]) {
    const lines = differences.map(
      ({ path, expected, found }) => `\n  ${path}: expected ${expected}, found ${found}`,
    )
    super(`${what} is not as expected.${lines.join('')}`)
    this.differences = differences
  }
}

/** Throws {@link ExpectationNotMet} where there are differences. */
export function expectNone(what: string, differences: readonly Difference[]): void {
  if (differences.length > 0) throw new ExpectationNotMet(what, differences)
}
