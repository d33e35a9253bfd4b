import { memoryStore, moment, openTracker, type EventStore } from '@planfold/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvMapping } from '../mapping/mapping.schema.ts'
import { importCsv } from './import-csv.ts'

const MAPPING = csvMapping({
  name: 'wards',
  changed: 'correct',
  rows: [
    {
      target: { column: 'Id' },
      terms: {
        title: 'Thành viên',
        unit: 'người',
        measure: 'sum',
        reportedAs: 'runningTotal',
        plan: '30',
        period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
        owner: { column: 'Owner' },
        programme: { column: 'Owner' },
      },
      reports: [
        { quantity: { column: 'H1' }, on: '2020-06-30', series: { column: 'Ward' } },
        { quantity: { column: 'H2' }, on: '2020-12-31', series: { column: 'Ward' } },
      ],
    },
  ],
})

const names = fc.constantFrom('Ngọc Hà', 'Cống Vị', 'Điện Biên', 'Ba Đình', 'plain')
const rows = fc.uniqueArray(fc.tuple(names, names, names), {
  minLength: 1,
  maxLength: 5,
  selector: ([id]) => id,
})

function table(lines: readonly (readonly string[])[], form: 'NFC' | 'NFD'): string {
  const cells = [['Id', 'Owner', 'Ward', 'H1', 'H2'], ...lines.map((line) => [...line, '10', '20'])]
  return cells.map((line) => `${line.join(',').normalize(form)}\n`).join('')
}

function imported(store: EventStore, text: string) {
  return openTracker({ store, clock: () => moment('2021-01-04T00:00:00Z') }).then((tracker) =>
    importCsv(tracker, text, MAPPING),
  )
}

async function eventsOf(store: EventStore): Promise<readonly unknown[]> {
  const events: unknown[] = []
  for await (const batch of store.read()) events.push(...batch.flatMap((commit) => commit.events))
  return events
}

test('law: a table in decomposed letters and one in composed letters import as one', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom('NFC', 'NFD'), async (lines, form) => {
      const store = memoryStore()
      await imported(store, table(lines, form))
      const events = await eventsOf(store)
      expect(events).not.toEqual([])
      const again = await imported(store, table(lines, form === 'NFC' ? 'NFD' : 'NFC'))
      expect(again).toMatchObject({ imported: 0, corrected: 0, refused: 0, rows: lines.length })
      expect(await eventsOf(store)).toEqual(events)
    }),
  )
})
