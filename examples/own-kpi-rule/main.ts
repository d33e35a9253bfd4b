import { lawsOf } from '@planfold/core/testing'
import { ABOUT_BONUS, firstBonus, mendedBonus } from './bonus.ts'
import { findings } from './findings.ts'
import { readOptions, USAGE } from './options.ts'
import { surveyText } from './survey.ts'

process.exitCode = run(process.argv.slice(2))

/** Answers a command line; returns the exit code: 2 for an option that is none. */
function run(args: readonly string[]): number {
  const options = readOptions(args)
  if (options === 'wrong') {
    process.stderr.write(USAGE)
    return 2
  }
  const { seeds, runs } = options
  process.stdout.write(seeds === undefined ? told(runs) : surveyText(seeds, { runs }))
  return 0
}

/** What the laws say of both rules, from one seed. */
function told(runs: number): string {
  const seed = 2_020
  const stories = findings(firstBonus, seed, { runs }).map(({ story }) => `✗ ${story}\n`)
  const laws = lawsOf(mendedBonus, ABOUT_BONUS).length
  const kept = laws - findings(mendedBonus, seed, { runs }).length
  return [...stories, `✓ ${mendedBonus.name} keeps ${kept} of ${laws} laws.\n`].join('\n')
}
