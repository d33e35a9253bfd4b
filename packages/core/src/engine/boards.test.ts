import { expect, test } from 'vitest'
import { targetId } from '../event/identifiers.ts'
import { day } from '../period/day.ts'
import { moment } from '../period/moment.ts'
import { NO_RULES } from '../rule/rule-book.ts'
import type { Scoreboard } from '../scoreboard/scoreboard.ts'
import { ended } from '../standing/asked-day.ts'
import { toldTarget, TOLD_TARGET, type Telling } from '../testing/telling.ts'
import type { BoardPoint } from './board-point.ts'
import { Boards } from './boards.ts'
import { BREATHING } from './breathing.ts'
import { Look } from './look.ts'
import { TargetStates } from './target-states.ts'

const TARGET = targetId(TOLD_TARGET)

/** Boards over what a telling has told so far. */
function boardsOf(telling: Telling) {
  const boards = new Boards(NO_RULES)
  const states = new TargetStates((target) => boards.touch(target))
  const at = (point: Partial<BoardPoint> = {}) => {
    states.take(TARGET, telling.events, '1')
    const now = moment('2020-06-01T12:00:00Z')
    const kind = point.day === undefined ? (point.knownAt === undefined ? 'now' : 'today') : 'day'
    const known = kind === 'now' ? (point.now ?? now) : undefined
    return boards.at({ kind, knownAt: known, now, ...point }, states, new Look(BREATHING))
  }
  return at
}

test('a board is kept by its point', async () => {
  const at = boardsOf(toldTarget({ plan: 10 }))
  const [today, december] = [await at(), await at({ day: ended(day('2020-12-31')) })]
  expect(await at()).toBe(today)
  expect(await at({ day: ended(day('2020-12-31')) })).toBe(december)
  expect(december.target(TOLD_TARGET).state).toBe('unreported')
})

test('of many points the one least lately asked for is forgotten', async () => {
  const at = boardsOf(toldTarget({ plan: 10 }))
  const points = ['01', '02', '03', '04', '05', '06', '07', '08'].map((month) => ({
    day: ended(day(`2020-${month}-01`)),
  }))
  const boards: Scoreboard[] = []
  for (const point of points) boards.push(await at(point))
  expect(await Promise.all(points.map(at))).toEqual(boards)
  // The first is asked for again, so that the second is the oldest when a ninth comes.
  expect(await at(points[0])).toBe(boards[0])
  await at({ day: ended(day('2020-09-01')) })
  expect(await at(points[0])).toBe(boards[0])
  expect(await at(points[1])).not.toBe(boards[1])
  expect((await at(points[1])).target(TOLD_TARGET)).toEqual(boards[1]?.target(TOLD_TARGET))
})

test('a change reaches every board that is kept', async () => {
  const telling = toldTarget({ plan: 10 }).at('2020-06-01')
  const at = boardsOf(telling)
  await at()
  await at({ day: ended(day('2020-12-31')) })
  telling.tell({ type: 'ReportProgress', quantity: 10, on: '2020-05-01' })
  expect((await at()).target(TOLD_TARGET).state).toBe('completedEarly')
  expect((await at({ day: ended(day('2020-12-31')) })).counts).toMatchObject({
    total: 1,
    completedEarly: 1,
  })
})

test('a target set later joins only the boards that may know of it', async () => {
  const telling = toldTarget({ plan: 10 })
  const early: Partial<BoardPoint> = { knownAt: moment('2019-12-31T00:00:00Z') }
  const at = boardsOf(telling)
  expect((await at(early)).size).toBe(0)
  expect((await at()).size).toBe(1)
})

test('today follows a revision of the zone', async () => {
  const telling = toldTarget({ plan: 10 }).at('2020-06-01')
  const at = boardsOf(telling)
  const now = moment('2020-06-01T20:00:00Z')
  expect((await at({ now })).target(TOLD_TARGET).asOf).toBe('2020-06-01')
  telling.tell({
    type: 'ReviseTarget',
    kind: 'correction',
    set: { period: { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' } },
    reason: 'moved',
  })
  expect((await at({ now })).target(TOLD_TARGET).asOf).toBe('2020-06-02')
})
