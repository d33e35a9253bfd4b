import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { WrongOption } from '../terminal/command-line.ts'
import { readOptions } from './options.ts'

const SAMPLE = join(import.meta.dirname, 'sample')

/** Runs the example as its own process, the way a person does. */
function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const main = join(import.meta.dirname, 'main.ts')
  return new Promise((resolve, reject) => {
    const { PATH, NODE_COMPILE_CACHE } = process.env
    const options = { env: { PATH, NODE_COMPILE_CACHE } }
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

  test('a wrong one is refused with the usage', async () => {
    const { code, err } = await run('--colour')
    expect(code).toBe(2)
    expect(err).toContain('Exit code:')
  })

  test.each([[[]], [['--colour']], [[SAMPLE, SAMPLE]], [['']]])(
    '%j is a wrong one',
    (args: readonly string[]) => {
      expect(() => readOptions(args)).toThrow(WrongOption)
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
