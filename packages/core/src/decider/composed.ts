import { RefusedInput } from '../refusal/planfold-error.ts'
import { refuse } from '../refusal/refusal.ts'
import { accepted, refused, type Result } from '../refusal/result.ts'

/** What is kept to the letter, wherever in a command it stands. */
const TEXTS: ReadonlySet<string> = new Set([
  'title',
  'note',
  'reason',
  'reference',
  'text',
  'recordedBy',
  'source',
  'correlation',
  'causation',
  'ext',
])

/** How deep objects with names lie in a command: `set`, `attainment`, `method`. */
const DEEPEST = 3

/**
 * A command whose ids and names, keys among them, are in Unicode's composed form (NFC), so that they are
 * the same however they were typed; texts are left alone. Refused as `DuplicateName` where two keys of
 * an object become one.
 */
export function composed(command: unknown): Result<unknown> {
  try {
    return accepted(composedFrom(command, []))
  } catch (error) {
    if (error instanceof RefusedInput) return refused(error.refusal)
    throw error
  }
}

function composedFrom(value: unknown, path: readonly string[]): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value)
  if (path.length > DEEPEST || entries.length === 0) return value
  // Labels have keys of the caller's own, which mean nothing here.
  const areLabels = path.at(-1) === 'labels'
  const names = new Set<string>()
  const members = entries.map(([key, member]) => {
    const name = key.normalize('NFC')
    if (names.has(name)) throw new RefusedInput(duplicateName(path, name))
    names.add(name)
    const isText = !areLabels && TEXTS.has(name)
    return [name, isText ? member : composedFrom(member, [...path, name])] as const
  })
  return Object.fromEntries(members)
}

function duplicateName(path: readonly string[], name: string) {
  const expected = 'each name once, in whichever Unicode form'
  const remedy = 'Keep one of the two, which read the same.'
  return refuse('DuplicateName', path.join('.'), name, expected, remedy)
}
