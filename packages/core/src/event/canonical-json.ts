/**
 * JSON text that is equal for equal values: keys sorted by UTF-16 code units at every depth,
 * members that are undefined left out. Arrays keep their order.
 *
 * @example
 * canonicalJson({ b: 1, a: undefined, c: [2, 3] }) //=> '{"b":1,"c":[2,3]}'
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
