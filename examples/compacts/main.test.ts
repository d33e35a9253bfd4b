import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const SAMPLE = join(import.meta.dirname, 'sample')

/** Runs the example as its own process, the way a person does. */
function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const main = join(import.meta.dirname, 'main.ts')
  return new Promise((resolve, reject) => {
    const options = { env: { PATH: process.env['PATH'] } }
    const child = execFile(process.execPath, [main, ...args], options, (error, out, err) => {
      if (child.exitCode === null) reject(error ?? new Error('The example did not end.'))
      else resolve({ code: child.exitCode, out, err })
    })
  })
}

test('the sample is replayed, every row of it reported', async () => {
  const { code, out, err } = await run(SAMPLE)
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain('90 rows read, 90 rows reported.')
  expect(out).toMatch(/Sampleland +overall +15 +│/)
  expect(out).toContain('10% follows from it. What is published is given by rounding up')
  expect(out).not.toMatch(/ROADS_0001, year 5/)
  expect(out).toMatch(/2013-03-01 +1,202\.5 +100% +completedOnTime/)
  expect(out).toMatch(/2013-09-02 +0 +0% +missed/)
})

test('--all lists what is reproduced, too', async () => {
  const { out } = await run(SAMPLE, '--all')
  expect(out).toMatch(/line \d+ +100% +SAMPLE_ROADS_0001, year 5/)
})

describe('a command line', () => {
  test('--help shows how to call it', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, err: '' })
  })

  test.each([[[]], [['--colour']], [[SAMPLE, SAMPLE]], [['']]])(
    '%j is refused with the usage',
    async (args: readonly string[]) => {
      const { code, err } = await run(...args)
      expect(code).toBe(2)
      expect(err).toContain('Exit code:')
    },
  )

  test('a folder without tables is named', async () => {
    const { code, err } = await run('no-such-folder')
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('no-such-folder/indicators.csv: expected'),
    ])
  })
})
