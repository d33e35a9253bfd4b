import { formatPercent } from '../src/quantity/format.ts'
import { quantity } from '../src/quantity/quantity.ts'
import { scoreboard, type Scoreboard } from '../src/scoreboard/scoreboard.ts'
import { weightedAttainment } from '../src/scoreboard/weighted-attainment.ts'
import { compareInterleaved, type Comparison } from './compare.ts'
import { plansInCents } from './history.ts'

const ONE = quantity(1)

/** the mean attainment of 100,000 targets with plans in cents, compared and shown, beside their board */
export function weightedMean(targets = 100_000): Comparison {
  const events = plansInCents(targets)
  const board = scoreboard(events, { asOf: '2020-12-31' })
  const comparison = compareInterleaved({
    name: 'weighted-mean',
    n: targets,
    ours: () => shownMean(board),
    limit: () => scoreboard(events, { asOf: '2020-12-31' }).counts.total,
  })
  return { ...comparison, counted: 'targets', beside: 'into their board' }
}

function shownMean(board: Scoreboard): string {
  const { attainment } = weightedAttainment(board.standings())
  if ('undefined' in attainment) throw new Error('Expected a mean.')
  return `${attainment.compare(ONE)} ${formatPercent(attainment, { digits: 1 })}`
}
