import { reading } from '../refusal/reading.ts'
import { accepted, refused, valueOf, type Result } from '../refusal/result.ts'
import { refuse } from '../refusal/refusal.ts'
import { parseId } from './identifiers.ts'
import { DEEPEST_PROGRAMME } from './terms.ts'

const EXPECTED = 'a path such as term/economy'

/** Most names of a path. */
const most = DEEPEST_PROGRAMME

const ESCAPED = /\\([\\/])/g

/**
 * The names in the path of a programme, from the top. Names are joined by `/`; a slash within a name
 * is written `\/`, and a backslash `\\`. Refused as `InvalidProgramme` where the path has no names or
 * more than 100, where one of them is none (see {@link parseId}), or where a backslash stands before
 * something else.
 *
 * @example
 * parseProgramme('term/economy') //=> { ok: true, value: ['term', 'economy'] }
 * parseProgramme('term/land\\/water') //=> { ok: true, value: ['term', 'land/water'] }
 * parseProgramme('term//economy').ok //=> false
 */
export function parseProgramme(path: unknown): Result<readonly string[]> {
  if (typeof path !== 'string' || path.replace(ESCAPED, '').includes('\\')) {
    const remedy = String.raw`Write a slash within a name as \/ and a backslash as \\.`
    return refused(refuse('InvalidProgramme', '', path, EXPECTED, remedy, { fault: 'form', most }))
  }
  const segments = segmentsOf(path)
  if (segments.length > DEEPEST_PROGRAMME) {
    const expected = `a path of at most ${DEEPEST_PROGRAMME} names`
    return refused(
      refuse('InvalidProgramme', '', path, expected, 'Shorten the path.', {
        fault: 'tooDeep',
        most,
      }),
    )
  }
  const names = namesIn(segments.map(nameIn))
  if (names !== undefined) return accepted(names)
  const remedy = 'Join the names with single slashes, none at the ends.'
  return refused(refuse('InvalidProgramme', '', path, EXPECTED, remedy, { fault: 'name', most }))
}

/**
 * The path of a programme, out of its names from the top; {@link parseProgramme} takes them out again.
 * Throws {@link RefusedInput} `InvalidProgramme` where that would refuse.
 *
 * @example
 * formatProgramme(['term', 'land/water']) //=> 'term/land\\/water'
 */
export function formatProgramme(names: readonly string[]): string {
  return valueOf(reading(names, () => pathOf(names)))
}

function pathOf(names: readonly string[]): Result<string> {
  if (Array.isArray(names) && names.length > 0 && names.length <= DEEPEST_PROGRAMME) {
    const found = namesIn(names)
    if (found !== undefined) return accepted(found.map(segmentOf).join('/'))
  }
  const expected = `1 to ${DEEPEST_PROGRAMME} names`
  const remedy = 'Give the names from the top, each an id.'
  return refused(refuse('InvalidProgramme', '', names, expected, remedy, { fault: 'name', most }))
}

/** The names, where all of them are ids; a hole is none. */
function namesIn(names: readonly unknown[]): readonly string[] | undefined {
  const found: string[] = []
  for (const name of names) {
    const id = parseId(name)
    if (!id.ok) return undefined
    found.push(id.value)
  }
  return found
}

/** What stands between the slashes of a path, as it is written. A backslash takes in what follows it. */
export function segmentsOf(path: string): readonly string[] {
  if (!path.includes('\\')) return path.split('/')
  const segments: string[] = []
  let from = 0
  for (let at = 0; at < path.length; at += 1) {
    if (path[at] === '\\') at += 1
    else if (path[at] === '/') {
      segments.push(path.slice(from, at))
      from = at + 1
    }
  }
  return [...segments, path.slice(from)]
}

/** The name that a segment of a path stands for. */
export function nameIn(segment: string): string {
  return segment.replace(ESCAPED, '$1')
}

function segmentOf(name: string): string {
  return name.replace(/[\\/]/g, String.raw`\$&`)
}
