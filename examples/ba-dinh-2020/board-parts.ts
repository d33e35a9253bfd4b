import {
  countsOf,
  mergeCounts,
  NO_COUNTS,
  standingsUnder,
  type Counts,
  type Programme,
  type Scoreboard,
  type Standing,
} from '@planfold/core'
import { PROGRAMMES, TERM_PATH, yearPath } from './commands/programmes.ts'

/** The counts over everything at a path and beneath it. */
export function countsAt(board: Scoreboard, path: string): Counts {
  return board.programme(path)?.counts ?? NO_COUNTS
}

/** The counts of the targets of 2020: those of each programme, merged. */
export function yearCounts(board: Scoreboard): Counts {
  return PROGRAMMES.map((programme) => countsAt(board, yearPath(programme))).reduce(mergeCounts)
}

/** The counts of the programmes themselves, as promises over the term. */
export function termCounts(board: Scoreboard): Counts {
  return countsOf(programmeNodes(board).flatMap(({ standings }) => standings))
}

/** The nodes of the programmes on the board. */
export function programmeNodes(board: Scoreboard): readonly Programme[] {
  return board.programme(TERM_PATH)?.children ?? []
}

/** The standings of the targets of 2020. */
export function yearStandings(board: Scoreboard): readonly Standing[] {
  return PROGRAMMES.flatMap((programme) => standingsAt(board, yearPath(programme)))
}

/** Everything that stands at a path and beneath it. */
export function standingsAt(board: Scoreboard, path: string): readonly Standing[] {
  const node = board.programme(path)
  return node === undefined ? [] : [...standingsUnder(node)]
}
