import { expect, test } from 'vitest'
import { formatProgramme } from '../event/programme-path.ts'
import { sampleStanding } from '../testing/sample-standing.ts'
import { Scoreboard } from './scoreboard.ts'

const placed = (target: string, programme?: string) =>
  sampleStanding(target, { state: 'open', ...(programme !== undefined && { programme }) })

/** One target in a programme, seven in another, one in none; the tree has been asked for. */
function asked(): Scoreboard {
  const others = Array.from({ length: 7 }, (_, n) => placed(`t${n + 2}`, 'b'))
  const board = Scoreboard.of({ waiting: [] }, [placed('t1', 'a/x'), ...others, placed('t9')])
  expect(treeOf(board)).toStrictEqual(['a 1', 'a/x 1', 'b 7'])
  return board
}

/** The nodes of a board in their order, each with how many targets there are at and beneath it. */
function treeOf(board: Scoreboard): readonly string[] {
  const told = (nodes: ReturnType<Scoreboard['programmes']>): readonly string[] =>
    nodes.flatMap(({ path, counts, children }) => [`${path} ${counts.total}`, ...told(children)])
  return told(board.programmes())
}

test.each<[string, (board: Scoreboard) => Scoreboard, readonly string[]]>([
  ['the last target of a programme', (board) => board.without(['t1']), ['b 7']],
  ['one of several', (board) => board.without(['t2']), ['a 1', 'a/x 1', 'b 6']],
  ['one in no programme', (board) => board.without(['t9']), ['a 1', 'a/x 1', 'b 7']],
])('a tree follows its board when it loses %s', (_, change, tree) => {
  const board = asked()
  expect(treeOf(change(board))).toStrictEqual(tree)
  expect(treeOf(board)).toStrictEqual(['a 1', 'a/x 1', 'b 7'])
})

test.each<[string, string, string | undefined, readonly string[]]>([
  ['moves to another programme', 't1', 'b/y', ['b 8', 'b/y 1']],
  ['moves out of all programmes', 't1', undefined, ['b 7']],
  ['moves into one', 't9', 'a', ['a 2', 'a/x 1', 'b 7']],
  ['comes with a lesser id', 't0', 'b', ['b 8', 'a 1', 'a/x 1']],
])('and when a target %s', (_, target, programme, tree) => {
  const board = asked()
  expect(treeOf(board.with([placed(target, programme)]))).toStrictEqual(tree)
})

test('where a programme has nothing left it can be asked for no longer, and comes again', () => {
  const gone = asked().without(['t1'])
  expect([gone.programme('a'), gone.programme('a/x')]).toStrictEqual([undefined, undefined])
  expect(treeOf(gone.with([placed('t1', 'a')]))).toStrictEqual(['a 1', 'b 7'])
})

test('a node that is deeper than a hundred names has the path that was asked for', () => {
  const path = formatProgramme(Array.from({ length: 100 }, () => 'n'))
  for (const deep of [path, `${path}/n`, `${path}/n/n`]) {
    const board = Scoreboard.of({ waiting: [] }, [placed('t1', deep)])
    expect(board.programme(deep)?.path).toBe(deep)
  }
})
