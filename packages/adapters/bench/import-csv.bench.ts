import { addDays, day, memoryStore, openTracker } from '@planfold/core'
import { csvMapping, importCsv } from '@planfold/adapters/csv/import'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse'
import { compete, mustBe, type Bench } from '../../core/bench/contest.ts'

const START = day('2020-01-01')
const TARGETS = 1_000

const READINGS = csvMapping({
  name: 'readings',
  rows: [
    {
      target: { column: 'Id' },
      reports: [{ quantity: { column: 'Value' }, on: { column: 'Day' }, note: { column: 'Note' } }],
    },
  ],
})

interface Reading {
  readonly Id: string
  readonly Day: string
  readonly Value: string
  readonly Note: string
}

/**
 * A table of 100,000 reports into a tracker on a memory store, beside the same rows by csv-parse and one
 * prepared insert into SQLite in memory, in one transaction. The floor is csv-parse alone.
 */
export const importTable: Bench = async (size) => {
  const n = size.of(100_000)
  const targets = size.of(TARGETS)
  const table = tableOf(n, targets)
  return compete({
    name: 'import-csv',
    n,
    async ours() {
      const tracker = await openTracker({ store: memoryStore() })
      for (let target = 0; target < targets; target++) {
        await tracker.execute({
          type: 'SetTarget',
          target: `target-${target}`,
          title: `Target ${target}`,
          unit: 'visit',
          measure: 'sum',
          plan: 5_000,
          period: { from: START, to: addDays(START, 365), zone: 'Asia/Ho_Chi_Minh' },
        })
      }
      return async () => {
        const { imported } = await importCsv(tracker, table, READINGS)
        mustBe('rows', imported, n)
        return { operations: n }
      }
    },
    limit() {
      const database = new Database(':memory:')
      database.exec(`CREATE TABLE reports (target TEXT, day TEXT, value REAL, note TEXT,
        PRIMARY KEY (target, day)) STRICT`)
      const insert = database.prepare('INSERT INTO reports VALUES (?, ?, ?, ?)')
      return async () => {
        database.exec('BEGIN')
        await parsed(table, (row) => insert.run(row.Id, row.Day, Number(row.Value), row.Note))
        database.exec('COMMIT')
        const found = database.prepare('SELECT count(*) FROM reports').pluck().get()
        mustBe('rows', found, n)
        database.close()
        return { operations: n }
      }
    },
    floor: () => async () => {
      let rows = 0
      await parsed(table, () => (rows += 1))
      mustBe('rows', rows, n)
      return { operations: n }
    },
    rounds: size.rounds(2),
  })
}

/** Hands on each row of a table. */
async function parsed(table: string, take: (row: Reading) => void): Promise<void> {
  const parser = parse({ columns: true })
  parser.end(table)
  for await (const row of parser as AsyncIterable<Reading>) take(row)
}

/** A report a day of each target, one day after the other. */
function tableOf(rows: number, targets: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const on = addDays(START, Math.floor(row / targets))
    const note = row % 10 === 0 ? `"Counted again, ""${row}"""` : ''
    return `target-${row % targets},${on},${row % 100}.${row % 10},${note}\n`
  })
  return `Id,Day,Value,Note\n${lines.join('')}`
}
