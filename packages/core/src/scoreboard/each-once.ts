import { ARRAY, ITERABLE, requireKind, wrongKind, type Kind } from '../refusal/kinds.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import type { Standing } from '../standing/standing.ts'

/** The refusal of standings among which a target is twice; undefined where each is there once. */
export function targetTwice(
  standings: readonly Pick<Standing, 'target'>[],
): Refusal<'TargetTwice'> | undefined {
  const seen = new Set<string>()
  for (const { target } of standings) {
    if (seen.size === seen.add(target).size) {
      const remedy = 'Give each target once, or it would count twice.'
      return refuse('TargetTwice', 'target', target, 'standings of different targets', remedy)
    }
  }
  return undefined
}

function isStanding(found: unknown): boolean {
  if (!isObject(found)) return false
  const { target, period, unit, attainment, reports } = found as Partial<
    Record<keyof Standing, unknown>
  >
  const hasParts = isObject(period) && isObject(unit) && isObject(attainment) && isObject(reports)
  return typeof target === 'string' && hasParts
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

const STANDING: Kind = ['standing', 'standings of targets', isStanding]

/** Throws {@link RefusedInput} `InvalidField` for what is no standing, as an array may hold it. */
function requireStanding(found: unknown): void {
  try {
    // There may be very many of them.
    if (isStanding(found)) return
  } catch {
    // What throws when it is read is refused as such.
  }
  requireKind('standings', found, STANDING)
}

/** The standings that were given; throws {@link RefusedInput} where they are none. */
export function listOf(standings: Iterable<Standing>): readonly Standing[] {
  requireKind('standings', standings, ITERABLE)
  const all: Standing[] = []
  // Before it is copied: an array of holes may be longer than memory.
  for (const standing of standings) {
    requireStanding(standing)
    all.push(standing)
  }
  return all
}

/** Throws {@link RefusedInput} `InvalidField` where something is no array of objects with a target. */
export function requireEntries(field: string, found: readonly Pick<Standing, 'target'>[]): void {
  requireKind(field, found, ARRAY)
  for (const entry of found as readonly unknown[]) {
    const target = isObject(entry) && 'target' in entry ? entry.target : undefined
    if (typeof target !== 'string')
      throw wrongKind(field, entry, 'standing', 'standings of targets')
  }
}

/** Throws {@link RefusedInput} `TargetTwice` where a target is twice among some standings. */
export function requireEachOnce(standings: readonly Standing[]): void {
  const twice = targetTwice(standings)
  if (twice !== undefined) throw new RefusedInput(twice)
}
