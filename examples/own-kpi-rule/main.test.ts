import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ruleLaws } from '@planfold/core/testing'
import { describe, expect, it, test } from 'vitest'
import { inFirstRun, scaled } from '../../packages/core/laws/runs.ts'
import { ABOUT_BONUS, mendedBonus } from './bonus.ts'
import { readOptions } from './options.ts'
import { surveyText } from './survey.ts'

const PLANTED = ['the order of delivery means nothing', 'it judges before it rounds']

/** Runs the example as its own process, the way a person does. */
async function demo(...args: readonly string[]): Promise<string> {
  const main = join(import.meta.dirname, 'main.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [main, ...args])
  return stdout
}

/** From how many seeds all laws are asked; in a first run, those alone that are broken. */
const SEEDS = inFirstRun(1, scaled(2))

// Each seed asks 26 laws a hundred times; on a machine busy with other things that takes long.
const A_WHILE = 240_000

// The suite that a user would write, save that the survey below asks the same laws.
ruleLaws(mendedBonus, {
  describe,
  it,
  numRuns: inFirstRun(10, 100),
  ...ABOUT_BONUS,
})

test(
  'the script tells the stories of both mistakes, and that the mended rule keeps the laws',
  async () => {
    expect(await demo(...inFirstRun(['--runs', '20'], []))).toMatchInlineSnapshot(`
      "✗ satisfaction-bonus@1 breaks the law "the order of delivery means nothing".
      Two offices that receive the same records in another order, by post or over a slow line, come to the same judgement.

      In the order of the log:
        1. On 2020-12-20: set: New members, at least 5 person, latest, 2020-12-20 to 2020-12-29 (UTC). Decided at the deadline.
        2. On 2020-12-20: reported 0 on 2020-12-20.
        3. On 2020-12-20: reported 5 on 2020-12-20.
        => judged as of 2020-12-20: "due"

      Delivered otherwise:
        The same events, delivered in the order 3, 2, 1.
        => judged as of 2020-12-20: "notDue"

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
  },
  A_WHILE,
)

test('a wrong number of seeds is refused with the usage', async () => {
  await expect(demo('--seeds', 'many')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--seeds N'),
  })
})

test.each([
  ['--seeds', '0'],
  ['--seeds', '1.5'],
  ['--seeds', 'many'],
  ['--seeds'],
  ['--sedes', '1'],
  ['--runs', '0'],
])('%s %s is a wrong one', (...args) => {
  expect(readOptions(args)).toBe('wrong')
})

test(
  'both mistakes are found from every seed, told in 4 events at most, and nothing else is',
  async () => {
    const text = inFirstRun(
      async () => surveyText(SEEDS, { names: PLANTED }),
      () => demo('--seeds', `${SEEDS}`),
    )
    const lines = (await text()).split('\n')
    const survey = lines.map((line) =>
      line.replace(/by run \d+, told in [1-4] events/, 'told in few'),
    )
    expect(survey).toEqual([
      `satisfaction-bonus@1, of ${SEEDS} seeds:`,
      ...PLANTED.map((law) => `  "${law}" broken from ${SEEDS}, told in few at most`),
      `satisfaction-bonus@2, of ${SEEDS} seeds:`,
      '  no law is broken',
      '',
    ])
  },
  A_WHILE * SEEDS,
)
