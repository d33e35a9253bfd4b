import { nameIn, segmentsOf } from '../event/programme-path.ts'
import { DEEPEST_PROGRAMME } from '../event/terms.ts'
import type { Standing } from '../standing/standing.ts'
import { tallyOf, type Counts } from './counts.ts'

/** A node of the roll-up tree. */
export interface Programme {
  /** From the top, joined by `/`: `term-2020-2025/economy`; see {@link parseProgramme}. */
  readonly path: string
  /** Last name in the path. */
  readonly name: string
  /** Over every target here and beneath. */
  readonly counts: Counts
  /** Targets and indicators placed right here, in the order of their ids. */
  readonly standings: readonly Standing[]
  readonly children: readonly Programme[]
}

interface Branch {
  readonly own: Standing[]
  readonly all: Standing[]
  readonly children: Map<string, Branch>
}

/**
 * The roll-up tree of some standings, by their programme paths; those without one are not in it.
 * Nodes come in the order of their first standing.
 */
export function programmesOf(standings: Iterable<Standing>): readonly Programme[] {
  const root = emptyBranch()
  for (const standing of standings) {
    if (standing.programme === undefined) continue
    let branch = root
    for (const segment of segmentsIn(standing.programme)) {
      let child = branch.children.get(segment)
      if (child === undefined) branch.children.set(segment, (child = emptyBranch()))
      branch = child
      branch.all.push(standing)
    }
    branch.own.push(standing)
  }
  return nodesOf(root, '')
}

/** The segments of a path; what lies deeper than a tree is one, so that it can be walked. */
function segmentsIn(path: string): readonly string[] {
  const segments = segmentsOf(path)
  if (segments.length <= DEEPEST_PROGRAMME) return segments
  const above = DEEPEST_PROGRAMME - 1
  return [...segments.slice(0, above), segments.slice(above).join('/')]
}

/** The node at a path among some nodes and their children; undefined where there is none. */
export function programmeAt(nodes: readonly Programme[], path: string): Programme | undefined {
  const node = nodes.find((one) => path === one.path)
  if (node !== undefined) return node
  const above = nodes.find((one) => path.startsWith(`${one.path}/`))
  return above && programmeAt(above.children, path)
}

/**
 * Every standing at a programme's path or beneath it, to list or to add up with `rollUp` or
 * `weightedAttainment`.
 */
export function* standingsUnder(programme: Programme): Generator<Standing> {
  yield* programme.standings
  for (const child of programme.children) yield* standingsUnder(child)
}

function nodesOf(branch: Branch, prefix: string): readonly Programme[] {
  return [...branch.children].map(([segment, { own, all, children }]) => {
    const path = `${prefix}${segment}`
    return {
      path,
      name: nameIn(segment),
      counts: tallyOf(all),
      standings: own,
      children: nodesOf({ own, all, children }, `${path}/`),
    }
  })
}

function emptyBranch(): Branch {
  return { own: [], all: [], children: new Map() }
}
