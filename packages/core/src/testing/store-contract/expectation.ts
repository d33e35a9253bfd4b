/**
 * A store did otherwise than the port says. `actual` and `expected` are there for test runners,
 * which print the difference.
 */
export class StoreContractBroken extends Error {
  override readonly name = 'StoreContractBroken'
  readonly actual: unknown
  readonly expected: unknown

  constructor(message: string, actual?: unknown, expected?: unknown) {
    super(message)
    this.actual = actual
    this.expected = expected
  }
}

export function expectThat(so: boolean, message: string): void {
  if (!so) throw new StoreContractBroken(message)
}

/** Compares JSON values: own keys in any order, numbers as JSON has them (`-0` is 0). */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  const difference = differenceAt('', actual, expected)
  if (difference === undefined) return
  throw new StoreContractBroken(`${what}: ${difference}`, actual, expected)
}

/** Whether JSON values are equal, as {@link expectSame} compares them. */
export function isSame(actual: unknown, expected: unknown): boolean {
  return differenceAt('', actual, expected) === undefined
}

export async function expectRejection(call: () => Promise<unknown>, what: string): Promise<void> {
  const outcome = await call().then(
    () => 'resolved',
    () => 'rejected',
  )
  expectThat(outcome === 'rejected', `${what}: expected a rejection, but it resolved`)
}

function differenceAt(path: string, actual: unknown, expected: unknown): string | undefined {
  if (actual === expected) return undefined
  if (!isContainer(actual) || !isContainer(expected)) return described(path, actual, expected)
  if (Array.isArray(actual) !== Array.isArray(expected)) return described(path, actual, expected)
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const under = `${path}/${key}`
    if (!Object.hasOwn(actual, key)) return `nothing at ${under}`
    if (!Object.hasOwn(expected, key)) return `something unexpected at ${under}`
    const difference = differenceAt(under, actual[key], expected[key])
    if (difference !== undefined) return difference
  }
  return undefined
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function described(path: string, actual: unknown, expected: unknown): string {
  const where = path === '' ? '' : ` at ${path}`
  return `expected ${preview(expected)}${where}, found ${preview(actual)}`
}

function preview(value: unknown): string {
  const text = typeof value === 'bigint' ? `${value}n` : (JSON.stringify(value) ?? String(value))
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
