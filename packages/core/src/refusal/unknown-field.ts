import { refuse, type Refusal } from './refusal.ts'

/** Longer names are not compared: how alike two texts are takes time in proportion to both. */
const LONGEST_NAME = 40

/** What others call a field that is called otherwise here. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  tz: 'zone',
  timezone: 'zone',
  time_zone: 'zone',
  start: 'from',
  begin: 'from',
  since: 'from',
  end: 'to',
  until: 'to',
}

/** A field that nobody reads, at the path where it was found; with the name probably meant. */
export function unknownField(path: string, value: unknown, known: readonly string[]): Refusal {
  const name = path.slice(path.lastIndexOf('.') + 1)
  const meant = nearestName(name, known)
  return refuse('UnknownField', path, value, 'no such field', remedyFor(meant, known), {
    known,
    ...(meant !== undefined && { meant }),
  })
}

function remedyFor(meant: string | undefined, known: readonly string[]): string {
  if (meant !== undefined) return `Did you mean ${meant}? Correct its name, or remove it.`
  if (known.includes('ext')) return 'Remove it, or put data of your own under ext.'
  return known.length === 0 ? 'Remove it.' : `Remove it; there are ${known.join(', ')}.`
}

/**
 * Which of the names somebody meant who wrote this one; undefined where none is like it. Some are known
 * by another name elsewhere. Alike are
 * names that differ in case alone, or in one letter of every three at most, two letters that changed
 * places counting as one.
 *
 * @example
 * nearestName('asof', ['asOf', 'knownAt']) //=> 'asOf'
 * nearestName('tennant', ['tenant', 'log']) //=> 'tenant'
 * nearestName('tz', ['from', 'to', 'zone']) //=> 'zone'
 * nearestName('colour', ['asOf', 'knownAt']) //=> undefined
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST_NAME) return undefined
  const written = name.toLowerCase()
  const other = Object.hasOwn(OTHER_NAMES, written) ? OTHER_NAMES[written] : undefined
  if (other !== undefined && known.includes(other)) return other
  let nearest: string | undefined
  let least = Infinity
  for (const candidate of known) {
    const distance = editsBetween(written, candidate.toLowerCase())
    if (distance < least && distance * 3 <= Math.max(written.length, 3)) {
      nearest = candidate
      least = distance
    }
  }
  return nearest
}

/** Letters to put in, take out, replace or swap with their neighbour (optimal string alignment). */
function editsBetween(a: string, b: string): number {
  let beforeLast: readonly number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const at = (edits: readonly number[], place: number) => edits[place] ?? Infinity
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (same ? 0 : 1),
          row > 1 && column > 1 && isSwap ? at(beforeLast, column - 2) + 1 : Infinity,
        ),
      )
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}
