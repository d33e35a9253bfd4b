import { parseArgs } from 'node:util'
import { DEFAULT_RUNS } from '@planfold/core/testing'

export const USAGE = `Puts a bonus rule with two mistakes, and the mended one, to the laws of KPI rules.

  node main.ts              tells what is found, as stories
  node main.ts --seeds N    from how many of N seeds it is found, in how few events

  --runs N                  how often each law is asked from a seed; ${DEFAULT_RUNS} by default
`

export interface Options {
  /** From how many seeds; undefined where the stories of one are to be told. */
  readonly seeds: number | undefined
  readonly runs: number
}

/** Reads the command line; `wrong` for one that is not as the usage says. */
export function readOptions(args: readonly string[]): Options | 'wrong' {
  const { seeds, runs = `${DEFAULT_RUNS}` } = parsed(args) ?? { runs: 'wrong' }
  const options = { seeds: seeds === undefined ? undefined : Number(seeds), runs: Number(runs) }
  const numbers = [options.runs, options.seeds ?? 1]
  return numbers.every((number) => Number.isSafeInteger(number) && number > 0) ? options : 'wrong'
}

function parsed(args: readonly string[]) {
  try {
    const options = { seeds: { type: 'string' }, runs: { type: 'string' } } as const
    return parseArgs({ args: [...args], options }).values
  } catch {
    return undefined
  }
}
