import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueOf } from '../refusal/result.ts'
import { histories } from '../testing/arbitraries/histories.ts'
import { pointIn, pointPlans } from '../testing/arbitraries/view-points.ts'
import { parseScoreboard } from './parse-scoreboard.ts'
import { scoreboard, type Scoreboard } from './scoreboard.ts'

const boards: fc.Arbitrary<Scoreboard> = histories({ maxTargets: 5, maxSteps: 25 }).chain(
  (history) =>
    fc
      .record({ plan: pointPlans(), lost: fc.nat({ max: history.events.length }) })
      .map(({ plan, lost }) =>
        scoreboard(
          history.events.filter((_, place) => place !== lost),
          pointIn(history, plan),
        ),
      ),
)

test('what JSON writes of a board reads as an equal board', () => {
  fc.assert(
    fc.property(boards, (board) => {
      const text = JSON.stringify(board)
      const read = valueOf(parseScoreboard(text))
      expect(read.toJSON()).toStrictEqual(board.toJSON())
      expect(JSON.stringify(read)).toBe(text)
      expect(valueOf(parseScoreboard(board.toJSON())).toJSON()).toStrictEqual(board.toJSON())
      expect(read.programmes()).toStrictEqual(board.programmes())
    }),
  )
})

test('the boards of what holds and of what does not are the board again when they are merged', () => {
  fc.assert(
    fc.property(boards, fc.nat(), (board, seed) => {
      const holds = ({ target }: { target: string }): boolean =>
        (seed >> (target.charCodeAt(target.length - 1) % 16)) % 2 === 1
      const some = board.where(holds)
      const others = board.where((standing) => !holds(standing))
      expect(some.merge(others).toJSON()).toStrictEqual(board.toJSON())
      expect(board.where(() => true).toJSON()).toStrictEqual(board.toJSON())
      expect([...some.standings()]).toStrictEqual([...board.standings()].filter(holds))
    }),
  )
})
