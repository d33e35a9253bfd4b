import { expect, test } from 'vitest'
import { sampleCommit } from '../testing/store-contract/sample-commit.ts'
import { toldTarget, TOLD_TARGET } from '../testing/telling.ts'
import { scoreboard } from './scoreboard.ts'

test('what waits on merged boards is in the order it has on one board of all', () => {
  const point = { asOf: '2020-12-31' }
  const noteOn = (target: string) =>
    sampleCommit({ id: `note on ${target}`, target, expected: 3 }).events
  const [a, b] = [noteOn('a'), noteOn('b')]
  const together = scoreboard([...a, ...b], point)
  expect(together.waiting.map(({ target }) => target)).toStrictEqual(['a', 'b'])
  const merged = scoreboard(b, point).merge(scoreboard(a, point))
  expect(merged.waiting).toStrictEqual(together.waiting)
})

test('what waits of a target that is on neither board is named once', () => {
  const point = { asOf: '2020-12-31' }
  const { events } = sampleCommit({ id: 'note on a', target: 'a', expected: 3 })
  const board = scoreboard(events, point)
  expect(board.waiting).toHaveLength(events.length)
  expect(board.merge(scoreboard(events, point)).waiting).toStrictEqual(board.waiting)
})

test('what waits of a target goes with its standing, and that of one that is not there stays', () => {
  const telling = toldTarget({ plan: 10 })
  for (const day of ['2020-02-01', '2020-02-02', '2020-02-03']) {
    telling.tell({ type: 'ReportProgress', quantity: 1, on: day })
  }
  // One event is lost on the way.
  const delivered = telling.events.filter(({ revision }) => revision !== 3)
  const elsewhere = sampleCommit({ id: 'note on a', target: 'a', expected: 3 }).events
  const board = scoreboard([...delivered, ...elsewhere], { asOf: '2020-12-31' })
  const waitingOn = ({ waiting }: typeof board) => waiting.map(({ target }) => target)
  expect(waitingOn(board)).toEqual(['a', TOLD_TARGET])
  expect(waitingOn(board.where(() => true))).toEqual(['a', TOLD_TARGET])
  expect(waitingOn(board.where(() => false))).toEqual(['a'])
})
