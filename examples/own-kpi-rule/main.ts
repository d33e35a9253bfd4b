import { parseArgs } from 'node:util'
import { lawsOf } from '@planfold/core/testing'
import { ABOUT_BONUS, firstBonus, mendedBonus } from './bonus.ts'
import { findings } from './findings.ts'
import { surveyText } from './survey.ts'

const USAGE = `Puts a bonus rule with two mistakes, and the mended one, to the laws of KPI rules.

  node main.ts              tells what is found, as stories
  node main.ts --seeds N    from how many of N seeds it is found, in how few events
`

process.exitCode = run(process.argv.slice(2))

/** Answers a command line; returns the exit code: 2 for an option that is none. */
function run(args: readonly string[]): number {
  const seeds = seedsIn(args)
  if (seeds === 'wrong') {
    process.stderr.write(USAGE)
    return 2
  }
  process.stdout.write(seeds === undefined ? told() : surveyText(seeds))
  return 0
}

function seedsIn(args: readonly string[]): number | undefined | 'wrong' {
  try {
    const { values } = parseArgs({ args: [...args], options: { seeds: { type: 'string' } } })
    if (values.seeds === undefined) return undefined
    const seeds = Number(values.seeds)
    return Number.isSafeInteger(seeds) && seeds > 0 ? seeds : 'wrong'
  } catch {
    return 'wrong'
  }
}

/** What the laws say of both rules, from one seed. */
function told(): string {
  const seed = 2_020
  const stories = findings(firstBonus, seed).map(({ story }) => `✗ ${story}\n`)
  const laws = lawsOf(mendedBonus, ABOUT_BONUS).length
  const kept = laws - findings(mendedBonus, seed).length
  return [...stories, `✓ ${mendedBonus.name} keeps ${kept} of ${laws} laws.\n`].join('\n')
}
