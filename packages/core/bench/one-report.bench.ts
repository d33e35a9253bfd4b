import { openTracker, type Tracker } from '../src/index.ts'
import { compete, mustBe, repeated, type Bench } from './contest.ts'
import { logOf, randomBelow, reportOf } from './log.ts'
import { storeOf } from './stores.ts'
import { daysAgo, TODAY } from './today.ts'

/** One report and the new board, with 100,000 targets beside 1,000. */
export const oneReport: Bench = async (size) => {
  const [wide, narrow] = [size.of(100_000), size.of(1_000)]
  const below = randomBelow(5)
  const looked = async (tracker: Tracker, targets: number): Promise<void> => {
    const answer = await tracker.execute(reportOf(below(targets), TODAY, below))
    mustBe('answer', answer.ok, true)
    const board = await tracker.scoreboard({ asOf: TODAY })
    mustBe('targets', board.counts.total, targets)
  }
  const opened = async (targets: number): Promise<Tracker> => {
    const plan = { targets, reports: targets, start: daysAgo(183), written: 183 }
    const tracker = await openTracker({ store: await storeOf(logOf(plan)) })
    await tracker.scoreboard({ asOf: TODAY })
    return tracker
  }
  const reporting = (tracker: Tracker, targets: number) => {
    return () => repeated(size.of(500), size.patience, () => looked(tracker, targets))
  }
  const tracker = await opened(wide)
  return compete({
    name: 'one-report',
    n: wide,
    ours: () => reporting(tracker, wide),
    // Opened anew for each round, so that few targets do not get more and more reports.
    limit: async () => reporting(await opened(narrow), narrow),
    rounds: size.rounds(5),
  })
}
