import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { memoryStore, moment, openTracker, scoreboard, type Tracker } from '@planfold/core'
import type { EventStore, StoredCommit } from '@planfold/core/store'
import { histories } from '@planfold/core/testing'
import { expect, test } from 'vitest'
import { scoreboardCsv } from '../../scoreboard.ts'
import { csvMapping } from '../mapping/mapping.schema.ts'
import type { RowMapping } from '../mapping/mapping.ts'
import { importCsv } from './import-csv.ts'

const AS_OF = { asOf: '2020-12-31' }

const MAPPING = csvMapping({
  name: 'law',
  changed: 'correct',
  cells: { missing: ['N/A'] },
  skip: [{ when: { column: 'Id', is: 'total' }, reason: 'a total' }],
  rows: [
    {
      target: { column: 'Id' },
      terms: {
        title: { column: 'Id' },
        unit: { code: 'person', scale: 1 },
        measure: 'sum',
        plan: { column: 'Plan' },
        period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
      },
      reports: [
        { quantity: { column: 'H1' }, on: '2020-06-30' },
        { quantity: { column: 'H2' }, on: '2020-12-31', series: { column: 'Ward' } },
      ],
    },
  ],
})

const figure = fc.constantFrom('', 'N/A', '1', '2.5', '-3', '10', '2.55', 'many')
const rows = fc.array(
  fc.tuple(
    fc.constantFrom('a', 'b', 'c', 'total', ''),
    figure,
    figure,
    figure,
    fc.constantFrom('', 'n', 's'),
  ),
  { maxLength: 10 },
)

const tableOf = (lines: readonly (readonly string[])[]) =>
  [['Id', 'Plan', 'H1', 'H2', 'Ward'], ...lines].map((cells) => `${cells.join(',')}\n`).join('')

function open(store: EventStore): Promise<Tracker> {
  return openTracker({ store, clock: () => moment('2021-01-04T00:00:00Z') })
}

async function logOf(store: EventStore): Promise<readonly StoredCommit[]> {
  const commits: StoredCommit[] = []
  for await (const batch of store.read()) commits.push(...batch)
  return commits
}

test('rows in are rows accounted for, and importing again stores nothing', async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, async (first, second) => {
      const store = memoryStore()
      for (const lines of [first, second]) {
        const account = await importCsv(await open(store), tableOf(lines), MAPPING)
        const { imported, corrected, unchanged, empty, skipped, refused, duplicates } = account
        expect(account.rows).toBe(lines.length)
        expect(imported + corrected + unchanged + empty + skipped + refused + duplicates).toBe(
          lines.length,
        )
        const before = await logOf(store)
        const again = await importCsv(await open(store), tableOf(lines), MAPPING, { file: 'b' })
        expect(await logOf(store)).toEqual(before)
        expect(again).toMatchObject({ imported: 0, corrected: 0, rows: lines.length, refused })
        expect(again.refusedRows).toEqual(account.refusedRows)
      }
    }),
  )
})

const setting = (scale: 0 | 1): RowMapping => ({
  when: { column: 'Kind', is: `scale ${scale}` },
  target: { column: 'Id' },
  terms: {
    title: { column: 'Id' },
    unit: { code: { column: 'Unit' }, scale },
    measure: 'sum',
    period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
  },
  // A row that sets a target may have a reading of another.
  reports: [
    { quantity: { column: 'Value' }, on: { column: 'Day' }, target: { column: 'Of' }, slot: 'v' },
  ],
})

const APART = csvMapping({
  name: 'apart',
  rows: [
    setting(0),
    setting(1),
    {
      target: { column: 'Id' },
      reports: [{ quantity: { column: 'Value' }, on: { column: 'Day' }, slot: 'v' }],
    },
  ],
})

const id = fc.constantFrom('a', 'b', 'c')
const rowsApart = fc.array(
  fc.tuple(
    fc.constantFrom('scale 0', 'scale 1', 'reading'),
    id,
    fc.constantFrom('person', 'km'),
    fc.constantFrom('', '1', '2.5'),
    fc.constantFrom('2020-03-31', '2020-06-30'),
    id,
  ),
  { maxLength: 8 },
)

const apart = (lines: readonly (readonly string[])[]) =>
  [['Kind', 'Id', 'Unit', 'Value', 'Day', 'Of'], ...lines]
    .map((cells) => `${cells.join(',')}\n`)
    .join('')

test('in whatever order terms and readings stand, importing again stores nothing', async () => {
  const changed = fc.constantFrom('refuse' as const, 'correct' as const)
  await fc.assert(
    fc.asyncProperty(rowsApart, rowsApart, changed, async (first, second, change) => {
      const store = memoryStore()
      for (const table of [apart(first), apart(second)]) {
        const mapping = { ...APART, changed: change }
        const account = await importCsv(await open(store), table, mapping)
        const before = await logOf(store)
        const again = await importCsv(await open(store), table, mapping)
        expect(await logOf(store)).toEqual(before)
        expect(again).toMatchObject({ imported: 0, corrected: 0, rows: account.rows })
        expect(again.refusedRows).toEqual(account.refusedRows)
      }
    }),
  )
})

test('an import that breaks off anywhere is completed by the next one', async () => {
  const lines = [
    ['a', '10', '1', '2', 'n'],
    ['b', '', '3', 'N/A', ''],
    ['a', '10', '1', '4', 's'],
  ]
  const corrected = lines.map(([id, ...cells]) => [id ?? '', ...cells.toReversed().with(0, 's')])
  await fc.assert(
    fc.asyncProperty(fc.nat(12), fc.boolean(), async (appends, isAppended) => {
      const whole = memoryStore()
      const broken = memoryStore()
      for (const table of [tableOf(lines), tableOf(corrected)]) {
        await importCsv(await open(whole), table, MAPPING)
        const breaking = await open(breakingAt(broken, appends, isAppended))
        await importCsv(breaking, table, MAPPING).catch(() => undefined)
        await importCsv(await open(broken), table, MAPPING)
        expect(idsOf(await logOf(broken))).toEqual(idsOf(await logOf(whole)))
        const board = await (await open(whole)).scoreboard(AS_OF)
        expect([...(await (await open(broken)).scoreboard(AS_OF)).standings()]).toEqual([
          ...board.standings(),
        ])
      }
    }),
  )
})

function idsOf(commits: readonly StoredCommit[]): readonly string[] {
  return commits.map(({ id }) => id).toSorted()
}

/** A store that fails at the n-th append, before or after it has stored it. */
function breakingAt(store: EventStore, n: number, isAppended: boolean): EventStore {
  let appends = 0
  return {
    capabilities: store.capabilities,
    load: (...query) => store.load(...query),
    read: (query) => store.read(query),
    close: () => store.close(),
    async append(commit) {
      appends += 1
      if (appends < n) return store.append(commit)
      if (isAppended) await store.append(commit)
      throw new Error('The disk is full.')
    },
  }
}

const EXPORTED = csvMapping({
  name: 'exported',
  cells: { guardedFormulas: true },
  columns: {
    plan: { number: { decimal: ',', group: ['.'] } },
    actual: { number: { decimal: ',', group: ['.'] } },
  },
  file: { delimiter: ';' },
  rows: [
    {
      target: { column: 'id' },
      terms: {
        title: { column: 'title' },
        unit: { column: 'unit' },
        measure: 'latest',
        plan: { column: 'plan' },
        period: { from: { column: 'from' }, to: { column: 'to' }, zone: { column: 'zone' } },
      },
      reports: [{ quantity: { column: 'actual' }, on: { column: 'to' } }],
    },
  ],
})

test('a table that was exported gives the same figures when it is imported', async () => {
  await fc.assert(
    fc.asyncProperty(histories(), async ({ events }) => {
      const board = scoreboard(events, { asOf: '9999-12-31' })
      const kept = [...board.standings()].filter(
        ({ plan, actual }) => typeof plan !== 'object' && typeof actual !== 'object',
      )
      const csv = await text(scoreboardCsv(board, { locale: 'vi', delimiter: ';', bom: true }))
      const tracker = await open(memoryStore())
      const account = await importCsv(tracker, csv, EXPORTED)
      expect(account.rows).toBe([...board.standings()].length)
      for (const { target, title, plan, actual } of kept) {
        const standing = await tracker.standing(target, { asOf: '9999-12-31' })
        expect({ target, plan: standing?.plan, actual: standing?.actual }).toEqual({
          target,
          plan,
          actual,
        })
        expect(standing?.title).toBe(typeof title === 'string' ? title : title['en'])
      }
    }),
  )
})
