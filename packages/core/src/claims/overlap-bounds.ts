import { RefusedInput } from '../refusal/planfold-error.ts'
import { optionsIn } from '../refusal/reading.ts'
import { refuse } from '../refusal/refusal.ts'

/** How many members a set has, and two subsets of it: whole numbers from 0 to 2^53 - 1. */
export interface SubsetSizes {
  readonly total: number
  /** At most {@link SubsetSizes.total}. */
  readonly first: number
  /** At most {@link SubsetSizes.total}. */
  readonly second: number
}

/** How many members two subsets may have in common: both bounds are included and reachable. */
export interface OverlapBounds {
  readonly least: number
  readonly greatest: number
}

/**
 * How far two subsets overlap when only their sizes are known. Throws {@link RefusedInput}
 * `InvalidSize` for a size that is not a whole number from 0, or a subset larger than the set.
 *
 * @example
 * overlapBounds({ total: 27, first: 23, second: 10 }) //=> { least: 6, greatest: 10 }
 */
export function overlapBounds(sizes: SubsetSizes): OverlapBounds {
  const { total, first, second } = optionsIn(sizes, ['total', 'first', 'second'])
  checkSize('total', total, Number.MAX_SAFE_INTEGER)
  checkSize('first', first, total)
  checkSize('second', second, total)
  // Not `first + second - total`, which could leave the safe integers on the way.
  const outsideSecond = total - second
  return { least: Math.max(0, first - outsideSecond), greatest: Math.min(first, second) }
}

function checkSize(field: keyof SubsetSizes, size: number, most: number): void {
  if (Number.isSafeInteger(size) && size >= 0 && size <= most) return
  throw new RefusedInput(
    refuse(
      'InvalidSize',
      field,
      size,
      `a whole number from 0 to ${most}`,
      field === 'total' ? 'Count the members of the set.' : 'Count members of the set only.',
      { least: 0, most },
    ),
  )
}
