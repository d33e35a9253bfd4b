import type { Scoreboard } from '@planfold/core'
import type { TableRow } from '../tables/table-row.ts'
import { findingOf } from './finding.ts'
import type { Audited } from './tally.ts'

/** Holds every row against what the engine makes of it. */
export function audit(rows: readonly TableRow[], board: Scoreboard): readonly Audited[] {
  return rows.map((row) => {
    // A row that was not imported may name the target of another.
    const standing = row.isImported ? board.find(row.target) : undefined
    return { row, finding: findingOf(row, standing) }
  })
}
