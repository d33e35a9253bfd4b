import type { HistoryEntry, Scoreboard, TimelineRow } from '@planfold/core'
import { requireKind, type Kind } from '@planfold/core/store'

// What an exporter is given, checked before anything of it is written.

const BOARD: Kind = [
  'board',
  'a scoreboard',
  (found) => {
    const { standings, targets, programmes, toJSON } = found as Partial<
      Record<keyof Scoreboard, unknown>
    >
    return [standings, targets, programmes, toJSON].every((one) => typeof one === 'function')
  },
]

/** Throws {@link RefusedInput} `InvalidField` for what is no board. */
export function requireBoard(board: Scoreboard): void {
  requireKind('board', board, BOARD)
}

const ENTRIES: Kind = [
  'array',
  'the entries of a history',
  (found) => isListOf(found, ({ event }: Partial<HistoryEntry>) => typeof event === 'object'),
]

/** Throws {@link RefusedInput} `InvalidField` for what is no history. */
export function requireEntries(entries: readonly HistoryEntry[]): void {
  requireKind('entries', entries, ENTRIES)
}

const ROWS: Kind = [
  'array',
  'the rows of a timeline',
  (found) =>
    isListOf(
      found,
      ({ on, events }: Partial<TimelineRow>) => typeof on === 'string' && Array.isArray(events),
    ),
]

/** Throws {@link RefusedInput} `InvalidField` for what is no timeline. */
export function requireRows(rows: readonly TimelineRow[]): void {
  requireKind('rows', rows, ROWS)
}

function isListOf<Row>(found: object, isRow: (row: Partial<Row>) => boolean): boolean {
  if (!Array.isArray(found)) return false
  // A hole is no row, and `every` would pass over it.
  for (const row of found as readonly unknown[]) {
    if (typeof row !== 'object' || row === null || !isRow(row)) return false
  }
  return true
}
