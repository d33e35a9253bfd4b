import { PlanfoldError } from '../refusal/planfold-error.ts'
import { preview, shown } from '../refusal/preview.ts'
import type { Position } from './event-store.ts'

/** Digits of `Number.MAX_SAFE_INTEGER`: enough for every number a position can have. */
const DIGITS = 16
const SHAPE = /^\d{16}$/

/** A position was given to a store that never gave it out. */
export class UnknownPosition extends PlanfoldError {
  override readonly name = 'UnknownPosition'
  readonly code = 'UnknownPosition'
  readonly position: string

  constructor(position: unknown) {
    super(
      `Cannot read from position ${shown(position)}: expected one this store gave out. ` +
        'Read from the beginning, or use the store that the position came from.',
    )
    this.position = String(preview(position))
  }
}

/**
 * The position of a store that numbers its commits from 1: padded with zeros, so that the order of
 * the texts is the order of the numbers. Whole numbers from 0 (before the first) to 2^53 - 1.
 *
 * @example
 * positionNumbered(42) //=> '0000000000000042'
 */
export function positionNumbered(number: number): Position {
  return String(number).padStart(DIGITS, '0') as Position
}

/**
 * The number behind a position made by {@link positionNumbered}; throws {@link UnknownPosition}
 * where it was not.
 *
 * @example
 * numberOfPosition(positionNumbered(42)) //=> 42
 */
export function numberOfPosition(position: Position): number {
  const number =
    typeof position === 'string' && SHAPE.test(position)
      ? Number.parseInt(position, 10)
      : Number.NaN
  if (!Number.isSafeInteger(number)) throw new UnknownPosition(position)
  return number
}
