import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { inFirstRun } from '../../../../core/laws/runs.ts'

const CHILD = fileURLToPath(new URL('read-csv.child.ts', import.meta.url))

/** Reads a table in a process whose heap has so many megabytes, and gives the number of rows. */
async function rowsRead(megabytes: number, hold = 'nothing'): Promise<number> {
  const heap = ['--max-old-space-size=24', '--max-semi-space-size=2']
  const parameters = [...heap, CHILD, String(megabytes), hold]
  const { stdout } = await promisify(execFile)(process.execPath, parameters)
  return Number(stdout)
}

// The long form, of 1 GB and with the memory of the whole process, is the script soak:csv.
test('a table is read in a heap that would not hold its rows', async () => {
  expect(await rowsRead(inFirstRun(5, 25))).toBeGreaterThan(inFirstRun(30_000, 150_000))
})

test('as it would not hold those of a smaller one', async () => {
  await expect(rowsRead(4, 'rows')).rejects.toThrow(/heap out of memory/)
})
