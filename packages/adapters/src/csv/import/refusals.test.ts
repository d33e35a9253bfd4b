import { readFileSync } from 'node:fs'
import type { Refusal } from '@planfold/core'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inFirstRun, scaled } from '../../../../core/laws/runs.ts'
import { csvMapping, readCsv, type CsvOutcome } from './index.ts'

const PAGE = readFileSync(new URL('../../../../../docs/refusals.md', import.meta.url), 'utf8')

/** By code the parameters that the page of refusals tells: `name: type`, or `name?: type`. */
const TOLD = new Map(
  [...PAGE.matchAll(/^\| `(\w+)` +\|[^|]*\|(.*)\|$/gm)].map(([, code = '', told = '']) => [
    code,
    [...told.matchAll(/(?:^ |<br>)`(\w+)(\??): ([^`]+)`/g)].map(([, name = '', mark, type]) => ({
      name,
      isOptional: mark === '?',
      type,
    })),
  ]),
)

/** What of the parameters of a refusal is not as the page tells it. */
function untold({ code, parameters }: Refusal): readonly string[] {
  const told = TOLD.get(code)
  if (told === undefined) return [code]
  const wrong = Object.entries(parameters).filter(
    ([name, value]) => told.find((each) => each.name === name)?.type !== typeOf(value),
  )
  const missing = told.filter(({ name, isOptional }) => !isOptional && !(name in parameters))
  return [...wrong.map(([name]) => name), ...missing.map(({ name }) => name)].map(
    (name) => `${code}.${name}`,
  )
}

function typeOf(value: unknown): string {
  const isTexts = Array.isArray(value) && value.every((item) => typeof item === 'string')
  return isTexts ? 'string[]' : typeof value
}

const CELLS = [
  '1',
  '01.5',
  '$5',
  '1/3',
  '2:75',
  '1e5',
  '',
  ' 1',
  'x',
  '2020-02-30',
  '2020-03-01',
  '+1',
]

test('law: whatever is wrong with a table has the parameters that its code is told with', async () => {
  const mapping = csvMapping({
    name: 'readings',
    rows: [
      {
        target: { column: 'Id' },
        reports: [
          {
            quantity: { column: 'Value' },
            on: { column: 'Day' },
            status: { column: 'Status', translate: { f: 'final' } },
          },
        ],
      },
    ],
  })
  const tables = fc.array(fc.array(fc.constantFrom(...CELLS), { minLength: 3, maxLength: 5 }))
  const heads = fc.constantFrom(
    'Id,Day,Value,Status',
    'Id;Day;Value',
    'Id,Id,Day,Value,Status',
    'id',
  )
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(heads, tables, async (head, rows) => {
      const text = [head, ...rows.map((row) => row.join(','))].join('\n')
      for await (const outcome of readCsv(text, mapping)) {
        for (const fault of faultsOf(outcome)) {
          seen.add(fault.code)
          expect(untold(fault)).toEqual([])
        }
      }
    }),
    // Enough to meet with every code.
    { numRuns: inFirstRun(100, scaled(100)) },
  )
  expect([...seen]).toEqual(expect.arrayContaining(['InvalidNumber', 'InvalidDay', 'RaggedRow']))
})

function faultsOf(outcome: CsvOutcome): readonly Refusal[] {
  return 'faults' in outcome ? outcome.faults : []
}
