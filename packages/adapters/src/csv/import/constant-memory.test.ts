import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const CHILD = fileURLToPath(new URL('read-csv.child.ts', import.meta.url))

/** Reads a table in a process whose heap has so many megabytes, and gives the number of rows. */
async function rowsRead(megabytes: number, hold = 'nothing'): Promise<number> {
  const heap = ['--max-old-space-size=24', '--max-semi-space-size=2']
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...heap,
    CHILD,
    String(megabytes),
    hold,
  ])
  return Number(stdout)
}

// The long form, of 1 GB and with the memory of the whole process, is the script soak:csv.
test('a table is read in a heap that is smaller than it', async () => {
  expect(await rowsRead(25)).toBeGreaterThan(150_000)
})

test('which would not hold its rows', async () => {
  await expect(rowsRead(10, 'rows')).rejects.toThrow(/heap out of memory/)
})
