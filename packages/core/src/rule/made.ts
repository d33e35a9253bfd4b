declare const made: unique symbol

/** The mark of what a maker has made, and so has checked: nothing else is taken for a rule. */
export interface Made {
  readonly [made]: true
}

// Of all copies of the library in a program, such as one for import and one for require.
const MARK = Symbol.for('@planfold/core: made')

/** A rule made of checked parts: frozen, and marked so that a copy of its fields is not. */
export function markMade<Rule extends Made>(parts: Omit<Rule, keyof Made>): Rule {
  return Object.freeze(Object.defineProperty(parts, MARK, { value: true })) as Rule
}

/** Whether one of the makers has made it. */
export function isMade(found: unknown): found is Made {
  return typeof found === 'object' && found !== null && Object.hasOwn(found, MARK)
}
