import {
  RefusedInput,
  type HistoryEntry,
  type Scoreboard,
  type Standing,
  type TimelineRow,
} from '@planfold/core'
import { optionsIn, refuse } from '@planfold/core/store'
import { comparisonOf, ordered, type StandingOrder } from '../board/order.ts'
import { requireBoard, requireEntries, requireRows } from '../board/required.ts'
import { inChunks } from '../chunks/in-chunks.ts'
import { piecesOfJson } from './pieces.ts'

export interface JsonOptions {
  /** Spaces a level, 0 to 10, both included; absent: 0, everything on one line. */
  readonly indent?: number | undefined
}

export interface JsonLinesOptions {
  /** In which order the standings are; absent: in that of their ids. */
  readonly order?: StandingOrder | undefined
  /** Which language of a title the order goes by; absent: `en`, else the first there is. */
  readonly language?: string | undefined
}

/**
 * A board as one JSON object, to the letter what `JSON.stringify(board)` gives, without ever
 * holding it whole. Quantities are strings, so they are exact; the order of the fields is always
 * the same. Throws {@link RefusedInput} `InvalidOptions` for an `indent` that is none.
 *
 * @example
 * import { text } from 'node:stream/consumers'
 * const board = scoreboard([], { asOf: '2020-12-31' })
 * const json = await text(scoreboardJson(board))
 * json === JSON.stringify(board) //=> true
 */
export function scoreboardJson(
  board: Scoreboard,
  options: JsonOptions = {},
): AsyncGenerator<string, void> {
  requireBoard(board)
  return inChunks(piecesOfJson(board.toJSON(), spacesIn(options)))
}

/**
 * The standings of a board as newline-delimited JSON: one a line, targets and indicators in the
 * order of their ids unless told otherwise, nothing before or after them. An empty board gives no line.
 * Throws {@link RefusedInput} `InvalidOptions` for an order that is none.
 */
export function scoreboardJsonLines(
  board: Scoreboard,
  options: JsonLinesOptions = {},
): AsyncGenerator<string, void> {
  requireBoard(board)
  const { language = 'en', order } = optionsIn(options, ['order', 'language'])
  return inChunks(linesOf(ordered(board.standings(), comparisonOf(order, language))))
}

/** The rows of a timeline as a JSON array; throws as {@link scoreboardJson} does. */
export function timelineJson(
  rows: readonly TimelineRow[],
  options: JsonOptions = {},
): AsyncGenerator<string, void> {
  requireRows(rows)
  return inChunks(piecesOfJson(rows, spacesIn(options)))
}

/** The log of a target as a JSON array; throws as {@link scoreboardJson} does. */
export function historyJson(
  entries: readonly HistoryEntry[],
  options: JsonOptions = {},
): AsyncGenerator<string, void> {
  requireEntries(entries)
  return inChunks(piecesOfJson(entries, spacesIn(options)))
}

function* linesOf(standings: Iterable<Standing>): Generator<string> {
  for (const standing of standings) yield `${JSON.stringify(standing)}\n`
}

// What JSON.stringify does not go beyond.
const MOST_SPACES = 10

function spacesIn(options: JsonOptions): number {
  const { indent = 0 } = optionsIn(options, ['indent'])
  if (Number.isInteger(indent) && indent >= 0 && indent <= MOST_SPACES) return indent
  const expected = `a whole number of spaces from 0 to ${MOST_SPACES}`
  throw new RefusedInput(
    refuse(
      'InvalidOptions',
      'indent',
      indent,
      expected,
      'Leave it out for everything on one line.',
      { types: ['integer'], least: 0, most: MOST_SPACES },
    ),
  )
}
