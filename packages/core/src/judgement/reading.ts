import type { Verdict } from '../attainment/goal.ts'
import type { DayNumber } from '../period/day.ts'
import type { Integer } from '../quantity/integer.ts'
import type { Ingredients } from './ingredients.ts'

/**
 * No day: after every day there is, so that comparisons need no special case. A small integer, since
 * engines put what is none into a box of its own.
 */
export const NEVER: DayNumber = 2 ** 30

/** Before every day there is. */
export const BEFORE_ALL: DayNumber = -NEVER

/** How a target stood on one day, and since when without a break. */
export interface Reading {
  readonly numerator: Integer
  readonly denominator: Integer
  readonly verdict: Verdict
  /** First day of the unbroken met run that reaches this day; {@link NEVER} where it is unmet. */
  readonly metSince: DayNumber
  /** The same for strictly better than plan. */
  readonly betterSince: DayNumber
  /** First day on which the plan had been met for as many days running as asked for. */
  readonly sustainedOn: DayNumber
  /** Of figures carried forward, the row that stands for each series. */
  readonly carried: readonly (number | undefined)[] | undefined
  /** What is said of the reports beside their value; undefined where all are plainly final. */
  readonly ingredients: Ingredients | undefined
}

/** What a day came to that was judged; it goes for the days after it, up to the next one judged. */
export interface JudgedDay {
  readonly on: DayNumber
  readonly numerator: Integer
  readonly denominator: Integer
  readonly verdict: Verdict
}
