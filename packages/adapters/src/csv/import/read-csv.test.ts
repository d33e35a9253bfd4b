import { text as textOf } from 'node:stream/consumers'
import { RefusedInput } from '@planfold/core'
import { statusRule } from '@planfold/core/rules'
import { describe, expect, test } from 'vitest'
import { csvMapping } from './mapping/mapping.schema.ts'
import type { CsvMapping, ReportMapping, RowMapping, TermsMapping } from './mapping/mapping.ts'
import type { CsvOutcome } from './outcome.ts'
import { readCsv } from './read-csv.ts'
import type { ReadCsvOptions } from './read-options.ts'
import type { CsvSource } from './records/source.ts'

/** One row is one reading. */
const READING: RowMapping = {
  target: { column: 'Id' },
  reports: [{ quantity: { column: 'Value' }, on: { column: 'Day' } }],
}

const LONG: CsvMapping = {
  name: 'long',
  cells: { number: { group: [','] }, missing: ['N/A'] },
  rows: [READING],
}

const TERMS: TermsMapping = {
  title: { column: 'Title' },
  unit: 'person',
  measure: 'sum',
  plan: { column: 'Plan' },
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
}

/** One row is a target, with a reading in each of two columns. */
const TARGET: RowMapping = {
  target: { column: 'Id' },
  terms: TERMS,
  reports: [
    { quantity: { column: 'H1' }, on: '2020-06-30' },
    { quantity: { column: 'H2' }, on: '2020-12-31' },
  ],
}

const WIDE: CsvMapping = { name: 'wide', rows: [TARGET] }

async function outcomesOf(source: CsvSource, mapping: CsvMapping, options: ReadCsvOptions = {}) {
  const outcomes: CsvOutcome[] = []
  for await (const outcome of readCsv(source, mapping, options)) outcomes.push(outcome)
  return outcomes
}

/** What became of each row, in a line. */
async function told(source: CsvSource, mapping: CsvMapping, options: ReadCsvOptions = {}) {
  return (await outcomesOf(source, mapping, options)).map((outcome) => {
    const where = `${outcome.line} ${outcome.outcome}`
    switch (outcome.outcome) {
      case 'accepted':
        return [where, ...outcome.statements.map(({ command }) => figureOf(command))].join(' ')
      case 'skipped':
        return `${where}: ${outcome.reason}`
      case 'duplicate':
        return `${where} of ${outcome.of}`
      default:
        return `${where} ${outcome.faults.map(({ code, column }) => `${code} ${column}`).join(', ')}`
    }
  })
}

function figureOf(command: {
  readonly type: string
  readonly quantity?: string
  readonly plan?: string
}) {
  return command.type === 'SetTarget' ? `plan ${command.plan}` : command.quantity
}

describe('a table of readings', () => {
  test('gives a report for each row, with an id and where it stands', async () => {
    const csv = 'Id,Day,Value\nroads,2020-06-30,"1,234"\n'
    const [row] = await outcomesOf(csv, LONG, { file: 'roads.csv', recordedBy: 'Ann' })
    expect(row).toMatchObject({
      outcome: 'accepted',
      line: 2,
      missing: [],
      statements: [
        {
          kind: 'report',
          commandId: expect.stringMatching(/^long\.[\w-]{22}$/) as string,
          command: {
            type: 'ReportProgress',
            target: 'roads',
            quantity: '1234',
            on: '2020-06-30',
            source: 'roads.csv, line 2, column Value',
            recordedBy: 'Ann',
          },
          says: { value: { quantity: '1234' }, on: '2020-06-30', status: 'final' },
        },
      ],
    })
  })

  test('names every fault of a row, with line, column, value and remedy', async () => {
    const csv = 'Id,Day,Value\n\n roads,2020-02-30,many\n'
    const [row] = await outcomesOf(csv, LONG)
    expect(row?.outcome === 'refused' && row.faults).toMatchObject([
      { line: 3, column: 'Id', code: 'InvalidId', value: ' roads' },
    ])
    const trimmed = { ...LONG, cells: { ...LONG.cells, trim: true } }
    const [other] = await outcomesOf(csv, trimmed)
    expect(other?.outcome === 'refused' && other.faults.map(({ message }) => message)).toEqual([
      'line 3, Value: expected a number with "." as decimal sign and groups of three by ",", ' +
        'found "many". Write a number, or name this word among those for a missing value.',
      'line 3, Day: expected a calendar day as YYYY-MM-DD, found "2020-02-30". ' +
        'Give a day that exists: 2020-02 has the days 01 to 29.',
    ])
  })

  test('names rows that come twice, and rows that contradict each other', async () => {
    const csv = [
      'Id,Day,Value',
      'a,2020-01-31,1',
      'a,2020-02-29,1',
      'a,2020-01-31,1.0',
      'a,2020-01-31,2',
      'b,2020-01-31,N/A',
      'b,2020-01-31,5',
      'b,2020-01-31,',
    ]
    expect(await told(csv.join('\n'), LONG)).toEqual([
      '2 accepted 1',
      '3 accepted 1',
      '4 duplicate of 2',
      '5 refused ReadingContradicts Value',
      '6 accepted',
      '7 accepted 5',
      '8 duplicate of 6',
    ])
    const [, , , contradiction] = await outcomesOf(csv.join('\n'), LONG)
    expect(contradiction?.outcome === 'refused' && contradiction.faults[0]?.message).toBe(
      'line 5, Value: expected what line 2 says of it, found "2". ' +
        'Make the two rows agree, or leave one of them out by a rule.',
    )
  })

  test('a reading whose cell is missing is none, and is counted', async () => {
    const [row] = await outcomesOf('Id,Day,Value\na,2020-01-31,\n', LONG)
    expect(row).toMatchObject({
      outcome: 'accepted',
      statements: [],
      missing: [{ target: 'a', column: 'Value' }],
    })
    expect(await told('Id,Day,Value\na,,5\n', LONG)).toEqual(['2 refused MissingCell Day'])
    expect(await told('Id,Day,Value\n,2020-01-31,5\n', LONG)).toEqual(['2 refused MissingCell Id'])
  })

  test('terms that are repeated on each row are one and the same command', async () => {
    const mapping = csvMapping({
      ...LONG,
      rows: [{ ...READING, terms: { ...TERMS, plan: 5 } }],
    })
    const csv = 'Id,Title,Day,Value\na,A,2020-01-31,1\na,A,2020-02-29,2\na,B,2020-03-31,3\n'
    const rows = await outcomesOf(csv, mapping)
    const [first, second] = rows.map((row) => row.outcome === 'accepted' && row.statements[0])
    expect(first).toBeTruthy()
    expect(second).toEqual(first)
    expect(await told(csv, mapping)).toEqual([
      '2 accepted plan 5 1',
      '3 accepted plan 5 2',
      '4 refused TermsContradict Title',
    ])
    const [, , third] = rows
    expect(third?.outcome === 'refused' && third.faults[0]?.message).toBe(
      'line 4, Title: expected title as on line 2, "A", found "B". ' +
        'Make the two rows agree, or leave one of them out by a rule.',
    )
  })
})

describe('a table of targets', () => {
  const csv = 'Id,Title,Plan,H1,H2\nroads,Roads,10,4,6\nparks,Parks,,,3\n'

  test('gives the terms, then the readings', async () => {
    expect(await told(csv, WIDE)).toEqual(['2 accepted plan 10 4 6', '3 accepted plan undefined 3'])
  })

  test('has ids that depend on the mapping, the target and the column, and on nothing else', async () => {
    const ids = async (source: string, mapping = WIDE) =>
      (await outcomesOf(source, mapping)).flatMap((row) =>
        row.outcome === 'accepted' ? row.statements.map(({ commandId }) => commandId) : [],
      )
    const before = await ids(csv)
    expect(new Set(before).size).toBe(5)
    const changed = 'H2,Title,Id,H1,Plan,x\n7,Other,roads,5,11,y\n4,Parks,parks,,,z\n'
    expect(await ids(changed)).toEqual(before)
    const renamed = await ids(csv, { ...WIDE, name: 'other' })
    expect(renamed.some((id) => before.includes(id))).toBe(false)
  })

  test('the same target twice is a duplicate, or a contradiction', async () => {
    const twice = `${csv}roads,Roads,10,4,6\nroads,Roads,10,4,7\nroads,Roads,11,4,6\n`
    expect((await told(twice, WIDE)).slice(2)).toEqual([
      '4 duplicate of 2',
      '5 refused ReadingContradicts H2',
      '6 refused TermsContradict Plan',
    ])
  })

  test('terms that make no sense together are refused where they stand', async () => {
    const mapping = csvMapping({
      ...WIDE,
      rows: [
        {
          ...TARGET,
          terms: { ...TERMS, unit: { code: 'person', scale: 0 } },
        },
      ],
    })
    const [row] = await outcomesOf('Id,Title,Plan,H1,H2\nroads,Roads,10.5,4,6\n', mapping)
    expect(row?.outcome === 'refused' && row.faults.map(({ message }) => message)).toEqual([
      'line 2, Plan: expected at most 0 digits after the point, found "10.5". ' +
        'Round the figure at its source, or revise the scale of the unit.',
    ])
  })
})

test('a row may go on where an earlier one about the same target has left gaps', async () => {
  const csv = 'Id,Title,Plan,H1,H2\nroads,Roads,10,4,\nroads,Roads,10,,6\nroads,Roads,10,,\n'
  expect(await told(csv, WIDE)).toEqual([
    '2 accepted plan 10 4',
    '3 accepted plan 10 6',
    '4 duplicate of 3',
  ])
})

describe('rows of several kinds', () => {
  const mapping = csvMapping({
    name: 'kinds',
    cells: {
      trim: true,
      missing: ['TBD'],
      number: { percent: 'number' },
      day: { formats: ['d-MMM-yy'], pivot: 1970 },
    },
    skip: [
      { when: { blank: true }, reason: 'blank' },
      { when: { column: 'Kind', missing: true }, reason: 'no kind' },
    ],
    rows: [
      {
        when: { column: 'Kind', is: 'Date' },
        target: { column: 'Id' },
        terms: {
          title: { column: 'Id' },
          unit: 'step',
          measure: 'steps',
          plan: 1,
          period: { from: '2005-01-01', to: { column: 'Plan' }, zone: 'UTC' },
        },
        reports: [{ done: { column: 'Actual' } }],
      },
      {
        when: { column: 'Kind', in: ['Level', 'Sum'] },
        target: { template: 'k/{Id}' },
        terms: {
          title: { column: 'Id' },
          unit: 'x',
          measure: { column: 'Kind', translate: { Level: 'latest', Sum: 'sum' } },
          direction: 'byBaseline',
          attainment: 'byBaseline',
          plan: { column: 'Plan' },
          baseline: { column: 'Baseline' },
          period: { from: '2005-01-01', to: '2010-12-31', zone: 'UTC' },
        },
        reports: [
          {
            quantity: { column: 'Actual' },
            on: '2010-12-31',
            status: {
              choose: [{ when: { column: 'Actual', is: '5' }, take: 'estimated' }],
              otherwise: 'final',
            },
          },
        ],
      },
    ],
  })

  test('each become what their kind says', async () => {
    const csv = [
      'Id,Kind,Baseline,Plan,Actual',
      'd,Date,,30-Sep-09,1-Aug-08',
      'd2,Date,,31-Sep-09,',
      'l,Level,50,45%, 44 ',
      's,Sum,0,10,5',
      's2,Sum,TBD,10,TBD',
      'o,Other,1,2,3',
      ',,,TBD,',
      'n,,1,2,3',
    ]
    const rows = await outcomesOf(csv.join('\r\n'), mapping)
    const commands = rows.map((row) =>
      row.outcome === 'accepted' ? row.statements.map(({ command }) => command) : [row.outcome],
    )
    expect(commands).toMatchObject([
      [
        { measure: 'steps', plan: '1', period: { to: '2009-09-30' } },
        { steps: '1', on: '2008-08-01' },
      ],
      ['refused'],
      [
        {
          target: 'k/l',
          measure: 'latest',
          direction: 'atMost',
          attainment: { method: 'fromBaseline' },
          plan: '45',
        },
        { quantity: '44', status: 'final' },
      ],
      [
        {
          target: 'k/s',
          measure: 'sum',
          direction: 'atLeast',
          attainment: { method: 'fromBaseline' },
        },
        { quantity: '5', status: 'estimated' },
      ],
      [{ target: 'k/s2', direction: 'atLeast', attainment: { method: 'ofPlan' } }],
      ['refused'],
      ['skipped'],
      ['skipped'],
    ])
    expect(await told(csv.join('\r\n'), mapping)).toMatchObject({
      1: '3 refused InvalidDay Plan',
      5: '7 refused RowNotMapped undefined',
      6: '8 skipped: blank',
      7: '9 skipped: no kind',
    })
  })
})

describe('the file', () => {
  const rows = 'Id,Day,Value\na,2020-01-31,1\n'

  test('may lack cells or have too many only where the mapping says so', async () => {
    const ragged = 'Id,Day,Value\na,2020-01-31\nb,2020-01-31,2,x\nc,2020-01-31,3\n'
    expect(await told(ragged, LONG)).toEqual([
      '2 refused RaggedRow undefined',
      '3 refused RaggedRow undefined',
      '4 accepted 3',
    ])
    const footed = {
      ...LONG,
      skip: [{ when: { column: 'Day', is: '' }, reason: 'footer' }],
    } as const
    expect(await told('Id,Day,Value\na,2020-01-31,1\nSource: ministry\n', footed)).toEqual([
      '2 accepted 1',
      '3 skipped: footer',
    ])
    const lenient = { ...LONG, file: { ragged: { short: 'missing', long: 'ignore' } } } as const
    expect(await told(ragged, lenient)).toEqual(['2 accepted', '3 accepted 2', '4 accepted 3'])
  })

  test('must have the columns that the mapping names, before any row is read', async () => {
    const mapping = { ...LONG, columns: { Note: { trim: true } } }
    const [outcome, ...others] = await outcomesOf(rows, mapping)
    expect(others).toEqual([])
    expect(
      outcome?.outcome === 'unreadable' && outcome.faults.map(({ message }) => message),
    ).toEqual([
      'line 1, Note: expected a column of this heading, found "none". ' +
        'Correct the mapping or the table. There are: "Id", "Day", "Value".',
    ])
    expect(await told('Id,Day,Value,Value\n', LONG)).toEqual(['1 unreadable AmbiguousColumn Value'])
    expect(await told('Id,Day,Value,x,x\na,2020-01-31,1,2,3\n', LONG)).toEqual(['2 accepted 1'])
  })

  test('may begin with lines that are no part of the table, and with a mark', async () => {
    const file = { headings: 4 }
    const mapping = { ...LONG, file }
    const preamble = 'Published "2020\r\n\r\n=SUM(A1)\r\n'
    const csv = `\uFEFF${preamble}${rows.replaceAll('\n', '\r\n')}`
    expect(await told(csv, mapping)).toEqual(['5 accepted 1'])
    expect(await told(Buffer.from(csv), mapping)).toEqual(['5 accepted 1'])
    expect(await told(csv.replaceAll('\r\n', '\r'), mapping)).toEqual(['5 accepted 1'])
    expect(await told('a\nb\n', mapping)).toEqual(['4 unreadable NoHeadings undefined'])
    expect(await told('', LONG)).toEqual(['1 unreadable NoHeadings undefined'])
    expect(await told(`\n${rows}`, LONG)).toEqual(['1 unreadable NoHeadings undefined'])
  })

  test('may have no headings at all', async () => {
    const mapping = { ...LONG, file: { headings: ['Id', 'Day', 'Value'] } }
    expect(await told('a,2020-01-31,1\nb,2020-01-31,2', mapping)).toEqual([
      '1 accepted 1',
      '2 accepted 2',
    ])
  })

  test('may have its rows numbered, whatever becomes of them', async () => {
    const mapping: CsvMapping = {
      name: 'numbered',
      file: { rowNumbers: 'No.' },
      skip: [{ when: { column: 'Value', is: 'total' }, reason: 'a total' }],
      rows: [
        {
          target: { template: 'row {No.}' },
          reports: [{ quantity: { column: 'Value' }, on: '2020-01-31' }],
        },
      ],
    }
    const derive = {
      columns: ['Half'],
      of: ({ 'No.': number }: Readonly<Record<string, string>>) => ({ Half: `${number}/2` }),
    }
    const outcomes = await outcomesOf('Value\n"1\n"\ntotal\n\n4\n', mapping, { derive })
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['refused', 'skipped', 'accepted'])
    const [, , row] = outcomes
    expect(row?.outcome === 'accepted' && row.statements[0]?.command.target).toBe('row 3')
    expect(row?.outcome === 'accepted' && row.cells.get('Half')).toBe('3/2')
    expect(await told('No.,Value\n1,5\n', mapping)).toEqual(['1 unreadable AmbiguousColumn No.'])
  })

  test('has lines as an editor counts them, whatever is quoted', async () => {
    const csv =
      'Id,"Two\r\nlines",Day,Value\r\n"a","x\ry\nz",2020-01-31,1\r\n\r\n\r\nb,,2020-01-31,x\r\n'
    expect(await told(csv, LONG)).toEqual(['3 accepted 1', '8 refused InvalidNumber Value'])
  })

  test('of another mark than its encoding is not read', async () => {
    const mapping = { ...LONG, file: { encoding: 'windows-1252' } } as const
    const marked = Buffer.from(`\uFEFF${rows}`)
    expect(await told(marked, mapping)).toEqual(['1 unreadable EncodingDiffers undefined'])
    const utf16 = Buffer.from(`\uFEFF${rows}`, 'utf16le')
    expect(await told(utf16, LONG)).toEqual(['1 unreadable EncodingDiffers undefined'])
  })

  test.each(['é', '\uD800'])('with bytes that are none refuses their row: %j', async (cell) => {
    const bytes =
      cell === 'é'
        ? [Buffer.from(rows), Buffer.from('\xe9,2020-01-31,1\nb,2020-01-31,3', 'latin1')]
        : [rows, `${cell},2020-01-31,1\nb,2020-01-31,3`]
    const outcomes = await told(bytes, LONG)
    expect(outcomes).toEqual(['2 accepted 1', '3 refused InvalidEncoding Id', '4 accepted 3'])
  })

  test('ends where a quote is out of place, unless it is read leniently', async () => {
    const csv = `${rows}5" pipe,2020-01-31,2\n"b"x,2020-01-31,3\nc,2020-01-31,4\n`
    expect(await told(csv, LONG)).toEqual(['2 accepted 1', '3 unreadable MisplacedQuote undefined'])
    const lenient = { ...LONG, file: { quoting: 'lenient' } } as const
    const targets = (await outcomesOf(csv, lenient)).map((row) =>
      row.outcome === 'accepted' ? row.statements[0]?.command.target : row.outcome,
    )
    expect(targets).toEqual(['a', '5" pipe', '"b"x', 'c'])
  })

  test('ends where a quote is left open', async () => {
    const open = `${rows}"b,2020-01-31,2\nc,2020-01-31,4\n`
    expect(await told(open, LONG)).toEqual([
      '2 accepted 1',
      '3 unreadable QuoteNotClosed undefined',
    ])
    const endless = [open, ...Array.from({ length: 40 }, () => 'x'.repeat(65_536))]
    expect(await told(endless, LONG)).toEqual(['2 accepted 1', '3 unreadable RowTooLong undefined'])
  })

  test('may have other delimiters and quotes', async () => {
    const file = { delimiter: ';', quote: "'" }
    const csv = `Id;Day;Value\n'a;''b"';2020-01-31;1\n`
    const [row] = await outcomesOf(csv, { ...LONG, file })
    expect(row?.outcome === 'accepted' && row.statements[0]?.command.target).toBe(`a;'b"`)
    const none = { ...LONG, file: { quote: 'none', delimiter: '\t' } }
    const [other] = await outcomesOf('Id\tDay\tValue\n"a\t2020-01-31\t1\n', none)
    expect(other?.outcome === 'accepted' && other.statements[0]?.command.target).toBe('"a')
  })
})

describe('cells', () => {
  test('that look like formulas are text, kept to the letter or taken out of their guard', async () => {
    const csv = "Id,Title,Plan,H1,H2\n=1+1,'=A1,10,,\n-5,'it,10,,\n"
    const titles = async (mapping: CsvMapping) =>
      (await outcomesOf(csv, mapping)).map((row) =>
        row.outcome === 'accepted' && row.statements[0]?.kind === 'terms'
          ? [row.statements[0].command.target, row.statements[0].command.title]
          : row.outcome,
      )
    expect(await titles(WIDE)).toEqual([
      ['=1+1', "'=A1"],
      ['-5', "'it"],
    ])
    expect(await titles({ ...WIDE, cells: { guardedFormulas: true } })).toEqual([
      ['=1+1', '=A1'],
      ['-5', "'it"],
    ])
  })

  test('headings and words are compared as they look, composed or not', async () => {
    const mapping: CsvMapping = {
      name: 'composed',
      cells: { missing: ['chưa có'.normalize('NFC')] },
      skip: [
        { when: { column: 'Phường'.normalize('NFC'), is: 'tổng'.normalize('NFC') }, reason: 'x' },
      ],
      rows: [
        {
          target: {
            column: 'Phường'.normalize('NFC'),
            translate: { ['Đội'.normalize('NFC')]: 'a' },
          },
          reports: [{ quantity: { column: 'Value' }, on: '2020-01-31' }],
        },
      ],
    }
    const csv = 'Phường,Value\nĐội,1\ntổng,2\nĐội,chưa có\n'.normalize('NFD')
    expect(await told(csv, mapping)).toEqual(['2 accepted 1', '3 skipped: x', '4 accepted'])
  })

  test('can be looked at by heading, used or not', async () => {
    const [row] = await outcomesOf('Id,Day,Value,Note\na,2020-01-31,N/A,"x\ny"\n', LONG)
    if (row === undefined || row.outcome === 'unreadable') throw new Error('Expected a row.')
    expect(row.cells.get('Note')).toBe('x\ny')
    expect(row.cells.get('Value')).toBe('N/A')
    expect(row.cells.get('Other')).toBeUndefined()
    expect(row.cells.toObject()).toEqual({ Id: 'a', Day: '2020-01-31', Value: 'N/A', Note: 'x\ny' })
  })

  test('may be derived from elsewhere, and are columns like any others', async () => {
    const zones: Record<string, string> = { a: 'north', b: 'south' }
    const mapping = csvMapping({
      ...LONG,
      rows: [{ ...READING, target: { template: '{Region}/{Id}' } }],
    })
    const derive = {
      columns: ['Region'],
      of: ({ Id = '' }: Readonly<Record<string, string>>) => ({ Region: zones[Id] }),
    }
    const csv = 'Id,Day,Value\na,2020-01-31,1\nc,2020-01-31,1\n'
    const [row, other] = await outcomesOf(csv, mapping, { derive })
    expect(row?.outcome === 'accepted' && row.statements[0]?.command.target).toBe('north/a')
    expect(other).toMatchObject({ outcome: 'refused', faults: [{ code: 'MissingCell' }] })
    const blank = { ...mapping, skip: [{ when: { blank: true }, reason: 'blank' }] } as const
    const always = { columns: ['Region'], of: () => ({ Region: 'all' }) }
    expect(await told('Id,Day,Value\n,,\n', blank, { derive: always })).toEqual([
      '2 skipped: blank',
    ])
    const clash = { columns: ['Day'], of: () => ({}) }
    expect(await told(csv, LONG, { derive: clash })).toEqual(['1 unreadable AmbiguousColumn Day'])
  })
})

describe('terms and reports', () => {
  test('take each of their fields from a cell', async () => {
    const mapping = csvMapping({
      name: 'all',
      rows: [
        {
          target: 't',
          terms: {
            title: { en: { column: 'Title' }, vi: { column: 'Tên' } },
            unit: {
              code: { column: 'Unit' },
              scale: { column: 'Scale' },
              title: { vi: { column: 'Unit' } },
              digits: { column: 'Scale' },
            },
            measure: { column: 'Measure' },
            reportedAs: { column: 'As' },
            direction: { column: 'Direction' },
            plan: { column: 'Plan' },
            baseline: { column: 'Base' },
            period: {
              from: { column: 'From' },
              to: { template: '{Year}-12-31' },
              zone: { column: 'Zone' },
            },
            completion: { column: 'Done when' },
            earlyBy: { column: 'Early' },
            attainment: { method: 'byBaseline', cap: { column: 'Cap' } },
            owner: { column: 'Owner' },
            programme: { template: 'a/{Owner}' },
            weight: { column: 'Weight' },
            status: { rule: { column: 'Rule' } },
            labels: { ward: { column: 'Ward' }, none: { column: 'Empty' }, column: 'x' },
          },
          reports: [
            {
              quantity: { column: 'Value' },
              on: { column: 'On' },
              over: { from: { column: 'From' }, to: { column: 'On' } },
              series: { column: 'Ward' },
              status: { column: 'Status' },
              note: { column: 'Note' },
              unit: { column: 'Unit' },
              parts: { women: { column: 'Women' }, men: { column: 'Empty' } },
            },
          ],
        },
      ],
    })
    const cells = {
      Title: 'T',
      Tên: 'Đ',
      Unit: 'km',
      Scale: '1',
      Rule: 'light@1',
      Measure: 'sum',
      As: 'runningTotal',
      Direction: 'atLeast',
      Plan: '5',
      Base: '1',
      From: '2020-01-01',
      Year: '2020',
      Zone: 'UTC',
      'Done when': 'heldAtDeadline',
      Early: '3',
      Cap: '1.5',
      Owner: 'Ann',
      Weight: '2',
      Ward: 'n',
      Empty: '',
      Value: '4',
      On: '2020-06-30',
      Status: 'estimated',
      Note: 'so far',
      Women: '2',
    }
    const csv = (row: Readonly<Record<string, string>>) =>
      `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`
    const light = statusRule({ name: 'light@1', statuses: ['red'], statusOf: () => 'red' })
    const rules = { rules: [light] }
    const [row] = await outcomesOf(csv(cells), mapping, rules)
    expect(row?.outcome === 'accepted' && row.statements.map(({ says }) => says)).toEqual([
      {
        title: { en: 'T', vi: 'Đ' },
        unit: { code: 'km', scale: 1, title: { vi: 'km' }, digits: 1 },
        measure: 'sum',
        reportedAs: 'runningTotal',
        direction: 'atLeast',
        plan: '5',
        baseline: '1',
        period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
        completion: 'heldAtDeadline',
        earlyBy: 3,
        attainment: { method: 'fromBaseline', cap: '1.5' },
        owner: 'Ann',
        programme: 'a/Ann',
        weight: '2',
        status: { rule: 'light@1' },
        labels: { ward: 'n', column: 'x' },
      },
      {
        value: { quantity: '4' },
        on: '2020-06-30',
        over: { from: '2020-01-01', to: '2020-06-30' },
        series: 'n',
        parts: { women: '2' },
        status: 'estimated',
        note: 'so far',
      },
    ])
    for (const [heading, cell, fault] of [
      ['Early', '1.5', 'InvalidField Early'],
      ['Early', '0', 'InvalidField Early'],
      ['Scale', '-1', 'InvalidField Scale'],
      ['Rule', 'light', 'InvalidRuleName Rule'],
      ['Measure', 'total', 'InvalidField Measure'],
      ['Zone', 'Mars', 'UnknownZone Zone'],
      ['Zone', '', 'MissingCell Zone'],
      ['Year', '20', 'InvalidDay Year'],
      ['Cap', '0.5', 'TermsDoNotFit Cap'],
      ['Status', 'sure', 'InvalidField Status'],
      ['Note', 'x'.repeat(100_001), 'InvalidField Note'],
      ['Title', '', 'MissingCell Title'],
      ['Value', '', 'MissingCell Value'],
    ] as const) {
      const outcome = await told(csv({ ...cells, [heading]: cell }), mapping, rules)
      // A title in one language is enough.
      if (heading === 'Title') expect(outcome).toEqual(['2 accepted plan 5 4'])
      else expect(outcome).toEqual([`2 refused ${fault}`])
    }
  })

  test('may have an id shortened that is too long, the same wherever it stands', async () => {
    const csv = `A,B\n${'a'.repeat(150)},${'b'.repeat(60)}\n${'a'.repeat(150)},${'b'.repeat(59)}c\nx,y\n`
    const template = '{A}/{B}'
    const mappingOf = (target: RowMapping['target']): CsvMapping => ({
      name: 'long ids',
      rows: [{ target, reports: [{ quantity: 1, on: '2020-01-31' }] }],
    })
    expect(await told(csv, mappingOf({ template }))).toEqual([
      '2 refused InvalidId A',
      '3 refused InvalidId A',
      '4 accepted 1',
    ])
    const rows = await outcomesOf(csv, mappingOf({ template, shorten: true }))
    const ids = rows.map((row) => row.outcome === 'accepted' && row.statements[0]?.command.target)
    expect(ids).toEqual([
      `${'a'.repeat(150)}/${'b'.repeat(26)}~-adaP6Z6likFZTA1gwACv4`,
      `${'a'.repeat(150)}/${'b'.repeat(26)}~HEbKyNUa1LXE9s1dlX3YX8`,
      'x/y',
    ])
  })

  test('take what a ratio is out of, and the days of a run, from cells', async () => {
    const mapping: CsvMapping = {
      name: 'service levels',
      rows: [
        {
          target: { column: 'Id' },
          terms: {
            ...TERMS,
            unit: { code: '%', per: { column: 'Out of' } },
            measure: 'ratio',
            completion: { sustained: { column: 'Days' }, days: 'reported' },
          },
        },
      ],
    }
    const csv = 'Id,Title,Plan,Out of,Days\na,A,95,100,3\n'
    const [row] = await outcomesOf(csv, mapping)
    expect(row?.outcome === 'accepted' && row.statements[0]?.says).toMatchObject({
      unit: { code: '%', per: '100' },
      completion: { sustained: 3, days: 'reported' },
    })
  })

  test('may have a programme by its names, of which one holds a slash', async () => {
    const mapping: CsvMapping = {
      name: 'programmes',
      rows: [
        {
          target: { column: 'Id' },
          terms: { ...TERMS, programme: { names: ['term', { column: 'Branch' }] } },
        },
      ],
    }
    const rows = await outcomesOf('Id,Title,Plan,Branch\na,A,1,Land/Water\nb,B,1,\n', mapping)
    const programmes = rows.map((row) =>
      row.outcome === 'accepted'
        ? row.statements.map(({ says }) => 'programme' in says && says.programme)
        : [],
    )
    expect(programmes).toEqual([[String.raw`term/Land\/Water`], [false]])
  })

  test('are refused where half of a pair is missing', async () => {
    const mapping = (report: ReportMapping): CsvMapping => ({
      name: 'half',
      rows: [{ target: 't', reports: [report] }],
    })
    const on = '2020-06-30'
    const ratio = mapping({ numerator: { column: 'A' }, denominator: { column: 'B' }, on })
    expect(await told('A,B\n1,\n,2\n,\n', ratio)).toEqual([
      '2 refused MissingCell B',
      '3 refused MissingCell A',
      '4 accepted',
    ])
    const over = mapping({
      quantity: 1,
      on,
      over: { from: { column: 'A' }, to: { column: 'B' } },
    })
    expect(await told('A,B\n2020-01-01,\n,2020-12-31\n', over)).toEqual([
      '2 refused MissingCell B',
      '3 refused MissingCell A',
    ])
  })
})

test('two readings of a row that can’t be told apart are refused', async () => {
  const report = { quantity: { column: 'Value' }, on: '2020-01-31' } as const
  const mapping: CsvMapping = { name: 'two', rows: [{ target: 'a', reports: [report, report] }] }
  expect(await told('Value\n5\n', mapping)).toEqual(['2 refused ReadingsNotApart undefined'])
  const apart = { ...mapping, rows: [{ target: 'a', reports: [report, { ...report, slot: 'b' }] }] }
  expect(await told('Value\n5\n', apart)).toEqual(['2 accepted 5 5'])
})

test('what is no mapping, and no name, throws when it is called', () => {
  expect(() => readCsv('', { name: 'a', rows: [] })).toThrow(RefusedInput)
  expect(() => readCsv('', LONG, { file: '' })).toThrow(/^file: expected a name of 1 to 1000/)
  expect(() => readCsv('', LONG, { recordedBy: 'x'.repeat(1_001) })).toThrow(/^recordedBy: /)
})

test('a source is closed however its reading ends', async () => {
  let open = 0
  async function* source(...chunks: (string | Uint8Array)[]) {
    open += 1
    try {
      yield* chunks
    } finally {
      open -= 1
    }
  }
  const rows = 'Id,Day,Value\na,2020-01-31,1\n'
  for await (const row of readCsv(source(rows, rows, rows), LONG)) {
    expect(row.line).toBe(2)
    expect(open).toBe(1)
    break
  }
  expect(open).toBe(0)
  await told(source(Buffer.from([0xff, 0xfe]), rows), LONG)
  await told(source('Id\n', rows), LONG)
  await told(source(`${rows}"a"b,,\n`, rows), LONG)
  const failing = {
    columns: ['x'],
    of: () => {
      throw new Error('No such region.')
    },
  }
  await expect(told(source(rows, rows), LONG, { derive: failing })).rejects.toThrow(
    'No such region.',
  )
  expect(open).toBe(0)
})

test('a source that fails ends the reading where it fails', async () => {
  async function* source(...chunks: (string | Uint8Array)[]) {
    yield* chunks
    throw new Error('The disk is gone.')
  }
  const rows = 'Id,Day,Value\na,2020-01-31,1\nb,2020-'
  expect(await told(source(rows), LONG)).toEqual([
    '2 accepted 1',
    '3 unreadable SourceFailed undefined',
  ])
  expect(await told(source(), LONG)).toEqual(['1 unreadable SourceFailed undefined'])
  const [, failed] = await outcomesOf(source(rows), LONG)
  expect(failed?.outcome === 'unreadable' && failed.faults[0]?.message).toContain(
    'The disk is gone.',
  )
  expect(await told([rows, Buffer.from('x')], LONG)).toEqual([
    '2 accepted 1',
    '3 unreadable SourceFailed undefined',
  ])
})

test('a heading that is nearly there is named', async () => {
  const hints = async (csv: string) =>
    (await outcomesOf(csv, LONG)).flatMap((outcome) =>
      outcome.outcome === 'unreadable' ? outcome.faults.map(({ remedy }) => remedy) : [],
    )
  expect(await hints('id ,Day,Value\n')).toEqual([
    'Is it "id " that is meant? There are: "id ", "Day", "Value".',
  ])
  expect((await hints('Id;Day;Value\n'))[0]).toMatch(/^The headings are one cell/)
})

test('a source that is a stream is read as it comes', async () => {
  async function* source() {
    yield 'Id,Day,Va'
    yield 'lue\na,2020-01-31,1'
  }
  expect(await textOf(source())).toContain('Value')
  expect(await told(source(), LONG)).toEqual(['2 accepted 1'])
})
