import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PlanfoldError } from '@planfold/core'
import { check, differing } from './check.ts'
import { FACTS } from './facts.ts'
import { writeFiles } from './files.ts'
import { readOptions, USAGE, WrongOption, type Options } from './options.ts'
import { CommandRefused, recordInto } from './recording.ts'
import { differenceText, failureText, storedText, writtenText } from './terminal/outcome.ts'
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
      process.stderr.write(`${failureText(error.message)}\n\n${USAGE}`)
      return 2
    }
    if (error instanceof PlanfoldError || error instanceof CommandRefused) {
      process.stderr.write(`${failureText(error.message)}\n`)
      return 1
    }
    throw error
  }
}

/** Records, recomputes and prints; writes the files only where every figure agrees. */
async function present({ language, folder }: Options): Promise<number> {
  await mkdir(folder, { recursive: true })
  const database = join(folder, 'ba-dinh-2020.db')
  const recording = await recordInto(database)
  const facts = check(recording.board, FACTS)
  process.stdout.write(`${page(recording, facts, language)}\n`)
  process.stdout.write(`\n${storedText(database, recording, language)}\n`)
  const wrong = differing(facts)
  if (wrong.length > 0) {
    process.stderr.write(`\n${failureText(differenceText(wrong, language))}\n`)
    return 1
  }
  const files = await writeFiles(folder, recording.board, language)
  process.stdout.write(`${writtenText(files)}\n`)
  return 0
}
