import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import {
  formatProgramme,
  memoryStore,
  moment,
  openTracker,
  parseId,
  type EventStore,
  type Tracker,
} from '@planfold/core'
import { expect, test } from 'vitest'
import { scoreboardCsv, type ScoreboardColumn } from '../../scoreboard.ts'
import { csvMapping } from '../mapping/mapping.schema.ts'
import { importCsv } from './import-csv.ts'

const HEADINGS = [
  ...(['id', 'title', 'programme', 'owner', 'unit', 'measure', 'direction'] as const),
  ...(['from', 'to', 'zone', 'plan', 'baseline', 'actual'] as const),
] satisfies readonly ScoreboardColumn[]

const column = (heading: (typeof HEADINGS)[number]) => ({ column: heading })

const MAPPING = csvMapping({
  name: 'there and back',
  cells: { guardedFormulas: true },
  rows: [
    {
      target: column('id'),
      terms: {
        title: column('title'),
        programme: column('programme'),
        owner: column('owner'),
        unit: column('unit'),
        measure: { column: 'measure', translate: { sum: 'sum', latest: 'latest', max: 'max' } },
        direction: { column: 'direction', translate: { atLeast: 'atLeast', atMost: 'atMost' } },
        period: { from: column('from'), to: column('to'), zone: column('zone') },
        plan: column('plan'),
        baseline: column('baseline'),
      },
      reports: [{ quantity: column('actual'), on: column('to') }],
    },
  ],
})

const name = fc
  .string({ unit: fc.constantFrom(...Array.from('=-@\'"/\\,; aờ1')), minLength: 1, maxLength: 6 })
  .filter((id) => parseId(id).ok)
const title = fc.string({ unit: fc.constantFrom(...Array.from('=+\'"\t\r\n,; aờ')), minLength: 1 })
const figure = fc.constantFrom('0', '-2.5', '10', '1234567.25')
const rows = fc.uniqueArray(
  fc.record({
    id: name,
    title,
    programme: fc.array(name, { minLength: 1, maxLength: 3 }).map(formatProgramme),
    owner: name,
    unit: name,
    measure: fc.constantFrom('sum', 'latest', 'max'),
    direction: fc.constantFrom('atLeast', 'atMost'),
    plan: fc.option(figure, { nil: '' }),
    baseline: fc.option(figure, { nil: '' }),
    actual: fc.option(figure, { nil: '' }),
  }),
  { selector: ({ id }) => id.normalize('NFC'), maxLength: 5 },
)

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

test('imported, exported and imported again, a table is the same; a third time it stores nothing', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const period = { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' }
      const cells = given.map((row) => HEADINGS.map((heading) => ({ ...row, ...period })[heading]))
      const table = [HEADINGS, ...cells].map((row) => `${row.map(quoted).join(',')}\n`).join('')
      const first = await open(memoryStore())
      const asWritten = { ...MAPPING, cells: {} }
      const account = await importCsv(first, table, asWritten)
      expect(account).toMatchObject({ rows: given.length, imported: given.length })
      const exported = await exportedFrom(first)

      const store = memoryStore()
      const second = await open(store)
      expect(await importCsv(second, exported, MAPPING)).toMatchObject({ imported: given.length })
      expect(await exportedFrom(second)).toBe(exported)
      const before = await sizeOf(store)
      expect(await importCsv(await open(store), exported, MAPPING)).toMatchObject({
        unchanged: given.length,
      })
      expect(await sizeOf(store)).toBe(before)
      for (const { id, title: written, programme } of given) {
        const standing = await second.standing(id, { asOf: '2020-12-31' })
        expect([standing?.title, standing?.programme]).toEqual([written, programme])
      }
    }),
  )
})

function open(store: EventStore): Promise<Tracker> {
  return openTracker({ store, clock: () => moment('2021-01-04T00:00:00Z') })
}

async function exportedFrom(tracker: Tracker): Promise<string> {
  const board = await tracker.scoreboard({ asOf: '2020-12-31' })
  return text(scoreboardCsv(board, { columns: HEADINGS }))
}

async function sizeOf(store: EventStore): Promise<number> {
  let commits = 0
  for await (const batch of store.read()) commits += batch.length
  return commits
}
