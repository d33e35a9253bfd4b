import { addDays, day, openTracker } from '../src/index.ts'
import { compete, mustBe, type Bench } from './contest.ts'
import { logOf } from './log.ts'
import { dayNumber, numbersOf, onePass } from './one-pass.ts'
import { passingStore } from './stores.ts'

const LATEST = day('2020-12-31')
const PASSES = 20

/** The board of 100,000 targets with 1,000,000 reports at a day that nobody has asked for yet. */
export const boardAsOf: Bench = async (size) => {
  const targets = size.of(100_000)
  const plan = { targets, reports: size.of(1_000_000) }
  const tracker = await openTracker({ store: passingStore(() => logOf(plan)) })
  await tracker.scoreboard({ asOf: LATEST })
  const numbers = numbersOf([...logOf(plan)])
  const asked = (round: number) => addDays(LATEST, -7 * (round + 1))
  return compete({
    name: 'board-as-of',
    n: targets,
    ours: (round) => async () => {
      const board = await tracker.scoreboard({ asOf: asked(round) })
      mustBe('targets', board.counts.total, targets)
      return { operations: targets }
    },
    limit: (round) => () => {
      for (let pass = 0; pass < PASSES; pass++) {
        mustBe('targets', onePass(numbers, dayNumber(asked(round)) - pass)['total'], targets)
      }
      return { operations: targets * PASSES }
    },
    rounds: size.rounds(5),
  })
}
