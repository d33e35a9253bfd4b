// Reads a table of so many megabytes, and holds its rows where it is told to; tells how many it took.
import { generatedTable, READINGS } from '../../../bench/generated-table.ts'
import { readCsv } from './read-csv.ts'

const [megabytes, hold] = process.argv.slice(2)
const held: unknown[] = []
let rows = 0
for await (const row of readCsv(generatedTable(Number(megabytes) * 1_048_576), READINGS)) {
  if (row.outcome === 'accepted') rows += 1
  if (hold === 'rows') held.push(row)
}
process.stdout.write(String(rows))
