import fc from 'fast-check'
import Papa from 'papaparse'
import { day, decide, moment, NOTHING_YET, parseCommand, type SetTarget } from '@planfold/core'
import { settings } from '@planfold/core/testing'
import { expect, test } from 'vitest'
import { csvMapping } from '../mapping/mapping.schema.ts'
import type { TermsMapping } from '../mapping/mapping.ts'
import { readCsv } from '../read-csv.ts'

test('whatever a command sets can be said in a mapping', async () => {
  await fc.assert(
    fc.asyncProperty(settings('a', day('2020-01-01')), async (command) => {
      const { type: _type, target: _target, ...terms } = command
      expect(await saidBy(terms as TermsMapping, {})).toEqual(setBy(command))
    }),
  )
})

test('and be taken from cells, field by field', async () => {
  await fc.assert(
    fc.asyncProperty(settings('a', day('2020-01-01')), async (command) => {
      const { type: _type, target: _target, ...terms } = command
      const cells: Record<string, string> = {}
      const columns = inColumns(terms, '', cells) as TermsMapping
      expect(await saidBy(columns, cells)).toEqual(setBy(command))
    }),
  )
})

/** The same object with a column in place of each value, and the value in a cell of it. */
function inColumns(value: unknown, path: string, cells: Record<string, string>): unknown {
  if (typeof value !== 'object' || value === null) {
    cells[path] = String(value)
    return { column: path }
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      inColumns(member, `${path}.${name}`, cells),
    ]),
  )
}

/** The terms that a table of one row sets a target with. */
async function saidBy(terms: TermsMapping, cells: Readonly<Record<string, string>>) {
  const mapping = csvMapping({ name: 'law', rows: [{ target: { column: 'Id' }, terms }] })
  const csv = Papa.unparse([{ Id: 'a', ...cells }])
  for await (const row of readCsv(csv, mapping)) {
    return row.outcome === 'accepted' ? row.statements.map(({ says }) => says) : row
  }
  return undefined
}

/** What the event of a command says. */
function setBy(input: SetTarget) {
  const parsed = parseCommand(input)
  if (!parsed.ok) throw new Error(parsed.refusal.message)
  const recordedAt = moment('2020-01-01T00:00:00Z')
  const decision = decide({ id: 'c', command: parsed.value, recordedAt } as never, NOTHING_YET)
  return decision.ok ? decision.value.map(({ data }) => data) : decision.refusal
}
