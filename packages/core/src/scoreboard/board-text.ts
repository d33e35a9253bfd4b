import { formatQuantity } from '../quantity/format.ts'
import type { Plan } from '../attainment/goal.ts'
import type { Standing } from '../standing/standing.ts'
import { STATES } from '../standing/standing.ts'
import type { Counts } from './counts.ts'

const MOST_LINES = 20

interface ShownBoard {
  readonly asOf?: string
  readonly at?: string
  readonly counts: Counts
  readonly size: number
  standings(): Iterable<Standing>
}

/** A board as somebody looks at it in a console: the counts, and a line each for the first standings. */
export function boardText(board: ShownBoard): string {
  const { counts, asOf, at } = board
  const states = STATES.filter((state) => counts[state] > 0).map(
    (state) => `${counts[state]} ${state}`,
  )
  const indicators = board.size - counts.total
  const sizes = [
    `${counts.total} ${counts.total === 1 ? 'target' : 'targets'}`,
    ...(states.length > 0 ? [`(${states.join(', ')})`] : []),
    ...(indicators > 0
      ? [`and ${indicators} ${indicators === 1 ? 'indicator' : 'indicators'}`]
      : []),
  ]
  const head = `Scoreboard as of ${asOf ?? at ?? 'today'}: ${sizes.join(' ')}`
  const lines: string[] = []
  for (const standing of board.standings()) {
    if (lines.length === MOST_LINES) break
    lines.push(`  ${lineOf(standing)}`)
  }
  const more = board.size - lines.length
  return [head, ...lines, ...(more > 0 ? [`  ... and ${more} more`] : [])].join('\n')
}

function lineOf({ target, state, actual, plan, unit }: Standing): string {
  const figure = formatQuantity(actual)
  const goal = plan === undefined ? '' : ` of ${goalText(plan)}`
  return `${target}: ${state ?? 'indicator'}, ${figure}${goal} ${unit.code}`
}

function goalText(plan: Plan): string {
  return typeof plan === 'string'
    ? formatQuantity(plan)
    : `${formatQuantity(plan.from)} to ${formatQuantity(plan.to)}`
}
