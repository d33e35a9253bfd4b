import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { answer, failureText } from '../terminal/command-line.ts'
import { check, differing } from './check.ts'
import { FACTS } from './facts.ts'
import { writeFiles } from './files.ts'
import { readOptions, USAGE, type Options } from './options.ts'
import { CommandRefused, recordInto } from './recording.ts'
import { differenceText, storedText, writtenText } from './terminal/outcome.ts'
import { page } from './terminal/page.ts'

process.exitCode = await answer(process.argv.slice(2), {
  usage: USAGE,
  readOptions,
  present,
  failures: [CommandRefused],
})

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
