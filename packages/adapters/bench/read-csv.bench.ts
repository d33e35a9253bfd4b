// A table of readings as commands, beside a loop written by hand over the same parser, which reads the
// same cells into the same commands and checks nothing else: no encoding, no duplicates, no ids, no
// lines. One process, interleaved, medians. `node read-csv.bench.ts [--json]`
import { parseDay, parseQuantity } from '@planfold/core'
import { readCsv } from '@planfold/adapters/csv/import'
import { parse } from 'csv-parse'
import { generatedTable, READINGS } from './generated-table.ts'

const ROUNDS = 7
const BYTES = 4_000_000

let rows = 0
const table = [...generatedTable(BYTES, (count) => (rows = count))]

async function ours(): Promise<number> {
  let accepted = 0
  for await (const row of readCsv(table, READINGS)) {
    if (row.outcome === 'accepted') accepted += row.statements.length
  }
  return accepted
}

const GROUPED = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/

async function byHand(): Promise<number> {
  let accepted = 0
  let line = 1
  const parser = parse({
    record_delimiter: ['\r\n', '\n', '\r'],
    on_record: ([target, day, value = '', series, note]: string[]) => {
      line += 1
      if (line === 2 || !GROUPED.test(value)) return undefined
      const quantity = parseQuantity(value.replaceAll(',', ''))
      const on = parseDay(day)
      if (!quantity.ok || !on.ok) return undefined
      const source = `bench, line ${line}, column Value`
      const command = { type: 'ReportProgress', target, source, quantity, on, series, note }
      accepted += command.type.length > 0 ? 1 : 0
      return undefined
    },
  })
  for (const chunk of table) {
    await new Promise<void>((resolve, reject) => {
      parser.write(chunk, (error) => (error ? reject(error) : resolve()))
    })
  }
  await new Promise((resolve) => parser.end(resolve))
  return accepted
}

const speeds: [number[], number[]] = [[], []]
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [side, work] of [ours, byHand].entries()) {
    const from = performance.now()
    const accepted = await work()
    speeds[side]?.push((rows / (performance.now() - from)) * 1_000)
    if (accepted !== rows) throw new Error(`Expected ${rows} commands, found ${accepted}.`)
  }
}

const [ourSpeed, limit] = [median(speeds[0]), median(speeds[1])]
const result = {
  name: 'read-csv',
  n: rows,
  opsPerSecond: Math.round(ourSpeed),
  limitOpsPerSecond: Math.round(limit),
  ratio: Math.round((ourSpeed / limit) * 1_000) / 1_000,
}
if (process.argv.includes('--json')) console.log(JSON.stringify(result))
else console.log(`read-csv of ${rows}: ${result.opsPerSecond}/s, ${result.ratio} of a loop by hand`)

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
