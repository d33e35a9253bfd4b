import { expect, test } from 'vitest'
import { sampleStanding, unmade } from '../testing/sample-standing.ts'
import { Places } from './places.ts'
import { Scoreboard } from './scoreboard.ts'

const FRAME = { waiting: [] }

function entries(count: number) {
  return Array.from({ length: count }, (_, n) =>
    unmade(sampleStanding(`t${n}`, { state: 'open', programme: n % 2 === 0 ? 'a/b' : 'a/c' })),
  )
}

test('a board counts, places and changes standings that nobody has made', () => {
  const all = entries(12)
  const [first, second, ...rest] = all
  if (first === undefined || second === undefined) throw new Error('Expected two.')
  const board = Scoreboard.of(FRAME, rest)
    .with([first])
    .merge(Scoreboard.of(FRAME, [second]))
  expect(board.without(['t3']).counts).toMatchObject({ total: 11, open: 11 })
  expect(board.programme('a/b')?.counts.total).toBe(6)
  expect(board.programmes()[0]?.children.map(({ name }) => name)).toEqual(['b', 'c'])
  expect(board.size).toBe(12)
  expect(all.some(({ isMade }) => isMade)).toBe(false)
})

test('only what is asked for is made, and it is the same object each time', () => {
  const all = entries(6)
  const board = Scoreboard.of(FRAME, all)
  const found = board.target('t2')
  expect(all.filter(({ isMade }) => isMade)).toHaveLength(1)
  expect(board.with(entries(1)).find('t2')).toBe(found)
  expect([...board.indicators()]).toEqual([])
  expect(all.filter(({ isMade }) => isMade)).toHaveLength(1)
  expect(board.programme('a/b')?.standings[1]).toBe(found)
  expect(all.filter(({ isMade }) => isMade).map(({ target }) => target)).toEqual(['t0', 't2', 't4'])
  expect([...board.targets()]).toHaveLength(6)
})

test('boards of the same targets may share places, and none sees what only another has', () => {
  const places = new Places()
  const all = entries(3)
  const [early, late] = [
    Scoreboard.of(FRAME, all.slice(0, 1), places),
    Scoreboard.of(FRAME, all, places),
  ]
  expect(places.size).toBe(3)
  expect([early.size, early.find('t2'), early.counts.total]).toEqual([1, undefined, 1])
  const more = early.with(entries(2).slice(1))
  expect([...more.standings()].map(({ target }) => target)).toEqual(['t0', 't1'])
  expect([early.size, late.size, late.with([]).size]).toEqual([1, 3, 3])
  const twice = Scoreboard.of.bind(undefined, FRAME, [...all, ...all.slice(0, 1)], places)
  expect(twice).toThrow('target: expected standings of different targets, found "t0".')
})

test('a board from which thousands are made, each with a target of its own, stays as it was', () => {
  const places = new Places()
  const before = Scoreboard.of(FRAME, entries(3), places)
  const walk = before.standings()[Symbol.iterator]()
  walk.next()
  for (let n = 0; n < 3_000; n += 1) {
    const after = before.with([sampleStanding(`u${n}`)])
    expect([after.size, after.find(`u${n - 1}`), after.find('t1')]).toEqual([
      4,
      undefined,
      before.find('t1'),
    ])
  }
  expect([...before.standings()].map(({ target }) => target)).toEqual(['t0', 't1', 't2'])
  expect(before.find('u2999')).toBeUndefined()
  // What only the others had is not kept for ever.
  expect(places.size).toBeLessThan(1_100)
  expect([walk.next().value, walk.next().value]).toEqual([before.find('t1'), before.find('t2')])
})
