import { expect, test } from 'vitest'
import { sampleCommit } from '../testing/store-contract/sample-commit.ts'
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
