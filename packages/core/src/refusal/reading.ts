import { PlanfoldError } from './planfold-error.ts'
import { refuse, type Refusal } from './refusal.ts'
import { accepted, refused, valueOf, type Result } from './result.ts'
import { unknownField } from './unknown-field.ts'

/**
 * What reading some input comes to. Getters and proxies may throw whatever they like: input that
 * does is refused as `UnreadableInput`.
 */
export function reading<Value>(input: unknown, read: () => Result<Value>): Result<Value> {
  try {
    return read()
  } catch (error) {
    if (error instanceof PlanfoldError) throw error
    return refused(unreadable(input))
  }
}

/**
 * The named fields of an object, each read once. Refused as `InvalidOptions` where it is no object, as
 * `UnreadableInput` where it throws when it is read.
 */
export function readFields<Options extends object, Name extends keyof Options & string>(
  options: Options,
  names: readonly Name[],
): Result<Pick<Options, Name>> {
  return reading(options, () => fieldsOf(options, names))
}

/**
 * {@link readFields} of an object of options, which has no others: one that is not undefined is refused
 * as `UnknownField`, with the name that was probably meant.
 */
export function readOptions<Options extends object, Name extends keyof Options & string>(
  options: Options,
  names: readonly Name[],
): Result<Pick<Options, Name>> {
  return reading(options, () => {
    const read = fieldsOf(options, names)
    const beside = read.ok ? fieldBeside(options, names) : undefined
    return beside === undefined ? read : refused(beside)
  })
}

function fieldsOf<Options extends object, Name extends keyof Options & string>(
  options: Options,
  names: readonly Name[],
): Result<Pick<Options, Name>> {
  if (!isObject(options)) {
    const remedy = 'Give an object of options.'
    return refused(
      refuse('InvalidOptions', '', options, `{ ${names.join(', ')} }`, remedy, { fields: names }),
    )
  }
  const read: Partial<Pick<Options, Name>> = {}
  for (const name of names) read[name] = options[name]
  return accepted(read as Pick<Options, Name>)
}

/** What is an array, a Date or a Map has no options, and would be taken for one that says nothing. */
function isObject(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Object]'
}

function fieldBeside(options: object, names: readonly string[]): Refusal | undefined {
  for (const name of Object.keys(options)) {
    if (names.includes(name)) continue
    const value = (options as Readonly<Record<string, unknown>>)[name]
    if (value !== undefined) return unknownField(name, value, names)
  }
  return undefined
}

/**
 * The named fields of an object of options, each read once, for doors of one's own. Throws
 * {@link RefusedInput} `InvalidOptions` where it is no object, `UnreadableInput` where it throws when it
 * is read, and `UnknownField` where it has another field that is not undefined, with the name that was
 * probably meant.
 *
 * @example
 * const given: { readonly locale?: string } = { locale: 'vi' }
 * optionsIn(given, ['locale']) //=> { locale: 'vi' }
 */
export function optionsIn<Options extends object, Name extends keyof Options & string>(
  options: Options,
  names: readonly Name[],
): Pick<Options, Name> {
  return valueOf(readOptions(options, names))
}

function unreadable(input: unknown): Refusal {
  const remedy = 'Give plain data, without getters or proxies that throw.'
  return refuse('UnreadableInput', '', input, 'input that can be read', remedy)
}
