import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { HistoryCorrupt } from '../event/history-corrupt.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import { toldTarget } from '../testing/telling.ts'

/** Events of one target in which some have become others, at the same places. */
function withTypes(types: readonly string[]): readonly TargetEvent[] {
  const telling = toldTarget()
  const [set] = telling.events
  return types.map((type, place) => {
    const data = type === 'TargetSet' ? set?.data : { reason: 'r', text: 't' }
    const event = { ...set, id: `e${place}`, type, revision: place + 1, data }
    return event as unknown as TargetEvent
  })
}

test.each([
  [['TargetSet', 'TargetSet'], 'revision 2: expected no second TargetSet'],
  [['TargetSet', 'TargetRestored'], 'revision 2: expected a TargetVoided before it'],
  [
    ['TargetSet', 'TargetVoided', 'NoteAdded'],
    'revision 3: expected TargetRestored or TargetSet after TargetVoided, found NoteAdded',
  ],
  [
    ['TargetSet', 'TargetVoided', 'TargetVoided'],
    'revision 3: expected TargetRestored or TargetSet after TargetVoided, found TargetVoided',
  ],
  [['TargetVoided', 'TargetSet'], 'revision 1: expected TargetSet, found TargetVoided'],
])('%j is no history', (types, message) => {
  const look = () => scoreboard(withTypes(types), { asOf: '2020-12-31' })
  expect(look).toThrow(HistoryCorrupt)
  expect(look).toThrow(message)
})

test('a report right after a void is no history', () => {
  const telling = toldTarget()
  telling.tell({ type: 'VoidTarget', reason: 'r' })
  const late = toldTarget()
  const [report] = late.tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-01' })
  const events = [...telling.events, { ...report, id: 'r.1', revision: 3 } as TargetEvent]
  expect(() => scoreboard(events, { asOf: '2020-12-31' })).toThrow(
    'revision 3: expected TargetRestored or TargetSet after TargetVoided, found ProgressReported',
  )
})
