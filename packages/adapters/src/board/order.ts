import { RefusedInput, textIn, type Standing } from '@planfold/core'
import { compareRatios } from '@planfold/core/quantity'
import { refuse } from '@planfold/core/store'

/**
 * In which order a board is written: by title in the language of the file, by period (what begins first
 * comes first, then what ends first), by attainment, the least first and last what has none, or by a
 * comparison of one's own. What is equal keeps the order of ids.
 */
export type StandingOrder =
  | 'title'
  | 'period'
  | 'attainment'
  | ((a: Standing, b: Standing) => number)

/**
 * The comparison of an order; undefined where none is asked for. Throws {@link RefusedInput} `InvalidOptions`
 * for one that is none.
 */
export function comparisonOf(
  order: StandingOrder | undefined,
  language: string,
): ((a: Standing, b: Standing) => number) | undefined {
  if (order === undefined || typeof order === 'function') return order
  switch (order) {
    case 'title': {
      const { compare } = new Intl.Collator(language, { numeric: true })
      return (a, b) => compare(textIn(a.title, language), textIn(b.title, language))
    }
    case 'period':
      return ({ period: a }, { period: b }) => inOrder(a.from, b.from) || inOrder(a.to, b.to)
    case 'attainment':
      return byAttainment
    default: {
      const found: never = order
      const expected = 'title, period, attainment, or a comparison of two standings'
      const remedy = 'Leave it out for the order of ids.'
      throw new RefusedInput(
        refuse('InvalidOptions', 'order', found, expected, remedy, {
          types: ['function'],
          allowed: ['title', 'period', 'attainment'],
        }),
      )
    }
  }
}

/** Standings in an order; without a comparison as they are, one at a time. */
export function ordered(
  standings: Iterable<Standing>,
  comparison: ((a: Standing, b: Standing) => number) | undefined,
): Iterable<Standing> {
  return comparison === undefined ? standings : [...standings].toSorted(comparison)
}

function byAttainment({ attainment: a }: Standing, { attainment: b }: Standing): number {
  if ('undefined' in a) return 'undefined' in b ? 0 : 1
  return 'undefined' in b ? -1 : compareRatios(a, b)
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
