import { answer, failureText } from '../terminal/command-line.ts'
import { readOptions, USAGE, type Options } from './options.ts'
import { replay } from './replay.ts'
import { TableUnreadable } from './tables/texts.ts'
import { page } from './terminal/page.ts'

process.exitCode = await answer(process.argv.slice(2), {
  usage: USAGE,
  readOptions,
  present,
  failures: [TableUnreadable],
})

async function present({ folder, all }: Options): Promise<number> {
  const replayed = await replay(folder)
  process.stdout.write(`${page(replayed, all)}\n`)
  const differing = replayed.audited.filter(({ finding }) => finding.kind === 'oursDiffers')
  if (differing.length === 0) return 0
  process.stderr.write(`\n${failureText(`${differing.length} figures differ from the formula.`)}\n`)
  return 1
}
