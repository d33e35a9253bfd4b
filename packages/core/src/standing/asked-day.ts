import type { Day } from '../period/day.ts'

/** The day that a standing is asked about. */
export interface AskedDay {
  /** The calendar day, included. */
  readonly asOf: Day
  /** Whether it is still running at the moment asked from: then the deadline is not past on it. */
  readonly running: boolean
}

/** A day taken as ended. */
export function ended(asOf: Day): AskedDay {
  return { asOf, running: false }
}

/** A day as it is while it runs. */
export function running(asOf: Day): AskedDay {
  return { asOf, running: true }
}
