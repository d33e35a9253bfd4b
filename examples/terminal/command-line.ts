import { PlanfoldError } from '@planfold/core'
import { toned } from './text.ts'

/** A command line that is not as the usage says. */
export class WrongOption extends Error {
  override readonly name = 'WrongOption'
}

/** A program that is called from a command line. */
export interface Program<Options> {
  readonly usage: string
  /** Reads the command line; `help` where that is asked for. Throws {@link WrongOption}. */
  readonly readOptions: (args: readonly string[]) => Options | 'help'
  /** Does what it was called for; gives the exit code. */
  readonly present: (options: Options) => Promise<number>
  /** Errors of the program's own that are told in words, as those of planfold are. */
  readonly failures: readonly (new (...args: never[]) => Error)[]
}

/** Answers a command line; gives the exit code: 2 for a wrong one, 1 where the program fails. */
export async function answer<Options>(
  args: readonly string[],
  { usage, readOptions, present, failures }: Program<Options>,
): Promise<number> {
  try {
    const options = readOptions(args)
    if (options !== 'help') return await present(options)
    process.stdout.write(usage)
    return 0
  } catch (error) {
    if (error instanceof WrongOption) {
      process.stderr.write(`${failureText(error.message)}\n\n${usage}`)
      return 2
    }
    if (error instanceof PlanfoldError || failures.some((failure) => error instanceof failure)) {
      process.stderr.write(`${failureText((error as Error).message)}\n`)
      return 1
    }
    throw error
  }
}

/** A message of something that went wrong, as it stands on a terminal. */
export function failureText(message: string): string {
  return toned('bad', `✗ ${message}`, process.stderr)
}
