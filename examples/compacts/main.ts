import { PlanfoldError } from '@planfold/core'
import { toned } from '../terminal/text.ts'
import { readOptions, USAGE, WrongOption, type Options } from './options.ts'
import { replay } from './replay.ts'
import { TableUnreadable } from './tables/texts.ts'
import { page } from './terminal/page.ts'

process.exitCode = await run(process.argv.slice(2))

/** Answers a command line; returns the exit code (see {@link USAGE}). */
async function run(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args)
    if (options !== 'help') return await present(options)
    process.stdout.write(USAGE)
    return 0
  } catch (error) {
    if (error instanceof WrongOption) {
      process.stderr.write(`${failure(error.message)}\n\n${USAGE}`)
      return 2
    }
    if (error instanceof PlanfoldError || error instanceof TableUnreadable) {
      process.stderr.write(`${failure(error.message)}\n`)
      return 1
    }
    throw error
  }
}

async function present({ folder, all }: Options): Promise<number> {
  const replayed = await replay(folder)
  process.stdout.write(`${page(replayed, all)}\n`)
  const differing = replayed.audited.filter(({ finding }) => finding.kind === 'oursDiffers')
  if (differing.length === 0) return 0
  process.stderr.write(`\n${failure(`${differing.length} figures differ from the formula.`)}\n`)
  return 1
}

function failure(message: string): string {
  return toned('bad', message, process.stderr)
}
