import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameIn, segmentsOf } from '../event/programme-path.ts'
import { STATES, type Standing } from '../standing/standing.ts'
import { sampleStanding, unmade } from '../testing/sample-standing.ts'
import { countsOf, type Counts } from './counts.ts'
import { Scoreboard } from './scoreboard.ts'

const PATHS = ['a', 'a/b', 'a/b/c', 'a/c', 'b', 'c/a', 'c/b', String.raw`a\/b`]

/** Standings of different targets, whose ids begin with a word. */
function standingsOf(
  word: string,
  maxLength: number,
  minLength = 0,
): fc.Arbitrary<readonly Standing[]> {
  const one = fc
    .record({
      n: fc.nat({ max: 60 }),
      state: fc.option(fc.constantFrom(...STATES), { nil: undefined }),
      programme: fc.option(fc.constantFrom(...PATHS), { nil: undefined }),
      overlays: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    })
    .map(({ n, state, programme, overlays: [exceeded, revised, contradicted] }) =>
      sampleStanding(`${word}${n}`, {
        ...(state !== undefined && { state }),
        ...(programme !== undefined && { programme }),
        exceeded,
        revised,
        contradicted,
      }),
    )
  return fc.uniqueArray(one, { selector: ({ target }) => target, minLength, maxLength })
}

const FRAME = { waiting: [] }

/** A board, and the standings that must be on it. */
interface Told {
  readonly board: Scoreboard
  readonly held: ReadonlyMap<string, Standing>
}

type Step = (told: Told) => Told

const byTarget = (standings: Iterable<Standing>) =>
  new Map([...standings].map((standing) => [String(standing.target), standing]))

function replacing(changes: readonly Standing[], isMade: boolean): Step {
  return ({ board, held }) => ({
    board: board.with(isMade ? changes : changes.map(unmade)),
    held: new Map([...held, ...byTarget(changes)]),
  })
}

function without(gone: readonly Standing[]): Step {
  const names = new Set(gone.map(({ target }) => String(target)))
  return ({ board, held }) => ({
    board: board.without([...names]),
    held: byTarget([...held.values()].filter(({ target }) => !names.has(target))),
  })
}

function only(isThere: (standing: Standing) => boolean): Step {
  return ({ board, held }) => ({
    board: board.where(isThere),
    held: byTarget([...held.values()].filter(isThere)),
  })
}

function parted(isLeft: (standing: Standing) => boolean): Step {
  return ({ board, held }) => ({
    board: board.where(isLeft).merge(board.where((standing) => !isLeft(standing))),
    held,
  })
}

/** Merges a board on, whose targets have not been on this one unless they are replaced. */
function merged(others: readonly Standing[]): Step {
  return ({ board, held }) => {
    const apart = others.filter(({ target }) => !held.has(target))
    return {
      board: board.merge(Scoreboard.of(FRAME, apart.map(unmade))),
      held: new Map([...held, ...byTarget(apart)]),
    }
  }
}

const asked: Step = (told) => {
  told.board.programmes()
  return told
}

const states = fc.constantFrom(...STATES)

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(standingsOf('t', 6), fc.boolean()).map(([changes, made]) => replacing(changes, made)),
  standingsOf('t', 6).map(without),
  states.map((state) => only((standing) => standing.state !== state)),
  states.map((state) => parted((standing) => standing.state === state)),
  standingsOf('u', 30).map(merged),
  fc.constant(asked),
)

test('tallies equal counting anew, whatever boards are made from one another', () => {
  fc.assert(
    fc.property(
      standingsOf('t', 40),
      fc.array(fc.tuple(fc.nat(), steps), { maxLength: 12 }),
      (first, plan) => {
        const told: Told[] = [{ board: Scoreboard.of(FRAME, first), held: byTarget(first) }]
        for (const [from, step] of plan) told.push(step(told[from % told.length] as Told))
        for (const { board, held } of told) {
          const standings = [...held.values()].toSorted((a, b) => (a.target < b.target ? -1 : 1))
          expect([...board.standings()]).toStrictEqual(standings)
          expect(board.counts).toStrictEqual(countsOf(standings))
          const tree = plainTree(standings)
          expect(JSON.parse(JSON.stringify(board.programmes()))).toStrictEqual(tree)
          for (const path of [...PATHS, 'c', 'a/b/c/d', '']) {
            expect(board.programme(path)?.counts).toStrictEqual(nodeAt(tree, path)?.counts)
          }
        }
      },
    ),
  )
})

interface PlainNode {
  readonly path: string
  readonly name: string
  readonly counts: Counts
  readonly standings: readonly Standing[]
  readonly children: readonly PlainNode[]
}

/** The tree as the plainest possible code makes it, out of standings in the order of their ids. */
function plainTree(standings: readonly Standing[], above: readonly string[] = []): PlainNode[] {
  const isAt = (standing: Standing, names: readonly string[]): boolean =>
    names.every((name, depth) => piecesOf(standing)[depth] === name)
  const next = standings
    .filter((standing) => isAt(standing, above))
    .flatMap((standing) => piecesOf(standing)[above.length] ?? [])
  return [...new Set(next)].map((name) => {
    const names = [...above, name]
    const all = standings.filter((standing) => isAt(standing, names))
    return {
      path: names.join('/'),
      name: nameIn(name),
      counts: countsOf(all),
      standings: all.filter((standing) => piecesOf(standing).length === names.length),
      children: plainTree(all, names),
    }
  })
}

function piecesOf({ programme }: Standing): readonly string[] {
  return programme === undefined ? [] : segmentsOf(programme)
}

function nodeAt(nodes: readonly PlainNode[], path: string): PlainNode | undefined {
  const all = nodes.flatMap((node) => [node, nodeAt(node.children, path)])
  return all.find((node) => node?.path === path)
}

test('a change of a few targets leaves every node that is not above them the same object', () => {
  fc.assert(
    fc.property(
      standingsOf('t', 50, 32),
      standingsOf('t', 6),
      standingsOf('t', 2),
      (first, changes, gone) => {
        const before = Scoreboard.of(FRAME, first)
        before.programmes()
        const after = before.without(gone.map(({ target }) => target)).with(changes)
        const moved = [...changes, ...gone].flatMap(({ target }) => [
          before.find(target)?.programme,
          after.find(target)?.programme,
        ])
        for (const path of ['c', ...PATHS]) {
          const isAbove = moved.some((one) => one === path || one?.startsWith(`${path}/`))
          if (!isAbove) expect(after.programme(path)).toBe(before.programme(path))
        }
        expect(after.programmes().every(Object.isFrozen)).toBe(true)
        const same = before.with(first.slice(0, 6))
        for (const path of PATHS) expect(same.programme(path)).toBe(before.programme(path))
      },
    ),
  )
})
