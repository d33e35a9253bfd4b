// Reads tables that are each hostile in one way, one after another; tells what became of each as JSON.
import { memoryStore, openTracker, RefusedInput } from '@planfold/core'
import { inFirstRun } from '../../../../core/laws/runs.ts'
import type { CsvMapping } from './mapping/mapping.ts'
import { readCsv } from './read-csv.ts'
import { importCsv } from './tracker/import-csv.ts'

// A little more, and Node holds a text outside the heap.
const MEGABYTE = 1_000_000

const READINGS: CsvMapping = {
  name: 'readings',
  skip: [{ when: { blank: true }, reason: 'blank' }],
  rows: [
    {
      target: { column: 'Id' },
      reports: [{ quantity: { column: 'Value' }, on: { column: 'Day' } }],
    },
  ],
}
const HEADINGS = 'Id,Day,Value\n'

interface Hostile {
  readonly table: Iterable<string>
  readonly mapping?: CsvMapping
  /** Whether it is read alone, as a tracker would keep what it says. */
  readonly isRead?: boolean
}

function* repeated(text: string, times: number, first = ''): Generator<string> {
  yield first
  for (let time = 0; time < times; time += 1) yield text
}

const range = (length: number) => Array.from({ length }, (_, at) => at)

/** A field for each of so many numbers, with nothing made beside it: only what the importer takes is to count. */
function fields<Value>(prefix: string, length: number, valueOf: (n: number) => Value) {
  const all: Record<string, Value> = {}
  for (let n = 0; n < length; n += 1) all[prefix + n] = valueOf(n)
  return all
}

const KINDS: Readonly<Record<string, () => Hostile>> = {
  'a million headings': () => ({
    table: repeated(`${','.repeat(1_000_000)}\n`, 5, `Id,Day,Value${','.repeat(1_000_000)}\n`),
  }),
  'as many headings as there may be': () => ({
    table: repeated(`${','.repeat(16_383)}\n`, 20, `Id,Day,Value${','.repeat(16_381)}\n`),
  }),
  'rows of a million cells': () => ({ table: repeated(`${','.repeat(1_000_000)}\n`, 3, HEADINGS) }),
  'a line without an end': () => ({ table: repeated('x'.repeat(65_536), 1_000, HEADINGS) }),
  'a quote without an end': () => ({ table: repeated('\n'.repeat(65_536), 1_000, `${HEADINGS}"`) }),
  'empty lines': () => ({ table: repeated('\n'.repeat(65_536), inFirstRun(60, 300), HEADINGS) }),
  'cells of a megabyte': () => ({
    table: repeated(`a,2020-01-31,${'x'.repeat(MEGABYTE)}\n`, inFirstRun(42, 70), HEADINGS),
  }),
  'thousands of headings named': () => ({
    table: [HEADINGS],
    mapping: { ...READINGS, columns: fields('h', 60_000, () => ({})) },
  }),
  'a longer mapping': () => ({
    table: [HEADINGS],
    mapping: { ...READINGS, columns: fields('h', 200_000, () => ({})) },
  }),
  'thousands of templates that fail': () => ({
    table: repeated(`a,2020-01-31,x\n`, inFirstRun(20, 60), HEADINGS),
    mapping: {
      name: 'many',
      rows: [
        {
          target: { column: 'Id' },
          reports: range(5_000).map((n) => ({
            slot: `r${n}`,
            quantity: { template: '{Value}{Value}' },
            on: { template: '{Day}' },
          })),
        },
      ],
    },
  }),
  'thousands of words that a cell may be': () => ({
    table: repeated(`a,2020-01-31,x\n`, 1_000, HEADINGS),
    mapping: {
      name: 'words',
      rows: [
        {
          target: 'a',
          reports: [
            {
              quantity: {
                column: 'Value',
                translate: fields('word ', 20_000, (n) => n),
              },
              on: { column: 'Day' },
            },
          ],
        },
      ],
    },
  }),
  'terms of a megabyte': () => ({
    isRead: true,
    table: (function* rows() {
      yield 'Id,Title\n'
      for (const n of range(inFirstRun(60, 100))) yield `${n},${'x'.repeat(90_000)}\n`
      for (const n of range(inFirstRun(60, 100))) yield `${n},y\n`
    })(),
    mapping: {
      name: 'terms',
      rows: [
        {
          target: { column: 'Id' },
          terms: {
            title: fields('l', 9, () => ({ column: 'Title' })),
            unit: 'km',
            measure: 'sum',
            period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
          },
        },
      ],
    },
  }),
}

async function becomeOf({ table, mapping = READINGS, isRead = false }: Hostile): Promise<object> {
  if (isRead) {
    let refused = 0
    for await (const { outcome } of readCsv(table, mapping)) if (outcome === 'refused') refused += 1
    return { refused }
  }
  const tracker = await openTracker({ store: memoryStore() })
  const account = await importCsv(tracker, table, mapping)
  const { rows, skipped, refused, refusedRows, unreadable } = account
  const codes = refusedRows.flatMap(({ faults }) => faults.map(({ code }) => code))
  const end = unreadable?.faults.map(({ code }) => code)
  return { rows, skipped, refused, codes: [...new Set(codes)], end: [...new Set(end)] }
}

for (const [kind, hostile] of Object.entries(KINDS)) {
  const became = await becomeOf(hostile()).catch((error: unknown) => {
    if (error instanceof RefusedInput) return { thrown: error.refusal.code }
    throw error
  })
  process.stdout.write(`${JSON.stringify([kind, became])}\n`)
}
