import { canonicalJson } from '../event/canonical-json.ts'
import { deepFreeze } from '../event/deep-freeze.ts'
import { refusalOf } from '../event/refusal-of.ts'
import { reading } from '../refusal/reading.ts'
import { refuse } from '../refusal/refusal.ts'
import { accepted, refused, type Result } from '../refusal/result.ts'
import { besideMoment } from '../standing/view-point.ts'
import { boardSchema } from './board.schema.ts'
import { targetTwice } from './each-once.ts'
import { Scoreboard } from './scoreboard.ts'

/**
 * Reads a board from its JSON, as text or parsed: what `JSON.stringify(board)` writes gives an equal
 * board, here or in a browser. Every field is checked, and the counts are counted again.
 *
 * Refused as `InvalidJson` where the text is none, with the field's own code where a field is not what
 * it must be, as `TwoViewPoints` and `TargetTwice`, and as `CountsDiffer` where the counts are not those
 * of the standings.
 *
 * @example
 * parseScoreboard('{').ok //=> false
 * parseScoreboard({ waiting: [], counts: NO_COUNTS, standings: [] }).ok //=> true
 */
export function parseScoreboard(input: unknown): Result<Scoreboard> {
  const parsed = parsedJson(input)
  if (!parsed.ok) return parsed
  return reading(input, () => {
    const checked = boardSchema.safeParse(parsed.value)
    if (!checked.success) return refused(refusalOf(checked.error, parsed.value))
    const { counts, standings, ...frame } = checked.data
    const { at, asOf, knownAt } = frame
    const beside = at === undefined ? undefined : besideMoment({ asOf, knownAt })
    if (beside !== undefined) return refused(beside)
    const twice = targetTwice(standings)
    if (twice !== undefined) return refused(twice)
    const board = Scoreboard.of(deepFreeze(frame), deepFreeze(standings))
    if (canonicalJson(board.counts) !== canonicalJson(counts)) {
      const remedy = 'Read the board as it was written, or leave nothing out of it.'
      return refused(
        refuse('CountsDiffer', 'counts', counts, 'the counts of its standings', remedy),
      )
    }
    return accepted(board)
  })
}

function parsedJson(input: unknown): Result<unknown> {
  if (typeof input !== 'string') return accepted(input)
  try {
    return accepted(JSON.parse(input) as unknown)
  } catch {
    const remedy = 'Give what JSON.stringify(board) has written, whole.'
    return refused(refuse('InvalidJson', '', input, 'the JSON of a board', remedy))
  }
}
