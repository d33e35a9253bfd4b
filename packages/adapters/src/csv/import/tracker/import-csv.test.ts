import { readdirSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  memoryLog,
  memoryStore,
  moment,
  openTracker,
  type Command,
  type EventStore,
  type Tracker,
} from '@planfold/core'
import { quantity, ratioOf } from '@planfold/core/quantity'
import { attainmentRule } from '@planfold/core/rules'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { inFirstRun } from '../../../../../core/laws/runs.ts'
import { rehearsalStore } from '../../../rehearsal/rehearsal-store.ts'
import { csvMapping } from '../mapping/mapping.schema.ts'
import type { CsvMapping, RowMapping } from '../mapping/mapping.ts'
import { accountText } from './account-text.ts'
import { importCsv, type CsvProgress, type ImportCsvOptions } from './import-csv.ts'
import type { ImportOutcome } from './import-outcome.ts'

const AS_OF = { asOf: '2020-12-31' }

const WIDE = csvMapping({
  name: 'wide',
  rows: [
    {
      target: { column: 'Id' },
      terms: {
        title: { column: 'Title' },
        unit: { code: 'person', scale: 0 },
        measure: 'sum',
        plan: { column: 'Plan' },
        period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
        owner: { column: 'Owner' },
      },
      reports: [
        { quantity: { column: 'H1' }, on: '2020-06-30' },
        { quantity: { column: 'H2' }, on: '2020-12-31' },
      ],
    },
  ],
})

const CORRECTING: CsvMapping = { ...WIDE, changed: 'correct' }

const TABLE = 'Id,Title,Plan,Owner,H1,H2\nroads,Roads,10,Ann,4,6\nparks,Parks,5,,,3\n'

function open(store: EventStore = memoryStore()): Promise<Tracker> {
  return openTracker({ store, clock: () => moment('2021-01-04T00:00:00Z') })
}

async function sizeOf(store: EventStore): Promise<number> {
  let size = 0
  for await (const batch of store.read()) size += batch.length
  return size
}

async function refusalsOf(
  tracker: Tracker,
  table: string,
  mapping: CsvMapping,
  options: ImportCsvOptions = {},
) {
  const { refusedRows } = await importCsv(tracker, table, mapping, options)
  return refusedRows.flatMap(({ faults }) => faults.map(({ message }) => message))
}

async function actualOf(tracker: Tracker, target: string) {
  return (await tracker.standing(target, AS_OF))?.actual
}

describe('a table', () => {
  test('is brought in row by row, and accounted for', async () => {
    const tracker = await open()
    expect(await importCsv(tracker, TABLE, WIDE)).toEqual({
      rows: 2,
      imported: 2,
      corrected: 0,
      unchanged: 0,
      empty: 0,
      skipped: 0,
      refused: 0,
      duplicates: 0,
      commands: { targets: 2, reports: 3, corrections: 0, retractions: 0 },
      missing: 1,
      overruled: 0,
      skippedBy: {},
      refusedRows: [],
      duplicateRows: [],
      unusedColumns: [],
      endsWithinLine: false,
    })
    const board = await tracker.scoreboard(AS_OF)
    expect(board.counts).toMatchObject({ total: 2, completed: 1, missed: 1 })
    expect(board.target('roads')).toMatchObject({ plan: '10', actual: '10', owner: 'Ann' })
    const [set] = await tracker.history('roads')
    expect(set?.event.source).toBe('wide, line 2')
  })

  test('is stored once, whatever line, file, column order and spelling it comes in', async () => {
    const store = memoryStore()
    const tracker = await open(store)
    await importCsv(tracker, TABLE, WIDE, { file: 'a.csv' })
    const size = await sizeOf(store)
    const again = [
      'H2,H1,Owner,Plan,Title,Id,Note',
      '1,,,1,New,new,x',
      '3.0,,,05,Parks,parks,x',
      '6,4,Ann,10,Roads,roads,x',
    ]
    const account = await importCsv(tracker, again.join('\r'), WIDE, { file: 'b.csv' })
    expect(account).toMatchObject({ rows: 3, imported: 1, unchanged: 2, unusedColumns: ['Note'] })
    expect(await sizeOf(store)).toBe(size + 2)
    expect(await importCsv(tracker, TABLE, WIDE, { file: 'a.csv' })).toMatchObject({ unchanged: 2 })
    expect(await importCsv(await open(store), TABLE, WIDE)).toMatchObject({ unchanged: 2 })
    expect(await sizeOf(store)).toBe(size + 2)
  })

  test('may have new readings for rows that were imported before', async () => {
    const tracker = await open()
    await importCsv(tracker, TABLE, WIDE)
    const filled = TABLE.replace('parks,Parks,5,,,3', 'parks,Parks,5,,2,3')
    expect(await importCsv(tracker, filled, WIDE)).toMatchObject({ imported: 1, unchanged: 1 })
    expect(await actualOf(tracker, 'parks')).toBe('5')
  })

  test('that has lost a row takes nothing back', async () => {
    const tracker = await open()
    await importCsv(tracker, TABLE, WIDE)
    const less = 'Id,Title,Plan,Owner,H1,H2\nroads,Roads,10,Ann,4,6\n'
    expect(await importCsv(tracker, less, CORRECTING)).toMatchObject({ unchanged: 1 })
    expect(await actualOf(tracker, 'parks')).toBe('3')
  })

  test('without terms reports to targets that are set, and to no others', async () => {
    const mapping = csvMapping({
      name: 'readings',
      rows: [
        {
          target: { column: 'Id' },
          reports: [{ quantity: { column: 'Value' }, on: { column: 'Day' } }],
        },
      ],
    })
    const tracker = await open()
    await importCsv(tracker, TABLE, WIDE)
    const table = 'Id,Day,Value\nparks,2020-02-01,1\nnone,2020-02-01,1\nparks,2020-02-01,1\n'
    expect(await refusalsOf(tracker, table, mapping)).toEqual([
      'line 3, Id: expected a target that has been set, found "none". Set the target first.',
    ])
    expect(await actualOf(tracker, 'parks')).toBe('4')
  })
})

const KINDS = csvMapping({
  name: 'kinds',
  rows: [
    {
      when: { column: 'K', is: 't' },
      target: { column: 'Id' },
      terms: {
        title: { column: 'Id' },
        unit: 'x',
        measure: 'sum',
        plan: { column: 'V' },
        period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
      },
    },
    {
      target: { column: 'Id' },
      reports: [{ quantity: { column: 'V' }, on: { column: 'D' } }],
    },
  ],
})

describe('readings that stand above their terms', () => {
  test('wait for them, and are told of at the end', async () => {
    const tracker = await open()
    const table = 'K,Id,V,D\nr,b,5,2020-03-31\nt,b,10,\nr,b,5,2020-03-31\nr,b,6,2020-03-31\n'
    const rows: string[] = []
    const onRow = ({ line, outcome }: ImportOutcome) => rows.push(`${line} ${outcome}`)
    expect(await importCsv(tracker, table, KINDS, { onRow })).toMatchObject({
      imported: 2,
      duplicates: 1,
      refused: 1,
    })
    expect(rows).toEqual(['3 imported', '4 duplicate', '5 refused', '2 imported'])
    expect(await actualOf(tracker, 'b')).toBe('5')
    expect(await importCsv(tracker, table, KINDS)).toMatchObject({ unchanged: 2, refused: 1 })
  })

  test('are refused where there are none', async () => {
    const table = 'K,Id,V,D\nr,b,5,2020-03-31\n'
    expect(await refusalsOf(await open(), table, KINDS)).toEqual([
      'line 2, Id: expected a target that has been set, found "b". Set the target first.',
    ])
  })
})

describe('a row that waits for another', () => {
  const setting = (scale: number): RowMapping => ({
    when: { column: 'K', is: `scale ${scale}` },
    target: { column: 'Id' },
    terms: {
      title: { column: 'Id' },
      unit: { code: { column: 'Unit' }, scale },
      measure: 'sum',
      period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
    },
    reports: [{ quantity: { column: 'V' }, on: '2020-03-31', target: { column: 'Of' }, slot: 'v' }],
  })
  const APART = csvMapping({
    name: 'apart',
    changed: 'correct',
    rows: [
      setting(0),
      setting(1),
      {
        target: { column: 'Id' },
        reports: [{ quantity: { column: 'V' }, on: '2020-03-31', slot: 'v' }],
      },
    ],
  })
  const HEADINGS = 'K,Id,Unit,V,Of\n'

  test('may wait for one that waits itself', async () => {
    const tracker = await open()
    const table = `${HEADINGS}r,a,,1,\nscale 0,a,km,2,b\nscale 0,b,km,,a\n`
    expect(await importCsv(tracker, table, APART)).toMatchObject({ imported: 3, refused: 0 })
    expect(await actualOf(tracker, 'a')).toBe('1')
    expect(await importCsv(tracker, table, APART)).toMatchObject({ unchanged: 3, refused: 0 })
  })

  test('waits for nothing where the two wait for each other', async () => {
    const tracker = await open()
    const table = `${HEADINGS}scale 0,a,km,1,b\nscale 0,b,km,1,a\n`
    const account = await importCsv(tracker, table, APART)
    expect(account).toMatchObject({ imported: 0, refused: 2 })
    expect(await importCsv(tracker, table, APART)).toEqual(account)
  })

  test('may be a reading that is finer than its unit is so far', async () => {
    const tracker = await open()
    await importCsv(tracker, `${HEADINGS}scale 0,a,km,,a\n`, APART)
    const table = `${HEADINGS}r,a,,2.5,\nscale 1,a,km,,a\n`
    expect(await importCsv(tracker, table, APART)).toMatchObject({ corrected: 1, imported: 1 })
    expect(await importCsv(tracker, table, APART)).toMatchObject({ unchanged: 2 })
  })

  test('may be a unit that readings are in the way of until they are taken back', async () => {
    const tracker = await open()
    await importCsv(tracker, `${HEADINGS}scale 0,a,km,,a\nr,a,,2,\n`, APART)
    const table = `${HEADINGS}scale 0,a,mile,,b\nr,a,,,\n`
    expect(await importCsv(tracker, table, APART)).toMatchObject({ corrected: 2 })
    expect(await importCsv(tracker, table, APART)).toMatchObject({ unchanged: 1, empty: 1 })
  })

  test('need not wait for what it takes back itself', async () => {
    const tracker = await open()
    const mapping = csvMapping({
      name: 'one',
      changed: 'correct',
      rows: [{ ...setting(0), reports: [{ quantity: { column: 'V' }, on: '2020-03-31' }] }],
    })
    await importCsv(tracker, `${HEADINGS}scale 0,a,km,2,\n`, mapping)
    const table = `${HEADINGS}scale 0,a,mile,,\n`
    expect(await importCsv(tracker, table, mapping)).toMatchObject({ corrected: 1 })
    expect((await tracker.standing('a', AS_OF))?.unit).toEqual({ code: 'mile', scale: 0 })
    expect(await importCsv(tracker, table, mapping)).toMatchObject({ unchanged: 1 })
  })

  test('is counted as waiting until it is told of', async () => {
    const seen: CsvProgress[] = []
    const table = `${HEADINGS}r,a,,1,\nscale 0,a,km,,a\nr,b,,1,\n`
    const onProgress = (progress: CsvProgress) => seen.push(progress)
    await importCsv(await open(), table, APART, { onProgress })
    expect(seen.slice(-2)).toMatchObject([
      { rows: 3, waiting: 2, refused: 0, done: false },
      { rows: 3, waiting: 0, refused: 1, done: true },
    ])
  })
})

test('rows that are refused are not looked up again and again', async () => {
  const { store, loads } = counted(memoryStore())
  const tracker = await open(store)
  const mapping = csvMapping({
    name: 'pairs',
    rows: [{ target: 'a', reports: [{ quantity: { column: 'V' }, on: { column: 'D' } }] }],
  })
  await tracker.execute({
    type: 'SetTarget',
    target: 'a',
    title: 'A',
    unit: { code: 'x', scale: 0 },
    measure: 'sum',
    period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
  })
  const rows = Array.from({ length: 56 }, (_, n) => {
    const day = `2020-0${(n % 2) + 1}-${String(Math.floor(n / 2) + 1).padStart(2, '0')}`
    return `${day},${n % 2 === 0 ? '1' : '1.5'}\n`
  })
  const before = loads()
  const account = await importCsv(tracker, `D,V\n${rows.join('')}`, mapping)
  expect(account).toMatchObject({ imported: 28, refused: 28 })
  expect(loads() - before).toBeLessThan(8)
})

test('as many rows may wait as there are, and the table changes nothing when it comes again', async () => {
  const store = memoryStore()
  const tracker = await open(store)
  const rows = inFirstRun(450, 3_000)
  const targets = 60
  // So that they are more than is held in memory.
  const remark = 'x'.repeat(inFirstRun(4_800_000, 6_000_000) / rows)
  const day = (row: number) =>
    new Date(Date.UTC(2020, 0, 1 + Math.floor(row / targets))).toISOString().slice(0, 10)
  const tableOf = (last: string) => {
    const readings = Array.from({ length: rows }, (_, row) => {
      const value = row === rows - 1 ? last : 1
      return `r,t${row % targets},${value},${day(row)},${remark}\n`
    })
    const terms = Array.from({ length: targets }, (_, target) => `t,t${target},100,,\n`)
    return `K,Id,V,D,Remark\n${readings.join('')}${terms.join('')}`
  }
  const table = tableOf('1')
  expect(await importCsv(tracker, table, KINDS)).toMatchObject({ imported: rows + targets })
  const size = await sizeOf(store)
  expect(await importCsv(tracker, table, KINDS)).toMatchObject({ unchanged: rows + targets })
  expect(await importCsv(tracker, tableOf(''), KINDS)).toMatchObject({ refused: 1 })
  expect(await sizeOf(store)).toBe(size)
}, 60_000)

describe('a row that was refused is contradicted all the same', () => {
  test('so that neither is taken, in this import or the next', async () => {
    const tracker = await open()
    const set = 'K,Id,V,D\nt,b,10,\n'
    await importCsv(tracker, set, KINDS)
    await tracker.execute({ type: 'CancelTarget', target: 'b', on: '2020-03-01', reason: 'merged' })
    const table = 'K,Id,V,D\nr,b,5,2020-03-31\nr,b,5,2020-03-31\nr,b,6,2020-03-31\n'
    const refusals = [
      expect.stringMatching(/^line 2, D: .* not cancelled/),
      expect.stringMatching(/^line 4, V: expected what line 2 says of it, found "6"/),
    ]
    expect(await refusalsOf(tracker, table, KINDS)).toEqual(refusals)
    expect(await refusalsOf(tracker, table, KINDS)).toEqual(refusals)
  })

  test('whether it was refused at once or had to wait for its target', async () => {
    const store = memoryStore()
    const tracker = await open(store)
    const table = 'K,Id,V,D\nr,b,5.5,2020-03-31\nt,b,10,\nr,b,6,2020-03-31\n'
    const whole = csvMapping({
      ...KINDS,
      rows: KINDS.rows.map(({ terms, ...row }) => ({
        ...row,
        ...(terms !== undefined && { terms: { ...terms, unit: { code: 'person', scale: 0 } } }),
      })),
    })
    expect(await importCsv(tracker, table, whole)).toMatchObject({ imported: 1, refused: 2 })
    const size = await sizeOf(store)
    expect(await importCsv(tracker, table, whole)).toMatchObject({ unchanged: 1, refused: 2 })
    expect(await sizeOf(store)).toBe(size)
  })
})

/** A store, and how often a target has been looked up in it. */
function counted(store: EventStore): { readonly store: EventStore; readonly loads: () => number } {
  let loads = 0
  const counting: EventStore = {
    capabilities: store.capabilities,
    load: (...query) => {
      loads += 1
      return store.load(...query)
    },
    append: (commit) => store.append(commit),
    read: (query) => store.read(query),
    close: () => store.close(),
  }
  return { store: counting, loads: () => loads }
}

test('readings of one target are looked up once, however many there are', async () => {
  const { store, loads } = counted(memoryStore())
  const mapping = csvMapping({
    name: 'pairs',
    rows: [
      {
        target: 'a',
        reports: [
          { quantity: { column: 'V' }, on: { column: 'D' }, series: 'v' },
          { quantity: { column: 'W' }, on: { column: 'D' }, series: 'w' },
        ],
      },
    ],
  })
  const tracker = await open(store)
  await tracker.execute({
    type: 'SetTarget',
    target: 'a',
    title: 'A',
    unit: 'x',
    measure: 'sum',
    period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
  })
  const rows = Array.from({ length: 28 * 6 }, (_, n) => {
    const day = `2020-${String((n % 6) + 1).padStart(2, '0')}-${String(Math.floor(n / 6) + 1).padStart(2, '0')}`
    return `${day},${n},${n + 1}\n`
  })
  const before = loads()
  const account = await importCsv(tracker, `D,V,W\n${rows.join('')}`, mapping)
  expect(account).toMatchObject({ imported: rows.length })
  expect(loads() - before).toBeLessThan(3)
})

describe('rows that wait in the temporary folder', () => {
  const remark = 'x'.repeat(10_000)
  const rows = Array.from({ length: 500 }, (_, row) => `r,t${row},1,2020-03-31,${remark}\n`)
  const table = `K,Id,V,D,Remark\n${rows.join('')}t,t499,1,,\n`
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'planfold-test-'))
    vi.stubEnv('TMPDIR', folder)
    vi.stubEnv('TEMP', folder)
  })

  afterEach(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true })
  })

  test('are gone from it when the import has ended', async () => {
    let mostFiles = 0
    const onProgress = () => {
      mostFiles = Math.max(mostFiles, readdirSync(folder).length)
    }
    const account = await importCsv(await open(), table, KINDS, { onProgress })
    expect(account).toMatchObject({ imported: 2, refused: 499 })
    expect(mostFiles).toBeGreaterThan(0)
    expect(await readdir(folder)).toEqual([])
  })

  test.each(['imported', 'refused'])(
    'and when it breaks off as a row is told of as %s',
    async (at) => {
      const onRow = ({ outcome }: ImportOutcome) => {
        if (outcome === at) throw new Error('Enough.')
      }
      await expect(importCsv(await open(), table, KINDS, { onRow })).rejects.toThrow('Enough.')
      expect(await readdir(folder)).toEqual([])
    },
  )
})

describe('a row', () => {
  test('is all or nothing: a reading that its target refuses keeps the target from being set', async () => {
    const store = memoryStore()
    const tracker = await open(store)
    const table = TABLE.replace('4,6', '4.5,6.5')
    expect(await refusalsOf(tracker, table, WIDE)).toEqual([
      'line 2, H1: expected at most 0 digits after the point, found "4.5". ' +
        'Round the figure at its source, or revise the scale of the unit.',
      'line 2, H2: expected at most 0 digits after the point, found "6.5". ' +
        'Round the figure at its source, or revise the scale of the unit.',
    ])
    expect(await tracker.standing('roads', AS_OF)).toBeUndefined()
    expect(await sizeOf(store)).toBe(2)
  })

  test('of a target that somebody else has set otherwise is refused', async () => {
    const tracker = await open()
    const set: Command = {
      type: 'SetTarget',
      target: 'roads',
      title: 'Roads',
      unit: 'km',
      measure: 'latest',
      period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
    }
    await tracker.execute(set)
    expect(await refusalsOf(tracker, TABLE, CORRECTING)).toEqual([
      expect.stringMatching(/^line 2, Id: expected a target not set yet, or the same terms/),
    ])
    expect(await actualOf(tracker, 'roads')).toBeUndefined()
  })

  test('that another writer comes between is refused, and says what was stored of it', async () => {
    const log = memoryLog()
    const others = await open(memoryStore({ log }))
    const tracker = await open(
      intruded(memoryStore({ log }), 2, async () => {
        await others.execute({
          type: 'CancelTarget',
          target: 'roads',
          on: '2020-03-01',
          reason: 'merged',
        })
      }),
    )
    const outcomes: unknown[] = []
    const onRow = (outcome: unknown) => outcomes.push(outcome)
    const account = await importCsv(tracker, TABLE, WIDE, { onRow })
    expect(account).toMatchObject({ refused: 1, imported: 1 })
    expect(outcomes[0]).toMatchObject({
      outcome: 'refused',
      line: 2,
      faults: [{ code: 'TargetIsCancelled', field: 'on' }],
      commands: [expect.stringMatching(/^wide\./)],
    })
    await others.execute({
      type: 'ReopenTarget',
      target: 'roads',
      on: '2020-03-01',
      reason: 'by mistake',
    })
    expect(await importCsv(tracker, TABLE, WIDE)).toMatchObject({ imported: 1, unchanged: 1 })
    expect(await actualOf(tracker, 'roads')).toBe('10')
  })
})

test('a clock behind the last record refuses what has changed, unless that is tolerated', async () => {
  const log = memoryLog()
  await importCsv(await open(memoryStore({ log })), TABLE, WIDE)
  const clock = () => moment('2021-01-03T00:00:00Z')
  const behind = await openTracker({ store: memoryStore({ log }), clock })
  expect(await importCsv(behind, TABLE, WIDE)).toMatchObject({ unchanged: 2, refused: 0 })
  const more = TABLE.replace('parks,Parks,5,,,3', 'parks,Parks,5,,2,3')
  const { refusedRows } = await importCsv(behind, more, WIDE)
  expect(refusedRows[0]?.faults[0]).toMatchObject({ code: 'ClockBehind' })
  const tolerant = { clockTolerance: 'unlimited' } as const
  expect(await importCsv(behind, more, WIDE, tolerant)).toMatchObject({ imported: 1, refused: 0 })
  expect(await actualOf(behind, 'parks')).toBe('5')
})

describe('terms that name a rule', () => {
  const half = attainmentRule({
    name: 'half@1',
    attainmentOf: () => ratioOf(quantity(1), quantity(2)),
  })
  const mapping: CsvMapping = {
    ...WIDE,
    rows: WIDE.rows.map((row) => ({
      ...row,
      ...(row.terms !== undefined && { terms: { ...row.terms, attainment: { rule: 'half@1' } } }),
    })),
  }

  test('are judged by it where it is given', async () => {
    const rules = [half]
    const tracker = await openTracker({ store: memoryStore(), rules })
    expect(await importCsv(tracker, TABLE, mapping, { rules })).toMatchObject({ imported: 2 })
    expect((await tracker.standing('roads', AS_OF))?.attainment).toEqual({
      numerator: '1',
      denominator: '2',
    })
  })

  test('need not be known to who imports readings, if the tracker knows them', async () => {
    const tracker = await openTracker({ store: memoryStore(), rules: [half] })
    await importCsv(tracker, TABLE, mapping, { rules: [half] })
    const readings = csvMapping({
      name: 'readings',
      rows: [
        {
          target: { column: 'Id' },
          reports: [
            { quantity: { column: 'A' }, on: '2020-07-31' },
            { quantity: { column: 'B' }, on: '2020-08-31' },
          ],
        },
      ],
    })
    const table = 'Id,A,B\nroads,1,\nparks,2,3\nparks,2,3.5\n'
    expect(await importCsv(tracker, table, readings)).toMatchObject({ imported: 2, refused: 1 })
    expect(await actualOf(tracker, 'parks')).toBe('8')
    expect(await importCsv(tracker, table, readings)).toMatchObject({ unchanged: 2, refused: 1 })
  })

  test('are refused where it is not', async () => {
    const account = await importCsv(await open(), TABLE, mapping)
    expect(account.refusedRows).toMatchObject([
      { line: 2, faults: [{ code: 'UnknownRule' }] },
      { line: 3, faults: [{ code: 'UnknownRule' }] },
    ])
  })
})

describe('a cell that has changed', () => {
  const CHANGED = TABLE.replace('10,Ann,4', '12,Bob,5')

  test('is refused with the old and the new, and nothing of its row is stored', async () => {
    const store = memoryStore()
    const tracker = await open(store)
    await importCsv(tracker, TABLE, WIDE)
    const size = await sizeOf(store)
    const remedy = 'Correct it by hand, or let the mapping correct what has changed.'
    expect(await refusalsOf(tracker, CHANGED, WIDE)).toEqual([
      `line 2, Plan: expected plan as imported before, "10", found "12". ${remedy}`,
      `line 2, Owner: expected owner as imported before, "Ann", found "Bob". ${remedy}`,
      `line 2, H1: expected quantity as imported before, "4", found "5". ${remedy}`,
    ])
    expect(await sizeOf(store)).toBe(size)
  })

  test('is corrected where the mapping says so, back and forth, and never counted twice', async () => {
    const store = memoryStore()
    const tracker = await open(store)
    await importCsv(tracker, TABLE, CORRECTING)
    for (const [table, actual, plan] of [
      [CHANGED, '11', '12'],
      [TABLE, '10', '10'],
      [CHANGED, '11', '12'],
    ] as const) {
      const account = await importCsv(tracker, table, CORRECTING)
      expect(account).toMatchObject({ corrected: 1, unchanged: 1, commands: { corrections: 2 } })
      const size = await sizeOf(store)
      expect(await importCsv(tracker, table, CORRECTING)).toMatchObject({ unchanged: 2 })
      expect(await importCsv(await open(store), table, WIDE)).toMatchObject({ unchanged: 2 })
      expect(await sizeOf(store)).toBe(size)
      const standing = await tracker.standing('roads', AS_OF)
      expect(standing).toMatchObject({ actual, plan, originalPlan: plan, revised: false })
    }
    const types = (await tracker.history('roads')).map(({ event }) => event.type)
    expect(types.filter((type) => type === 'ProgressCorrected')).toHaveLength(3)
  })

  test('may take a term away, the plan too, and a table that has it again brings it back', async () => {
    const tracker = await open()
    await importCsv(tracker, TABLE, CORRECTING)
    const ownerless = TABLE.replace('Ann', '')
    expect(await importCsv(tracker, ownerless, CORRECTING)).toMatchObject({ corrected: 1 })
    expect(await tracker.standing('roads', AS_OF)).not.toHaveProperty('owner')
    expect(await importCsv(tracker, ownerless, WIDE)).toMatchObject({ unchanged: 2 })
    const planless = TABLE.replace('10,Ann', ',')
    expect(await importCsv(tracker, planless, CORRECTING)).toMatchObject({ corrected: 1 })
    expect(await tracker.standing('roads', AS_OF)).toMatchObject({ kind: 'indicator' })
    expect(await importCsv(tracker, planless, CORRECTING)).toMatchObject({ unchanged: 2 })
    expect(await importCsv(tracker, TABLE, CORRECTING)).toMatchObject({ corrected: 1 })
    expect(await tracker.standing('roads', AS_OF)).toMatchObject({ plan: '10', owner: 'Ann' })
  })

  test('is not confused with what somebody has corrected by hand', async () => {
    const tracker = await open()
    await importCsv(tracker, TABLE, CORRECTING)
    const report = await reportOf(tracker)
    await tracker.execute({ type: 'CorrectProgress', target: 'roads', report, quantity: '1' })
    expect(await importCsv(tracker, TABLE, CORRECTING)).toMatchObject({ unchanged: 2 })
    expect(await actualOf(tracker, 'roads')).toBe('7')
    expect(await importCsv(tracker, CHANGED, CORRECTING)).toMatchObject({ corrected: 1 })
    expect(await actualOf(tracker, 'roads')).toBe('11')
  })

  test('that is a day moves the report to it', async () => {
    const mapping = csvMapping({
      name: 'steps',
      changed: 'correct',
      rows: [
        {
          target: { column: 'Id' },
          terms: {
            title: { column: 'Id' },
            unit: 'step',
            measure: 'steps',
            plan: 1,
            period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
          },
          reports: [{ done: { column: 'Done' } }],
        },
      ],
    })
    const tracker = await open()
    const done = (on: string) => `Id,Done\nbridge,${on}\n`
    await importCsv(tracker, done('2020-05-01'), mapping)
    for (const on of ['2020-06-01', '2020-05-01', '2020-07-01']) {
      expect(await importCsv(tracker, done(on), mapping)).toMatchObject({
        corrected: 1,
        commands: { corrections: 1, retractions: 0, reports: 0 },
      })
      expect(await importCsv(tracker, done(on), mapping)).toMatchObject({ unchanged: 1 })
      const standing = await tracker.standing('bridge', AS_OF)
      expect(standing).toMatchObject({ actual: '1', completedOn: on })
    }
  })
})

describe('a cell that has become empty', () => {
  const EMPTIED = TABLE.replace('4,6', ',6')

  test('is a change as any other: refused with what stood there', async () => {
    const tracker = await open()
    await importCsv(tracker, TABLE, WIDE)
    expect(await refusalsOf(tracker, EMPTIED, WIDE)).toEqual([
      'line 2, H1: expected the reading as imported before, "4", found nothing. ' +
        'Fill it in, retract it by hand, or let the mapping correct what has changed.',
    ])
    const report = await reportOf(tracker)
    await tracker.execute({ type: 'RetractProgress', target: 'roads', report })
    expect(await importCsv(tracker, EMPTIED, WIDE)).toMatchObject({ unchanged: 2 })
  })

  test('is none where another row of the table fills it, be it above or below', async () => {
    const store = memoryStore()
    const head = 'Id,Title,Plan,Owner,H1,H2\n'
    const table = `${head}roads,Roads,10,Ann,4,\nroads,Roads,10,Ann,,6\n`
    const tracker = await open(store)
    expect(await importCsv(tracker, table, CORRECTING)).toMatchObject({ imported: 2, missing: 2 })
    expect(await actualOf(tracker, 'roads')).toBe('10')
    const size = await sizeOf(store)
    expect(await importCsv(tracker, table, CORRECTING)).toMatchObject({ unchanged: 2 })
    expect(await importCsv(tracker, table, WIDE)).toMatchObject({ unchanged: 2 })
    expect(await sizeOf(store)).toBe(size)
    // The other row may stand in what could not be read.
    const broken = table.replace('roads,Roads,10,Ann,,6', '"roads"x,Roads,10,Ann,,6')
    expect(await importCsv(tracker, broken, CORRECTING)).toMatchObject({
      unchanged: 1,
      unreadable: { line: 3 },
    })
    expect(await sizeOf(store)).toBe(size)
  })

  test('is taken back where the mapping says so, and may be filled in again', async () => {
    const tracker = await open()
    await importCsv(tracker, TABLE, CORRECTING)
    for (let round = 0; round < 2; round += 1) {
      expect(await importCsv(tracker, EMPTIED, CORRECTING)).toMatchObject({
        corrected: 1,
        commands: { retractions: 1 },
      })
      expect(await actualOf(tracker, 'roads')).toBe('6')
      expect(await importCsv(tracker, EMPTIED, CORRECTING)).toMatchObject({ unchanged: 2 })
      expect(await importCsv(tracker, TABLE, CORRECTING)).toMatchObject({
        corrected: 1,
        commands: { reports: 1 },
      })
      expect(await actualOf(tracker, 'roads')).toBe('10')
    }
  })
})

describe('what has been done by hand', () => {
  const CHANGED = TABLE.replace('4,6', '5,6')

  test('ends a refusal where it is what the table says now', async () => {
    const tracker = await open()
    await importCsv(tracker, TABLE, WIDE)
    expect(await importCsv(tracker, CHANGED, WIDE)).toMatchObject({ refused: 1 })
    const report = await reportOf(tracker)
    await tracker.execute({ type: 'CorrectProgress', target: 'roads', report, quantity: '5' })
    expect(await importCsv(tracker, CHANGED, WIDE)).toMatchObject({ unchanged: 2 })
    const set = { plan: '12' }
    const kind = 'correction' as const
    await tracker.execute({ type: 'ReviseTarget', target: 'roads', kind, set, reason: 'typo' })
    const replanned = CHANGED.replace('10,Ann', '12,Ann')
    expect(await importCsv(tracker, replanned, WIDE)).toMatchObject({ unchanged: 2 })
  })

  test('may be a retraction, which stands until the table says otherwise', async () => {
    const tracker = await open()
    await importCsv(tracker, TABLE, WIDE)
    const report = await reportOf(tracker)
    await tracker.execute({ type: 'RetractProgress', target: 'roads', report })
    expect(await importCsv(tracker, TABLE, CORRECTING)).toMatchObject({ unchanged: 2 })
    expect(await refusalsOf(tracker, CHANGED, WIDE)).toEqual([
      'line 2, H1: expected quantity as imported before, "4", found "5". ' +
        'It has been retracted: let the mapping correct what has changed, and it is reported anew.',
    ])
    expect(await importCsv(tracker, CHANGED, CORRECTING)).toMatchObject({ corrected: 1 })
    expect(await actualOf(tracker, 'roads')).toBe('11')
    expect(await importCsv(tracker, CHANGED, WIDE)).toMatchObject({ unchanged: 2 })
  })
})

describe('a target that was voided', () => {
  const mistake = { type: 'VoidTarget', target: 'roads', reason: 'a typing error' } as const
  const changed = TABLE.replace(',4,', ',5,')
  const correcting = { ...WIDE, changed: 'correct' } as const

  test('is imported again with its table, once for each of its lives', async () => {
    const tracker = await open()
    const first = await importCsv(tracker, TABLE, WIDE)
    for (let life = 2; life < 4; life++) {
      await tracker.execute(mistake)
      expect(await importCsv(tracker, TABLE, WIDE)).toMatchObject({
        imported: 1,
        unchanged: 1,
        commands: { targets: 1, corrections: 0, retractions: 0 },
      })
      expect(await importCsv(tracker, TABLE, WIDE)).toMatchObject({ unchanged: 2 })
      expect(await actualOf(tracker, 'roads')).toBe('10')
    }
    expect(first).toMatchObject({ imported: 2 })
    expect(await importCsv(tracker, changed, correcting)).toMatchObject({ corrected: 1 })
    expect(await actualOf(tracker, 'roads')).toBe('11')
  })

  test('has nothing new to say once it is restored', async () => {
    const tracker = await open()
    await importCsv(tracker, TABLE, WIDE)
    await tracker.execute(mistake)
    await tracker.execute({ type: 'RestoreTarget', target: 'roads', reason: 'it was right' })
    expect(await importCsv(tracker, TABLE, WIDE)).toMatchObject({ unchanged: 2 })
    expect(await importCsv(tracker, changed, correcting)).toMatchObject({ corrected: 1 })
  })
})

describe('terms that are corrected', () => {
  const mapping = csvMapping({
    name: 'terms',
    changed: 'correct',
    rows: [
      {
        target: 'a',
        terms: {
          title: 'A',
          unit: 'x',
          measure: 'sum',
          plan: { column: 'Plan' },
          period: { from: { column: 'From' }, to: '2020-12-31', zone: 'UTC' },
        },
      },
    ],
  })
  const saying = (plan: string, from: string) => `Plan,From\n${plan},${from}\n`

  test('take effect, whatever days earlier corrections hold from', async () => {
    const tracker = await open()
    for (const [plan, from] of [
      ['10', '2020-03-01'],
      ['13', '2020-03-01'],
      ['14', '2020-01-01'],
      ['15', '2020-05-01'],
      ['16', '2020-02-01'],
    ] as const) {
      expect(await importCsv(tracker, saying(plan, from), mapping)).toMatchObject({ refused: 0 })
      const standing = await tracker.standing('a', AS_OF)
      expect(standing).toMatchObject({ plan, period: { from } })
      expect(await importCsv(tracker, saying(plan, from), mapping)).toMatchObject({ unchanged: 1 })
    }
  })

  test('may be overruled by what was decided for later days, which is said', async () => {
    const tracker = await open()
    await importCsv(tracker, saying('10', '2020-01-01'), mapping)
    await tracker.execute({
      type: 'ReviseTarget',
      target: 'a',
      kind: 'change',
      set: { plan: '20' },
      effective: '2020-06-01',
      reason: 'a second park',
    })
    const account = await importCsv(tracker, saying('12', '2020-01-01'), mapping)
    expect(account).toMatchObject({ corrected: 1, overruled: 1 })
    expect(accountText(account)).toContain('1 row corrected to no effect')
    const standing = await tracker.standing('a', AS_OF)
    expect(standing).toMatchObject({ plan: '20', originalPlan: '12' })
  })
})

/** The first report of the roads. */
async function reportOf(tracker: Tracker): Promise<string> {
  const history = await tracker.history('roads')
  return history.find(({ event }) => event.type === 'ProgressReported')?.event.id ?? ''
}

describe('a dry run', () => {
  test('says what would happen, and stores nothing', async () => {
    const store = memoryStore()
    await importCsv(await open(store), TABLE, CORRECTING)
    const size = await sizeOf(store)
    const table = `${TABLE.replace('4,6', '5,6')}new,New,1,,1,\nodd,Odd,x,,,\nnew,New,1,,2,\n`
    const dry = await open(rehearsalStore(store))
    const said = await importCsv(dry, table, CORRECTING)
    expect(said).toMatchObject({
      imported: 1,
      corrected: 1,
      unchanged: 1,
      refused: 2,
    })
    expect(await sizeOf(store)).toBe(size)
    expect((await dry.standing('roads', AS_OF))?.actual).toBe('11')
    const tracker = await open(store)
    expect(await importCsv(tracker, table, CORRECTING)).toEqual(said)
    expect(await tracker.scoreboard(AS_OF)).toEqual(await dry.scoreboard(AS_OF))
  })
})

describe('an import', () => {
  test('tells of its progress and of each row', async () => {
    const seen: string[] = []
    const rows: string[] = []
    await importCsv(await open(), [TABLE, 'x\n'], WIDE, {
      onProgress: ({ bytes, rows: read, refused, done }) =>
        seen.push(`${bytes} ${read} ${refused} ${done}`),
      onRow: ({ line, outcome }) => rows.push(`${line} ${outcome}`),
    })
    expect(rows).toEqual(['2 imported', '3 imported', '4 refused'])
    expect(seen.at(-1)).toBe(`${TABLE.length + 2} 3 1 true`)
    expect(seen.slice(0, -1).every((each) => each.endsWith('false'))).toBe(true)
  })

  test('lists no more rows than it is asked to, and counts them all', async () => {
    const table = `${TABLE}${'x\n'.repeat(5)}${'roads,Roads,10,Ann,4,6\n'.repeat(4)}`
    const account = await importCsv(await open(), table, WIDE, { listed: 2 })
    expect(account).toMatchObject({ refused: 5, duplicates: 4 })
    expect(account.refusedRows.map(({ line }) => line)).toEqual([4, 5])
    expect(account.duplicateRows.map(({ line }) => line)).toEqual([9, 10])
  })

  test('stops where the file can’t be read any further, and says so', async () => {
    const account = await importCsv(await open(), `${TABLE}"a"b,,,,,\n`, WIDE)
    expect(account).toMatchObject({ rows: 2, imported: 2, unreadable: { line: 4 } })
    const missing = await importCsv(await open(), 'Id\n', WIDE)
    expect(missing).toMatchObject({ rows: 0, unreadable: { line: 1 } })
    expect(missing.unreadable?.faults).toHaveLength(5)
  })

  test('says where the file looks as if it were cut, or of another encoding', async () => {
    const tracker = await open()
    const cut = await importCsv(tracker, TABLE.slice(0, -1), WIDE)
    expect(cut).toMatchObject({ imported: 2, endsWithinLine: true })
    const lying = { ...WIDE, name: 'lying', file: { encoding: 'windows-1252' } } as const
    const written = Buffer.from(
      TABLE.replace('Ann', 'Zoë').replace('roads', 'rues').replace('parks', 'parcs'),
    )
    const account = await importCsv(tracker, written, lying)
    expect(account).toMatchObject({ imported: 2, readsAlsoAs: 'utf-8' })
    expect(accountText(account)).toContain('look at the encoding')
    const honest = Buffer.from(written.toString('utf8'), 'latin1')
    expect(await importCsv(await open(), honest, lying)).not.toHaveProperty('readsAlsoAs')
  })

  test('has an account that can be read', async () => {
    const tracker = await open()
    const mapping = {
      ...WIDE,
      skip: [{ when: { column: 'Id', is: 'total' }, reason: 'a sum of the others' }],
    } as const
    const table =
      TABLE.replaceAll('\n', ',\n').replace('H2,', 'H2,Note') +
      'total,,15,,,,\nroads,Roads,10,Ann,4,7,\nroads,Roads,10,Ann,4,6,\nx\ny\n"z'
    expect(accountText(await importCsv(tracker, table, mapping, { listed: 1 }))).toBe(
      [
        '7 rows: 2 imported, 1 skipped, 3 refused, 1 repeated.',
        'Stored: 2 targets set, 3 readings reported.',
        '1 reading missing.',
        'Skipped 1: a sum of the others',
        'Not used: "Note".',
        'line 5, H2: expected what line 2 says of it, found "7". Make the two rows agree, or leave one of them out by a rule.',
        '… and 2 rows more refused.',
        'line 6: the same as line 2.',
        'The last line has no end: the file may have been cut.',
        'Not read from line 9 on:',
        'line 9: expected a closing quote for one opened in the row that begins on line 9, found nothing. Close the quote, or name another quote character in the mapping.',
        '',
      ].join('\n'),
    )
  })
})

/** A store during whose n-th append somebody else does something first. */
function intruded(store: EventStore, n: number, intrude: () => Promise<void>): EventStore {
  let appends = 0
  return {
    capabilities: store.capabilities,
    load: (...query) => store.load(...query),
    read: (query) => store.read(query),
    close: () => store.close(),
    async append(commit) {
      appends += 1
      if (appends === n) await intrude()
      return store.append(commit)
    },
  }
}
