import { scoreboard, weightedAttainment, formatPercent, type Scoreboard } from '../src/index.ts'
import { quantity } from '../src/quantity.ts'
import { compete, mustBe, type Bench } from './contest.ts'
import { AFTERWARDS, plansInCents } from './log.ts'

const ONE = quantity(1)

/** The mean attainment of 100,000 targets with plans in cents, compared and shown, beside their board. */
export const weightedMean: Bench = async (size) => {
  const targets = size.of(100_000)
  const events = [...plansInCents(targets)]
  const board = scoreboard(events, { asOf: AFTERWARDS })
  return compete({
    name: 'weighted-mean',
    n: targets,
    ours: () => () => {
      mustBe('mean', shownMean(board).endsWith('%'), true)
      return { operations: targets }
    },
    limit: () => () => {
      mustBe('targets', scoreboard(events, { asOf: AFTERWARDS }).counts.total, targets)
      return { operations: targets }
    },
    rounds: size.rounds(5),
  })
}

function shownMean(board: Scoreboard): string {
  const { attainment } = weightedAttainment(board.standings())
  if ('undefined' in attainment) throw new Error('Expected a mean.')
  return `${attainment.compare(ONE)} ${formatPercent(attainment, { digits: 1 })}`
}
