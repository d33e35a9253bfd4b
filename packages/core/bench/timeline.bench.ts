import { addDays, day, openTracker, type TargetEvent } from '../src/index.ts'
import { compete, mustBe, type Bench } from './contest.ts'
import { bareRows, type BareReport } from './bare-rows.ts'
import { logOf } from './log.ts'
import { storeOf } from './stores.ts'

const START = day('1995-01-01')
const TIMES = 10

/** The timeline of one target with a report on each of 10,000 days, beside making the bare rows. */
export const timeline: Bench = async (size) => {
  const days = size.of(10_000)
  const events = [...logOf({ targets: 1, reports: days, start: START, days })]
  const tracker = await openTracker({ store: await storeOf(events) })
  const [plan, reports] = numbersOf(events)
  const asOf = addDays(START, days - 1)
  return compete({
    name: 'timeline',
    n: days,
    ours: () => async () => {
      const rows = await tracker.timeline('target-0', { asOf })
      mustBe('rows', rows.length, days)
      return { operations: days }
    },
    limit: () => () => {
      for (let time = 0; time < TIMES; time++) {
        mustBe('rows', bareRows(plan, reports).length, days)
      }
      return { operations: days * TIMES }
    },
    // As a process that has been up for a while does it; the first rounds are spent on compiling.
    rounds: size.rounds(31),
  })
}

/** The plan of one target, and its reports in order. */
function numbersOf(events: readonly TargetEvent[]): readonly [plan: number, BareReport[]] {
  let plan = 0
  const reports: BareReport[] = []
  for (const event of events) {
    if (event.type === 'TargetSet') plan = Number(event.data.plan)
    if (event.type !== 'ProgressReported' || !('quantity' in event.data.value)) continue
    const { id, data } = event
    reports.push({ id, on: data.on, value: Number(event.data.value.quantity) })
  }
  return [plan, reports]
}
