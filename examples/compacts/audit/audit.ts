import type { Scoreboard } from '@planfold/core'
import type { TableRow } from '../tables/table-row.ts'
import { findingOf } from './finding.ts'
import type { Audited } from './tally.ts'

/** Holds every row against what the engine makes of it. */
export function audit(rows: readonly TableRow[], board: Scoreboard): readonly Audited[] {
  return rows.map((row) => {
    // A row that could not be read may name the target of another.
    const standing = row.statements.length === 0 ? undefined : board.find(row.target)
    return { row, finding: findingOf(row, standing) }
  })
}
