import { randomInt } from 'node:crypto'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { CreateStoreHarness } from '../src/testing/store-contract.ts'
import { contractLaw, coreLaws } from './laws.ts'
import { LawBroken, soak, type Soaked } from './soak.ts'

// Asks the laws for a given time with seeds that follow one another:
//   pnpm soak --minutes 5 --seed 42
//   pnpm soak --only 'hostile input' --runs 1000000

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    seed: { type: 'string' },
    runs: { type: 'string' },
    only: { type: 'string' },
    store: { type: 'string', multiple: true, default: [] },
  },
})

/** The number given for an option; ends the process where it is none. */
function numberOf(option: 'minutes' | 'seed' | 'runs', otherwise: number): number {
  const given = values[option]
  const number = given === undefined ? otherwise : Number(given)
  if (!Number.isNaN(number)) return number
  console.error(`--${option}: expected a number, found "${given}".`)
  process.exit(2)
}

/** A store outside the core, by a module that exports its harness: `name=path`. */
async function storeLaw(given: string) {
  const [name = '', path = ''] = given.split('=')
  const { createHarness } = (await import(pathToFileURL(resolve(path)).href)) as {
    createHarness: CreateStoreHarness
  }
  return contractLaw(name, createHarness)
}

const all = [...coreLaws(), ...(await Promise.all(values.store.map(storeLaw)))]
const laws = all.filter(({ name }) => values.only === undefined || name === values.only)
if (laws.length === 0) {
  console.error(`--only: expected one of ${all.map(({ name }) => `"${name}"`).join(', ')}.`)
  process.exit(2)
}
const seed = numberOf('seed', randomInt(2 ** 31))
const runs = numberOf('runs', Infinity)
const minutes = numberOf('minutes', values.runs === undefined ? 5 : Infinity)
const began = performance.now()
console.log(`Seed ${seed}, ${laws.map(({ name }) => name).join(', ')}.`)

function line({ law, runs: asked, milliseconds }: Soaked): string {
  const seconds = (milliseconds / 1_000).toFixed(1)
  const tally = law.tally === undefined ? '' : `: ${law.tally()}`
  return `${law.name}: kept ${asked.toLocaleString('en')} times in ${seconds} s${tally}`
}

try {
  const soaked = await soak(laws, {
    seed,
    runs,
    isOver: () => performance.now() - began > minutes * 60_000,
    now: () => performance.now(),
  })
  for (const one of soaked) console.log(line(one))
} catch (error) {
  if (!(error instanceof LawBroken)) throw error
  console.error(error.message)
  console.error(`To see it again: pnpm soak --only '${error.law}' --runs 1 --seed ${error.seed}`)
  process.exitCode = 1
}
