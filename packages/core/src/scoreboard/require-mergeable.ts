import { RefusedInput } from '../refusal/planfold-error.ts'
import { refuse } from '../refusal/refusal.ts'
import type { Day } from '../period/day.ts'
import type { Moment } from '../period/moment.ts'
import type { StandingTable } from './standing-table.ts'

/** From where a board is seen. */
interface Seen {
  readonly asOf?: Day
  readonly at?: Moment
  readonly knownAt?: Moment
}

/** Throws {@link RefusedInput} `ViewPointsDiffer` where two boards are not seen from the same point. */
export function requireOneViewPoint(a: Seen, b: Seen): void {
  if (a.asOf === b.asOf && a.at === b.at && a.knownAt === b.knownAt) return
  throw new RefusedInput(
    refuse(
      'ViewPointsDiffer',
      'asOf',
      [b.asOf ?? b.at, b.knownAt],
      `a board as of ${a.asOf ?? a.at ?? 'today'}, known at ${a.knownAt ?? 'any time'}`,
      'Make both boards at the same asOf and knownAt, or at the same moment.',
      {
        ...(a.asOf !== undefined && { asOf: a.asOf }),
        ...(a.at !== undefined && { at: a.at }),
        ...(a.knownAt !== undefined && { knownAt: a.knownAt }),
      },
    ),
  )
}

/** Throws {@link RefusedInput} `TargetInBoth` where two tables have a target in common. */
export function requireApart(a: StandingTable, b: StandingTable): void {
  const both = b.entries().find(({ target }) => a.entry(target) !== undefined)
  if (both === undefined) return
  throw new RefusedInput(
    refuse(
      'TargetInBoth',
      'target',
      both.target,
      'boards without a common target',
      'Merge boards over disjoint sets of targets only.',
    ),
  )
}
