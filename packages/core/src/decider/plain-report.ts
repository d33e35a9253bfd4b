import { STATUSES } from '../event/allowed.ts'
import { parseId } from '../event/identifiers.ts'
import { isText } from '../event/plain-fields.ts'
import { parseDay } from '../period/day.ts'
import { parseQuantity } from '../quantity/quantity.ts'
import type { Result } from '../refusal/result.ts'
import { BYTES_OF_A_VALUE, mostBytesOf } from './command-size.ts'
import type { Checked, ReportProgress } from './commands.ts'

type Report = ReportProgress<Checked>

/** What a field comes to; undefined where the schema has to say. */
type Read = (value: unknown) => string | undefined

const parsedBy =
  (parse: (value: unknown) => Result<string>): Read =>
  (value) => {
    const parsed = parse(value)
    return parsed.ok ? parsed.value : undefined
  }

const oneOf =
  (...allowed: readonly string[]): Read =>
  (value) =>
    allowed.find((each) => each === value)

const id = parsedBy(parseId)
const quantity = parsedBy(parseQuantity)
const text: Read = (value) => (isText(value) ? value : undefined)

/** Every field that is one text or number. */
const FIELDS = new Map<string, Read>(
  Object.entries({
    type: oneOf('ReportProgress'),
    target: id,
    on: parsedBy(parseDay),
    quantity,
    numerator: quantity,
    denominator: quantity,
    steps: quantity,
    status: oneOf(...STATUSES),
    unit: (value) => text(typeof value === 'string' ? value.normalize('NFC') : value),
    series: id,
    note: text,
    recordedBy: text,
    source: text,
    correlation: text,
    causation: text,
  } satisfies { readonly [Field in keyof Report]?: Read }),
)

/**
 * A report as the door lets it in, of the kind that most are: without parts, a span, evidence or `ext`.
 * Undefined where it is another, where anything may be wrong with it or where it may have more than
 * `most` bytes: then the schema has to say. Takes a tenth of the schema's time. Its fields are in the
 * order of canonical JSON.
 */
export function plainReport(input: unknown, most: number): Report | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined
  const found: Record<string, string> = {}
  let bytes = BYTES_OF_A_VALUE
  for (const name of sorted(Object.keys(input))) {
    const value = (input as Readonly<Record<string, unknown>>)[name]
    bytes += mostBytesOf(name, value)
    if (value === undefined) continue
    const read = FIELDS.get(name)?.(value)
    if (read === undefined) return undefined
    found[name] = read
  }
  if (bytes > most) return undefined
  const { type, target, on } = found
  const isWhole = type !== undefined && target !== undefined && on !== undefined
  return isWhole ? (found as object as Report) : undefined
}

function sorted(names: string[]): readonly string[] {
  return names.every((name, place) => place === 0 || (names[place - 1] ?? '') < name)
    ? names
    : names.toSorted()
}
