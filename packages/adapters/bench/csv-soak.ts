// The proof that reading a table takes constant memory: a file of so many megabytes, 1,024 unless
// `--mb` says otherwise, is written to the temporary folder and read from there. Prints the memory of
// the process as it goes, and fails where it has grown after the first quarter.
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { readCsv } from '@planfold/adapters/csv/import'
import { generatedTable, READINGS } from './generated-table.ts'

/** What the process may grow by after the first quarter, in bytes. */
const MOST_GROWTH = 64_000_000

const { mb = '1024' } = parseArgs({ options: { mb: { type: 'string' } } }).values
const size = Number(mb) * 1_048_576

const folder = mkdtempSync(join(tmpdir(), 'planfold-soak-'))
process.on('exit', () => rmSync(folder, { recursive: true }))
const path = join(folder, 'table.csv')
let written = 0
await pipeline(
  generatedTable(size, (count) => (written = count)),
  createWriteStream(path),
)

const bytes = statSync(path).size
const file = createReadStream(path)
const began = performance.now()
const peaks = { early: 0, late: 0 }
let rows = 0
let nextLine = 0
for await (const row of readCsv(file, READINGS)) {
  rows += 1
  if (row.outcome !== 'accepted') throw new Error(`Expected line ${row.line} to be accepted.`)
  if (rows % 1_000 !== 0) continue
  const share = file.bytesRead / bytes
  const { rss, heapUsed } = process.memoryUsage()
  const half = share < 0.25 ? 'early' : 'late'
  peaks[half] = Math.max(peaks[half], rss)
  if (share < nextLine) continue
  nextLine += 0.0625
  console.log(
    `${megabytes(file.bytesRead)} MB read, ${rows} rows: ` +
      `${megabytes(rss)} MB resident, ${megabytes(heapUsed)} MB of it in the heap`,
  )
}
const seconds = (performance.now() - began) / 1_000
if (rows !== written) throw new Error(`Expected ${written} rows, found ${rows}.`)
const growth = peaks.late - peaks.early
console.log(
  `${megabytes(bytes)} MB, ${rows} rows in ${seconds.toFixed(1)} s ` +
    `(${(bytes / 1_048_576 / seconds).toFixed(1)} MB/s): at most ${megabytes(peaks.early)} MB ` +
    `resident in the first quarter, ${megabytes(peaks.late)} MB afterwards`,
)
if (growth > MOST_GROWTH) {
  throw new Error(`Expected constant memory: it has grown by ${megabytes(growth)} MB.`)
}

function megabytes(value: number): string {
  return (value / 1_048_576).toFixed(0)
}
