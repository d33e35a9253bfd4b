import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { HistoryCorrupt } from '../event/history-corrupt.ts'
import { TOLD_TARGET, toldTarget } from '../testing/telling.ts'
import { history } from '../history/history.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import { timeline } from '../timeline/timeline.ts'
import { standing } from './standing-in.ts'

const telling = toldTarget({ plan: 5 })
telling.tell({ type: 'ReportProgress', quantity: 5, on: '2020-02-01' })
telling.tell({ type: 'CancelTarget', on: '2020-03-01', reason: 'merged' })
const [set, report, cancelled] = telling.events as [TargetEvent, TargetEvent, TargetEvent]

const at = (revision: number, event: TargetEvent): TargetEvent => ({ ...event, revision })

test.each<[string, readonly TargetEvent[], object]>([
  ['a report', [at(1, report)], { revision: 1, expected: 'TargetSet', found: 'ProgressReported' }],
  [
    'a report before the target is set',
    [at(1, report), at(2, set)],
    { revision: 1, expected: 'TargetSet', found: 'ProgressReported' },
  ],
  [
    'a cancellation',
    [at(1, cancelled), at(2, report)],
    { revision: 1, expected: 'TargetSet', found: 'TargetCancelled' },
  ],
  [
    'the target set twice',
    [set, at(2, set)],
    { revision: 2, expected: 'no second TargetSet', found: 'TargetSet' },
  ],
])('a history of %s is told to be corrupt', (_, events, what) => {
  const found = () => standing(events, TOLD_TARGET, { asOf: '2020-12-31' })
  expect(found).toThrow(HistoryCorrupt)
  expect(found).toThrow(expect.objectContaining({ fault: { target: TOLD_TARGET, ...what } }))
})

test.each([[null], [undefined]])('a history with %s in the place of an event says which', (row) => {
  const events = [set, row] as never
  const point = { asOf: '2020-12-31' }
  for (const look of [
    () => scoreboard(events, point),
    () => standing(events, TOLD_TARGET, point),
    () => timeline(events, TOLD_TARGET, point),
    () => history(events, TOLD_TARGET),
  ]) {
    const fault = { position: 1, expected: 'an event', found: row === null ? 'null' : 'nothing' }
    expect(look).toThrow(expect.objectContaining({ code: 'HistoryCorrupt', fault }))
  }
})
