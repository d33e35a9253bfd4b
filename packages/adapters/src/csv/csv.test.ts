import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import {
  nameOfTerm,
  RefusedInput,
  Scoreboard,
  textIn,
  type Exporter,
  type Plan,
  type HistoryEntry,
  type Standing,
  type TimelineRow,
} from '@planfold/core'
import { quantity, ratioOf, roundRatio } from '@planfold/core/quantity'
import Papa from 'papaparse'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { CHUNK_LENGTH } from '../chunks/in-chunks.ts'
import { ruledTracker } from '../sample/ruled-tracker.ts'
import {
  AS_OF,
  boardOf,
  HOSTILE_TITLES,
  sampleBoard,
  sampleTracker,
} from '../sample/sample-board.ts'
import { percentCell } from './cell.ts'
import { guarded } from './guard.ts'
import { historyCsv, type HistoryCsvOptions } from './history.ts'
import { scoreboardCsv, type ScoreboardCsvOptions } from './scoreboard.ts'
import { timelineCsv, type TimelineCsvOptions } from './timeline.ts'

test('they are exporters', () => {
  expectTypeOf(scoreboardCsv).toExtend<Exporter<Scoreboard, ScoreboardCsvOptions>>()
  expectTypeOf(timelineCsv).toExtend<Exporter<readonly TimelineRow[], TimelineCsvOptions>>()
  expectTypeOf(historyCsv).toExtend<Exporter<readonly HistoryEntry[], HistoryCsvOptions>>()
})

/** The cells of a file as another library reads them. */
function cellsOf(csv: string, delimiter = ','): string[][] {
  const { data, errors } = Papa.parse<string[]>(csv, { delimiter, skipEmptyLines: true })
  expect(errors).toEqual([])
  return data
}

const titlesOf = async (board: Scoreboard, options: ScoreboardCsvOptions = {}) =>
  cellsOf(await text(scoreboardCsv(board, { columns: ['title'], ...options })))
    .slice(1)
    .map(([title]) => title)

describe('a board as CSV', () => {
  test('has the columns asked for, in that order', async () => {
    const columns = ['id', 'state', 'plan', 'actual', 'attainmentPercent', 'noAttainment'] as const
    expect((await text(scoreboardCsv(await sampleBoard(), { columns }))).split('\r\n')).toEqual([
      'id,state,plan,actual,attainmentPercent,noAttainment',
      'cancelled,cancelled,4,,,noReport',
      'contradicted,missed,10,2,20,',
      'declared,completedOnTime,,,,noPlan',
      'early,completedEarly,201,202,100.5,',
      'indicator-parts,,,6,,noPlan',
      'indicator-ratio,,,0.667,,noPlan',
      'late,completedLate,10,9,90,',
      'missed,missed,2000,1999,99.9,',
      'not-started,notStarted,7,,,noReport',
      'on-time,completedOnTime,5,5,100,',
      'open,open,1234.5,-6172.5,700,',
      'outside-band,missed,,17,,outsideBand',
      'revised,missed,10,9.5,95,',
      'unreported,unreported,3,,,noReport',
      'zero-denominator,unreported,0.95,,,zeroDenominator',
      'zero-plan,completedEarly,0,0,,zeroPlan',
      'zero-span,completedEarly,5,5,,zeroSpan',
      '',
    ])
  })

  test('says of every standing what the standing says, cell by cell', async () => {
    const board = await sampleBoard()
    const [header = [], ...rows] = cellsOf(await text(scoreboardCsv(board)))
    const written = rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])))
    expect(written).toEqual([...board.standings()].map(expectedCells))
  })

  test('names parts and labels in one cell, and a tolerance in its own', async () => {
    const [sample] = [...(await sampleBoard()).targets()]
    if (sample === undefined) throw new Error('The sample board has no target.')
    const told: Standing = {
      ...sample,
      tolerance: quantity('2.5'),
      parts: { women: quantity('1234.5'), men: quantity('-1') },
      labels: { ward: 'A; B', class: '=x' },
    }
    const board = Scoreboard.of({ waiting: [] }, [told])
    const columns = ['tolerance', 'parts', 'labels'] as const
    const [, cells] = cellsOf(await text(scoreboardCsv(board, { columns })))
    expect(cells).toEqual(['2.5', 'men=-1; women=1234.5', 'class==x; ward=A; B'])
    const [, forPeople] = cellsOf(await text(scoreboardCsv(board, { columns, locale: 'vi' })))
    expect(forPeople?.slice(0, 2)).toEqual(['2,5', 'men=-1; women=1234,5'])
  })

  test('of nothing is the line of headings', async () => {
    const csv = await text(scoreboardCsv(await sampleBoard([]), { columns: ['id', 'title'] }))
    expect(csv).toBe('id,title\r\n')
  })

  test('takes headings and columns of one’s own', async () => {
    const columns: ScoreboardCsvOptions['columns'] = [
      { header: 'Mã, số', of: 'id' },
      { header: '=1+1', of: ({ owner }) => owner },
      { header: 'balance', of: () => '-5.5' },
      { header: 'days', of: () => -3 },
      { header: 'is target', of: ({ kind }) => kind === 'target' },
      { header: 'formula', of: () => '-5.5-1' },
    ]
    const csv = await text(scoreboardCsv(await sampleBoard(), { columns, newline: '\n' }))
    expect(csv.split('\n').slice(0, 5)).toEqual([
      `"Mã, số",'=1+1,balance,days,is target,formula`,
      `cancelled,,-5.5,-3,true,'-5.5-1`,
      `contradicted,,-5.5,-3,true,'-5.5-1`,
      `declared,,-5.5,-3,true,'-5.5-1`,
      `early,Organisation board,-5.5,-3,true,'-5.5-1`,
    ])
  })

  test('is for people where a locale is given', async () => {
    const csv = await text(
      scoreboardCsv(await sampleBoard(), {
        columns: ['title', 'plan', 'actual', 'attainmentPercent'],
        language: 'vi',
        locale: 'vi',
        delimiter: ';',
        bom: true,
      }),
    )
    expect(csv.startsWith('\uFEFFtitle;plan;actual;attainmentPercent\r\n')).toBe(true)
    const lines = csv.split('\r\n')
    expect(lines).toContain('Kết nạp đảng viên mới;201;202;100,5%')
    expect(lines).toContain('missed;2000;1999;99,9%')
    expect(lines).toContain('open;1234,5;-6172,5;700,0%')
  })

  test('shows people a unit by its title and figures with its digits, machines all there are', async () => {
    const board = await sampleBoard([
      {
        id: 'a',
        terms: {
          measure: 'ratio',
          unit: { code: '%', title: { en: 'per cent', vi: 'phần trăm' }, digits: 1 },
          plan: '95.25',
        },
        afterwards: [
          { type: 'ReportProgress', numerator: '2', denominator: '3', on: '2020-12-01' },
        ],
      },
    ])
    const columns = ['unit', 'unitTitle', 'per', 'plan', 'actual'] as const
    const [, machines] = cellsOf(await text(scoreboardCsv(board, { columns })))
    expect(machines).toEqual(['%', 'per cent', '100', '95.25', '66.667'])
    const options = { columns, language: 'vi', locale: 'vi' }
    const [, people] = cellsOf(await text(scoreboardCsv(board, options)))
    expect(people).toEqual(['%', 'phần trăm', '100', '95,3', '66,7'])
  })

  test('is in the order asked for, under a heading', async () => {
    const board = await sampleBoard()
    const written = async (order: ScoreboardCsvOptions['order']) => {
      const csv = await text(
        scoreboardCsv(board, { columns: ['id'], order, heading: 'Year, 2020' }),
      )
      const [heading, column, ...ids] = cellsOf(csv).map(([cell]) => cell)
      expect([heading, column]).toEqual(['Year, 2020', 'id'])
      return ids
    }
    expect((await written('attainment')).slice(0, 4)).toEqual([
      'contradicted',
      'late',
      'revised',
      'missed',
    ])
    expect((await written('period')).slice(0, 2)).toEqual(['late', 'cancelled'])
    expect((await written('period')).slice(-2)).toEqual(['open', 'not-started'])
    expect((await written('title'))[0]).toBe('cancelled')
    const backwards = await written((a, b) => (a.target < b.target ? 1 : -1))
    expect(backwards).toEqual([...board.standings()].map(({ target }) => target).toReversed())
  })

  test('begins with one byte order mark, however many chunks it has', async () => {
    const csv = await text(scoreboardCsv(hugeBoard(1_000, await sampleBoard()), { bom: true }))
    expect(csv.lastIndexOf('\uFEFF')).toBe(0)
  })

  test('keeps 400 digits', async () => {
    const plan = `-${'9'.repeat(300)}.${'1'.repeat(100)}`
    const columns = ['plan', 'actual', 'attainmentPercent'] as const
    const csv = await text(scoreboardCsv(await boardOf(['huge'], plan), { columns }))
    expect(cellsOf(csv)[1]).toEqual([plan, plan, '100'])
  })

  test('comes in chunks, none of them long', async () => {
    let chunks = 0
    for await (const chunk of scoreboardCsv(hugeBoard(20_000, await sampleBoard()))) {
      if (chunk.length > CHUNK_LENGTH + 1_000) throw new Error(`${chunk.length} characters`)
      chunks += 1
    }
    expect(chunks).toBeGreaterThan(100)
  })
})

describe('text', () => {
  test('that is a formula to some reader is guarded, and nothing else is touched', async () => {
    const board = await boardOf(HOSTILE_TITLES)
    expect(await titlesOf(board)).toEqual(HOSTILE_TITLES.map(guarded))
    expect(await titlesOf(board, { guardFormulas: false })).toEqual(HOSTILE_TITLES)
  })

  test('stands between quotes where another reader would split it', async () => {
    const board = await boardOf(['a;b', 'a\tb', 'a|b', ' a', 'a b'])
    const csv = await text(scoreboardCsv(board, { columns: ['title'], newline: '\n' }))
    expect(csv).toBe('title\n"a;b"\n"a\tb"\n"a|b"\n" a"\na b\n')
  })

  test('of any kind comes back to the letter where the guard is off', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1 }), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.constantFrom(',', ';', '\t', '|', ' ', '='),
        fc.constantFrom('\r\n' as const, '\n' as const),
        async (titles, delimiter, newline) => {
          const [standing] = (await sampleBoard(SAMPLE_OF_ONE)).standings()
          if (standing === undefined) throw new Error('The sample is empty.')
          const board = Scoreboard.of(
            { waiting: [] },
            titles.map((title, at) => ({
              ...standing,
              target: `${at}` as Standing['target'],
              title,
            })),
          )
          const csv = scoreboardCsv(board, {
            columns: ['id', 'title', 'kind'],
            delimiter,
            newline,
            guardFormulas: false,
          })
          expect(cellsOf(await text(csv), delimiter).slice(1)).toEqual(
            titles.map((title, at) => [`${at}`, title, 'target']),
          )
        },
      ),
    ))

  test('that is empty in the only column is still a row', async () => {
    const csv = await text(scoreboardCsv(await sampleBoard(SAMPLE_OF_ONE), { columns: ['owner'] }))
    expect(csv).toBe('owner\r\n""\r\n')
  })
})

test('a percentage is on the side of 100 on which the exact value is', () =>
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
      fc.bigInt({ min: 1n, max: 10n ** 20n }),
      fc.nat(6),
      (numerator, denominator, digits) => {
        const ratio = ratioOf(quantity(numerator), quantity(denominator))
        const cell = percentCell(ratio, { language: 'en', decimal: undefined, digits })
        const percent = Number((cell as { figure: string }).figure)
        expect(percent >= 100).toBe(numerator >= denominator)
      },
    ),
    {
      examples: [
        [1999n, 2000n, 1],
        [2001n, 2000n, 0],
        [-1n, 1n, 2],
        [99_999_999n, 10n ** 8n, 3],
      ],
    },
  ))

test('options that are none are refused when it is called', async () => {
  const board = await sampleBoard([])
  const refusals = [
    { delimiter: '' },
    { delimiter: '::' },
    { delimiter: '"' },
    { delimiter: "'" },
    { delimiter: '\n' },
    { newline: '\r' as '\n' },
    { columns: [] },
    { columns: ['Plan' as 'plan'] },
    { columns: ['toString' as 'plan'] },
    { order: 'toString' as 'title' },
    { digits: -1 },
    { digits: 101 },
    { locale: 'tlh' },
  ]
  for (const options of refusals) expect(() => scoreboardCsv(board, options)).toThrow(RefusedInput)
  expect(() => scoreboardCsv(board, { columns: ['Plan' as 'plan'] })).toThrow(
    /^columns: expected columns among id, title, .*, found "Plan"\. Name one of these/,
  )
})

test('a timeline has a row for each day on which something changed', async () => {
  const rows = await (await sampleTracker()).timeline('late', { asOf: AS_OF })
  const columns = ['on', 'actual', 'attainmentPercent', 'noAttainment', 'state', 'events'] as const
  expect(cellsOf(await text(timelineCsv(rows, { columns })))).toEqual([
    [...columns],
    ['2020-01-01', '', '', 'noReport', 'open', 'c5.1'],
    ['2020-06-01', '9', '90', '', 'open', 'c6.1'],
    ['2020-06-30', '9', '90', '', 'missed', ''],
    ['2020-07-15', '9', '90', '', 'completedLate', 'c7.1\nc7.2'],
  ])
  const [header] = cellsOf(await text(timelineCsv(rows)))
  expect(header).toHaveLength(15)
})

test('a history has a row for each event, with all it says', async () => {
  const entries = await (await sampleTracker()).history('revised')
  const rows = cellsOf(await text(historyCsv(entries)))
  expect(rows.map((row) => row.slice(0, 8))).toEqual([
    ['revision', 'recordedAt', 'recordedBy', 'type', 'text', 'id', 'commit', 'source'],
    ...entries.map(({ revision, recordedAt, text: told, event }) => [
      String(revision),
      recordedAt,
      '',
      event.type,
      told,
      event.id,
      event.commit,
      '',
    ]),
  ])
  expect(rows.slice(1).map((row) => JSON.parse(row[8] ?? '') as unknown)).toEqual(
    entries.map(({ event }) => event.data),
  )
})

test('rules of one’s own are named, and what they say is text like any other', async () => {
  const columns = [
    'id',
    'measure',
    'actual',
    'noAttainment',
    'completedOn',
    'status',
    'statusRule',
    'completionRule',
    'attainmentRule',
  ] as const
  const tracker = await ruledTracker()
  const board = await tracker.scoreboard({ asOf: AS_OF })
  const named = 'light@1,first-report@1,staffed@1'
  expect((await text(scoreboardCsv(board, { columns }))).split('\r\n')).toEqual([
    columns.join(','),
    `by-rules,sum,2,,2020-05-01,"green | or so",${named}`,
    `by-rules-none,sum,1,byRule: nobody there,2020-05-01,"green | or so",${named}`,
    `measured,third@1,2.333,,2020-05-01,"green | or so",${named}`,
    `measured-none,third@1,,noActual,,'=red,${named}`,
    'plain,sum,,noReport,,,,,',
    "shown,sum,,noPlan,,'=red,light@1,,",
    '',
  ])
  const rows = await tracker.timeline('by-rules', { asOf: AS_OF })
  expect(
    (await text(timelineCsv(rows, { columns: ['on', 'state', 'status'] }))).split('\r\n'),
  ).toEqual([
    'on,state,status',
    "2020-01-01,open,'=red",
    '2020-05-01,completedEarly,"green | or so"',
    '',
  ])
})

const SIGNS = Array.from('",;\r\n\t =+-@\'a|é😀\uFEFF')

const SAMPLE_OF_ONE = [{ id: 'one', terms: { plan: '1' } }]

function hugeBoard(size: number, sample: Scoreboard): Scoreboard {
  const standings = [...sample.standings()]
  return Scoreboard.of(
    { waiting: [] },
    Array.from({ length: size }, (_, at) => ({
      ...(standings[at % standings.length] as Standing),
      target: `t${at}` as Standing['target'],
    })),
  )
}

/** The cells of a standing, written down once more and differently. */
function expectedCells(standing: Standing): Record<string, string> {
  const { period, plan, originalPlan, actual, fraction, attainment, reports } = standing
  const goal = (of: Plan | undefined, part: 'value' | 'from' | 'to') =>
    part === 'value' ? (typeof of === 'string' ? of : '') : typeof of === 'object' ? of[part] : ''
  const exact = fraction ?? (typeof actual === 'object' ? actual : undefined)
  const ratio = 'undefined' in attainment ? undefined : attainment
  const percents: Record<string, string> = {
    contradicted: '20',
    early: '100.5',
    late: '90',
    missed: '99.9',
    'on-time': '100',
    open: '700',
    revised: '95',
  }
  const cells = {
    id: standing.target,
    title: textIn(standing.title, 'en'),
    kind: standing.kind,
    programme: standing.programme,
    owner: standing.owner,
    unit: standing.unit.code,
    unitTitle: standing.unit.code,
    per: standing.unit.per,
    measure: nameOfTerm(standing.measure),
    direction: standing.direction,
    from: period.from,
    to: period.to,
    zone: period.zone,
    asOf: AS_OF,
    running: undefined,
    plan: goal(plan, 'value'),
    bandFrom: goal(plan, 'from'),
    bandTo: goal(plan, 'to'),
    originalPlan: goal(originalPlan, 'value'),
    originalBandFrom: goal(originalPlan, 'from'),
    originalBandTo: goal(originalPlan, 'to'),
    baseline: standing.baseline,
    tolerance: standing.tolerance,
    actual: typeof actual === 'object' ? roundRatio(actual, 3) : actual,
    actualNumerator: exact?.numerator,
    actualDenominator: exact?.denominator,
    attainmentNumerator: ratio?.numerator,
    attainmentDenominator: ratio?.denominator,
    attainmentPercent: percents[standing.target],
    noAttainment: 'undefined' in attainment ? attainment.undefined : undefined,
    parts: standing.kind === 'indicator' && standing.parts ? 'under the committee=1' : undefined,
    met: standing.kind === 'indicator' ? undefined : standing.met,
    state: standing.state,
    completedOn: standing.completedOn,
    exceeded: standing.exceeded,
    revised: standing.revised,
    contradicted: standing.contradicted,
    reports: reports.counted,
    reportsBeforePeriod: reports.beforePeriod,
    reportsAfterDeadline: reports.afterDeadline,
    lastReportOn: reports.lastOn,
    reportStatus: reports.status,
    labels: undefined,
    revision: standing.revision,
    notices: standing.notices.count,
    firstNotices: standing.target === 'late' ? 'outsidePeriod c7.1' : undefined,
    status: standing.status,
    statusRule: standing.statusRule,
    completionRule: standing.completionRule,
    attainmentRule: undefined,
  }
  return Object.fromEntries(
    Object.entries(cells).map(([name, value]) => [name, value === undefined ? '' : String(value)]),
  )
}
