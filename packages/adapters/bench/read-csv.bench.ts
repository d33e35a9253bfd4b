import { parseDay } from '@planfold/core'
import { parseQuantity } from '@planfold/core/quantity'
import { readCsv } from '@planfold/adapters/csv/import'
import { parse } from 'csv-parse'
import { compete, mustBe, type Bench } from '../../core/bench/contest.ts'
import { generatedTable, READINGS } from './generated-table.ts'

const GROUPED = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/

/**
 * A table of readings as commands, beside a loop written by hand over the same parser, which reads the
 * same cells into the same commands and checks nothing else: no encoding, no duplicates, no ids, no lines.
 */
export const readTable: Bench = async (size) => {
  let n = 0
  const table = [...generatedTable(size.of(4_000_000), (count) => (n = count))]
  return compete({
    name: 'read-csv',
    n,
    ours: () => async () => {
      let accepted = 0
      for await (const row of readCsv(table, READINGS)) {
        if (row.outcome === 'accepted') accepted += row.statements.length
      }
      mustBe('commands', accepted, n)
      return { operations: n }
    },
    limit: () => async () => {
      mustBe('commands', await readByHand(table), n)
      return { operations: n }
    },
    rounds: size.rounds(7),
  })
}

async function readByHand(table: readonly Uint8Array[]): Promise<number> {
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
