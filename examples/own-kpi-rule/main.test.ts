import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ruleLaws } from '@planfold/core/testing'
import { describe, expect, it, test } from 'vitest'
import { ABOUT_BONUS, firstBonus, mendedBonus } from './bonus.ts'
import { findings } from './findings.ts'

const PLANTED = ['the order of delivery means nothing', 'it judges before it rounds']

/** Runs the example as its own process, the way a person does. */
async function demo(...args: readonly string[]): Promise<string> {
  const main = join(import.meta.dirname, 'main.ts')
  // What Node has made of the sources is made once.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'planfold-compiled') }
  const { stdout } = await promisify(execFile)(process.execPath, [main, ...args], { env })
  return stdout
}

// The suite that a user would write.
ruleLaws(mendedBonus, { describe, it, ...ABOUT_BONUS })

// A few, so that a first run is quick, and twenty where laws are asked a thousand times.
const { PLANFOLD_RUNS = '100' } = process.env
const SEEDS = Array.from({ length: Math.ceil(Number(PLANFOLD_RUNS) / 50) }, (_, index) => index + 1)

describe('the first bonus rule', () => {
  test.each(SEEDS)('both mistakes are found from seed %i, in at most 4 events', (seed) => {
    const found = findings(firstBonus, seed, PLANTED)
    expect(found.map(({ law }) => law)).toEqual(PLANTED)
    for (const { events } of found) expect(events).toBeLessThanOrEqual(4)
  })

  test('breaks no other law', () => {
    expect(findings(firstBonus, 1).map(({ law }) => law)).toEqual(PLANTED)
  })
})

test.each(SEEDS)('the mended bonus rule breaks no law from seed %i', (seed) => {
  expect(findings(mendedBonus, seed)).toEqual([])
})

test('the script tells the stories of both mistakes, and that the mended rule keeps the laws', async () => {
  expect(await demo()).toMatchInlineSnapshot(`
    "✗ satisfaction-bonus@1 breaks the law "the order of delivery means nothing".
    Two offices that receive the same records in another order, by post or over a slow line, come to the same judgement.

    In the order of the log:
      1. On 2020-12-20: set: New members, at least 5 person, latest, 2020-12-20 to 2020-12-29 (UTC). Decided at the deadline.
      2. On 2020-12-20: reported 5 on 2020-12-20.
      3. On 2020-12-20: reported 0 on 2020-12-20.
      => judged as of 2020-12-25: "notDue"

    Delivered otherwise:
      The same events, delivered in the order 3, 2, 1.
      => judged as of 2020-12-25: "due"

    The answers must be the same.

    ✗ satisfaction-bonus@1 breaks the law "it judges before it rounds".
    Almost is not done: 99.96% is judged as 99% is, and not as 100%, even where it is shown as 100%. Only what has reached a threshold counts as having reached it.

    Well below a threshold:
      1. On 2020-12-20: set: New members, at least 1 person, latest, 2020-12-20 to 2020-12-29 (UTC). Decided at the deadline.
      2. On 2020-12-20: reported 0.9 on 2020-12-20.
      => judged as of 2020-12-20: "notDue"

    On the same side of it, and near:
      1. On 2020-12-20: set: New members, at least 1 person, latest, 2020-12-20 to 2020-12-29 (UTC). Decided at the deadline.
      2. On 2020-12-20: reported 0.999 on 2020-12-20.
      => judged as of 2020-12-20: "due"

    Both must be judged alike. If the rule means to have a threshold between them, name it in \`thresholds\`, as a share of plan or of attainment.

    ✓ satisfaction-bonus@2 keeps 13 of 13 laws.
    "
  `)
})

test.each(['0', '1.5', 'many'])('%s seeds are refused with the usage', async (seeds) => {
  await expect(demo('--seeds', seeds)).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--seeds N'),
  })
})

test('the script surveys as many seeds as it is asked for', async () => {
  const out = await demo('--seeds', '1')
  expect(out).toContain('"the order of delivery means nothing" broken from 1, by run')
  expect(out).toContain('satisfaction-bonus@2, of 1 seeds:\n  no law is broken')
})
