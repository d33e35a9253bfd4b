// Tables of any size for benchmarks and for the proof of constant memory, made as they are read.

import { csvMapping } from '@planfold/adapters/csv/import'

/** Reads them. */
export const READINGS = csvMapping({
  name: 'readings',
  cells: { number: { group: [','] } },
  rows: [
    {
      target: { column: 'Id' },
      reports: [
        {
          quantity: { column: 'Value' },
          on: { column: 'Day' },
          series: { column: 'Ward' },
          note: { column: 'Note' },
        },
      ],
    },
  ],
})

const HEADINGS = 'Id,Day,Value,Ward,Note\r\n'

/** How many targets the readings belong to. */
const TARGETS = 1_000

const NOTE = 'Kết quả thực hiện các chỉ tiêu theo báo cáo của phường đã đối chiếu với sổ gốc'

/** After so many rows days and targets begin anew. */
const ROUND = 336_000

/** The n-th row: a reading with what makes tables slow in it. */
function rowOf(n: number): string {
  const month = String((n % 12) + 1).padStart(2, '0')
  const day = String((Math.floor(n / 12) % 28) + 1).padStart(2, '0')
  const year = 1900 + (Math.floor(n / 336) % 200)
  const value = `"${1 + (n % 999)},${String(n % 1_000).padStart(3, '0')}.${n % 10}"`
  const note = n % 10 === 0 ? `"quoted ""${n}"", and\r\na break"` : NOTE
  const id = `target-${n % TARGETS}-${Math.floor(n / ROUND)}`
  return `${id},${year}-${month}-${day},${value},ward-${n % 7},${note}\r\n`
}

/** A table of at least so many bytes, in chunks; `rows` is told how many rows there are at the end. */
export function* generatedTable(
  bytes: number,
  rows: (count: number) => void = () => undefined,
): Generator<Uint8Array> {
  let given = 0
  let n = 0
  let chunk = HEADINGS
  while (given < bytes) {
    while (chunk.length < 60_000) {
      chunk += rowOf(n)
      n += 1
    }
    const written = Buffer.from(chunk)
    given += written.length
    chunk = ''
    yield written
  }
  rows(n)
}
