import { scoreboard } from '../src/scoreboard/scoreboard.ts'
import { compareInterleaved, type Comparison } from './compare.ts'
import { handWrittenLoop } from './hand-written-loop.ts'
import { shuffledHistory } from './history.ts'

/** replay 1,000,000 reports over 1,000 targets of all measures, shuffled, into a full scoreboard */
export function replayObjects(reports = 1_000_000, targets = 1_000): Comparison {
  const events = shuffledHistory(reports, targets)
  return compareInterleaved({
    name: 'replay-objects',
    n: events.length,
    ours: () => scoreboard(events, { asOf: '2021-01-31' }).counts.total,
    limit: () => handWrittenLoop(events)['total'],
  })
}
