import { PlanfoldError } from './planfold-error.ts'
import { refuse, type Refusal } from './refusal.ts'
import { accepted, refused, valueOf, type Result } from './result.ts'

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
 * The named fields of an object of options, each read once. Refused as `InvalidOptions` where it is
 * no object, as `UnreadableInput` where it throws when it is read.
 */
export function readOptions<Options extends object, Name extends keyof Options & string>(
  options: Options,
  names: readonly Name[],
): Result<Pick<Options, Name>> {
  if (typeof options !== 'object' || options === null) {
    const remedy = 'Give an object of options.'
    return refused(refuse('InvalidOptions', '', options, `{ ${names.join(', ')} }`, remedy))
  }
  return reading(options, () => {
    const read: Partial<Pick<Options, Name>> = {}
    for (const name of names) read[name] = options[name]
    return accepted(read as Pick<Options, Name>)
  })
}

/** {@link readOptions}; throws {@link RefusedInput} where it refuses. */
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
