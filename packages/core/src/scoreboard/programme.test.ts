import { expect, test } from 'vitest'
import { Telling } from '../testing/telling.ts'
import { targetId } from '../event/identifiers.ts'
import { formatProgramme } from '../event/programme-path.ts'
import type { Standing } from '../standing/standing.ts'
import { standingsUnder } from './programme.ts'
import { Scoreboard } from './scoreboard.ts'

const period = { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' }

function placedAt(programme: string | undefined, quantity: number) {
  const telling = new Telling()
  telling.tell({
    type: 'SetTarget',
    title: 'A',
    unit: 'person',
    measure: 'sum',
    plan: 1,
    period,
    ...(programme !== undefined && { programme }),
  })
  telling.tell({ type: 'ReportProgress', on: '2020-06-30', quantity })
  return telling.standing('2020-12-31')
}

/** A board of these standings, each of a target of its own. */
function boardOf(standings: readonly Standing[]) {
  const apart = standings.map((one, n) => ({ ...one, target: targetId(`t${n}`) }))
  return Scoreboard.of({ waiting: [] }, apart)
}

function someTree() {
  return boardOf([
    placedAt('term/economy', 2),
    placedAt('term/economy/trade', 0),
    placedAt('term', 2),
    placedAt('terminal', 0),
    placedAt(undefined, 2),
  ])
}

test('a node counts what stands at it and beneath it; what has no programme is in none', () => {
  const tree = someTree()
  const counts = (path: string) => tree.programme(path)?.counts
  expect(tree.programmes().map(({ path }) => path)).toEqual(['term', 'terminal'])
  expect(counts('term')).toMatchObject({ total: 3, completed: 2, missed: 1 })
  expect(counts('term/economy')).toMatchObject({ total: 2, completed: 1, missed: 1 })
  expect(counts('term/economy/trade')).toMatchObject({ total: 1, missed: 1 })
  expect(counts('terminal')).toMatchObject({ total: 1, missed: 1 })
})

test('a node lies under the one that its path names, not under the first there is', () => {
  const tree = boardOf(['term/economy', 'ward/north'].map((path) => placedAt(path, 2)))
  for (const path of ['term/economy', 'ward/north']) expect(tree.programme(path)?.path).toBe(path)
})

test('a path that is no node, or only the beginning of a name, finds nothing', () => {
  const tree = someTree()
  for (const path of ['', 'ter', 'term/', 'term/eco', 'term/economy/trade/x', 'economy']) {
    expect(tree.programme(path)).toBeUndefined()
  }
  for (const path of [undefined, null, 7, ['term']]) {
    expect(tree.programme(path as never)).toBeUndefined()
  }
})

test('a name may hold a slash', () => {
  const path = formatProgramme(['term', 'land/water'])
  const tree = boardOf([path, 'term/land/water'].map((each) => placedAt(each, 2)))
  expect(tree.programme(path)).toMatchObject({ path, name: 'land/water', children: [] })
  expect(tree.programme('term/land')).toMatchObject({ name: 'land', standings: [] })
  expect(tree.programme('term')?.children.map(({ name }) => name)).toEqual(['land/water', 'land'])
})

test('all standings under a node are those of its whole branch', () => {
  const [term] = someTree().programmes()
  expect(term === undefined ? [] : [...standingsUnder(term)]).toHaveLength(3)
  expect(term?.standings).toHaveLength(1)
})

test('what lies deeper than a hundred names is one node, which bears the rest of the path', () => {
  // No command may go as deep, but what was once stored is read.
  const pathOf = (depth: number) => Array.from({ length: depth }, (_, at) => `n${at + 1}`).join('/')
  const placed = (depth: number) => ({ ...placedAt(undefined, 2), programme: pathOf(depth) })
  const depths = [99, 100, 101, 300]
  const tree = boardOf(depths.map(placed))
  const nodesAt: number[] = []
  for (
    let nodes = tree.programmes();
    nodes.length > 0;
    nodes = nodes.flatMap(({ children }) => children)
  ) {
    nodesAt.push(nodes.length)
  }
  expect(nodesAt).toEqual([...Array.from({ length: 99 }, () => 1), 3])
  for (const depth of depths) {
    expect(tree.programme(pathOf(depth))?.standings).toMatchObject([{ programme: pathOf(depth) }])
  }
})
