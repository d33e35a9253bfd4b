import { openTracker, type ReportProgress } from '../src/index.ts'
import { compete, mustBe, type Bench } from './contest.ts'
import { HandWrittenTracker } from './hand-written-tracker.ts'
import { logOf, randomBelow, reportOf } from './log.ts'
import { storeOf } from './stores.ts'
import { daysAgo } from './today.ts'

/** Reports come in through `execute`, over 1,000 targets in a memory store. */
export const executeMemory: Bench = async (size) => {
  const targets = size.of(1_000)
  const ours = size.of(20_000)
  const commands = [...reportsOf(targets, ours)]
  const many = [...reportsOf(targets, size.of(400_000))]
  const plan = { targets, reports: 0, start: daysAgo(183), planned: ours / targets }
  const set = [...logOf(plan)].filter((event) => event.type === 'TargetSet')
  return compete({
    name: 'execute-memory',
    n: ours,
    async ours() {
      const tracker = await openTracker({ store: await storeOf(set) })
      for (const { target } of set) await tracker.standing(target)
      return async () => {
        for (const command of commands) mustBe('answer', (await tracker.execute(command)).ok, true)
        return { operations: commands.length }
      }
    },
    limit() {
      const tracker = new HandWrittenTracker()
      for (const { target, data } of set) {
        const { measure, direction, plan: planned } = data
        if (typeof measure !== 'string') continue
        tracker.set(target, measure, direction === 'atMost', Number(planned))
      }
      return async () => {
        for (const command of many) mustBe('answer', (await tracker.execute(command)).ok, true)
        return { operations: many.length }
      }
    },
    rounds: size.rounds(9),
  })
}

/** Reports of all targets, one day after the other. */
function* reportsOf(targets: number, reports: number): Generator<ReportProgress> {
  const below = randomBelow(3)
  for (let report = 0; report < reports; report++) {
    const target = below(targets)
    const on = daysAgo(183 - Math.floor((report * 183) / reports))
    yield reportOf(target, on, below)
  }
}
