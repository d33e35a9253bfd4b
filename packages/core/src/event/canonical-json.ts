/**
 * JSON text that is equal for equal values: keys sorted by UTF-16 code units at every depth,
 * members that are undefined left out. Arrays keep their order.
 *
 * @example
 * canonicalJson({ b: 1, a: undefined, c: [2, 3] }) //=> '{"b":1,"c":[2,3]}'
 */
export function canonicalJson(value: unknown): string {
  // The engine writes several times as quickly what it may write as it stands.
  if (isInOrder(value)) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

/** What JSON has no word for; a member that is undefined is left out by the engine, too. */
const UNWRITTEN: ReadonlySet<string> = new Set(['function', 'symbol'])

/** Whether a value is plain data with its keys sorted at every depth. */
function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return !UNWRITTEN.has(typeof value)
  if ('toJSON' in value) return false
  if (Array.isArray(value)) return value.every(isInOrder)
  let before = ''
  for (const key of Object.keys(value)) {
    if (key < before || !isInOrder((value as Readonly<Record<string, unknown>>)[key])) return false
    before = key
  }
  return true
}
