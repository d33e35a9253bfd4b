import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { MUTATED, REQUIRED } from './folders.ts'
import { scoreOf, type Report } from './report.ts'

// Mutates folders of core, those named or all, and prints how many of the mutants the tests kill.

const root = fileURLToPath(new URL('../../..', import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    survivors: { type: 'boolean', default: false },
    reported: { type: 'boolean', default: false },
  },
})
const all = Object.keys(MUTATED)
const reported = (folder: string) => existsSync(reportOf(folder))
const folders = positionals.length > 0 ? positionals : values.reported ? all.filter(reported) : all

for (const folder of folders) {
  if (MUTATED[folder] === undefined) {
    throw new Error(`Expected one of ${all.join(', ')}, found ${folder}.`)
  }
  if (!values.reported) mutate(folder)
  const report = JSON.parse(readFileSync(reportOf(folder), 'utf8')) as Report
  const { killed, stopped, total, survivors } = scoreOf(report)
  const percent = (100 * killed) / total
  const required = REQUIRED[folder]
  const isShort = required !== undefined && percent < required
  console.log(
    `${folder}: ${percent.toFixed(1)}%, ${killed} of ${total} mutants killed, ${stopped} by the clock` +
      (isShort ? `, expected ${required}%` : ''),
  )
  if (values.survivors || isShort) for (const survivor of survivors) console.log(`  ${survivor}`)
  if (isShort) process.exitCode = 1
}

function reportOf(folder: string): string {
  return `${root}reports/mutation/${folder}.json`
}

function mutate(folder: string): void {
  const config = 'packages/core/mutation/stryker.config.json'
  const files = [`packages/core/src/${folder}/**/*.ts`, '!**/*.test.ts', '!**/*.test-d.ts']
  const { status } = spawnSync('stryker', ['run', config, '--mutate', files.join()], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Far from every zone of the tests, so that a mutant cannot hide in the machine's own.
    env: { ...process.env, MUTATED_FOLDER: folder, TZ: 'Pacific/Honolulu' },
  })
  if (status !== 0) throw new Error(`Stryker ended with ${status} on ${folder}.`)
  renameSync(`${root}reports/mutation/mutation.json`, reportOf(folder))
}
