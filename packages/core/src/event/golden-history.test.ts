import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import type { DayPoint } from '../standing/view-point.ts'
import { decodeEvent } from './codec.ts'
import { DATA } from './event.schema.ts'
import type { TargetEvent } from './events.ts'

function golden(file: string): unknown[] {
  return JSON.parse(readFileSync(new URL(`golden/${file}`, import.meta.url), 'utf8')) as unknown[]
}

const records = golden('history.json')
const boards = golden('history.boards.json') as readonly DayPoint[]
const events: readonly TargetEvent[] = records.map((record, place) => decodeEvent(record, place))

test('the golden history holds every type of event, as stored', () => {
  expect(events).toStrictEqual(records)
  expect(new Set(events.map(({ type }) => type))).toEqual(new Set(Object.keys(DATA)))
})

// What stored events mean is as much a contract as how they are written: a figure that changes here
// has changed on every board that was ever published from such events.
describe.each(boards)('as of $asOf, known at $knownAt', (board) => {
  const { asOf, knownAt } = board
  const point: DayPoint = { asOf, ...(knownAt !== undefined && { knownAt }) }

  test('it means what it always meant', () => {
    expect(asJson(scoreboard(events, point))).toEqual(board)
  })

  test('it means so in any order of delivery, and delivered twice', () => {
    const backwards = events.toReversed()
    expect(asJson(scoreboard(backwards, point))).toEqual(board)
    expect(asJson(scoreboard([backwards, events], point))).toEqual(board)
  })
})

function asJson(view: unknown): unknown {
  return JSON.parse(JSON.stringify(view))
}
