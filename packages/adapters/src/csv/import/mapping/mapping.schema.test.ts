import { RefusedInput } from '@planfold/core'
import { describe, expect, test } from 'vitest'
import type { CsvMapping } from './mapping.ts'
import { csvMapping, parseCsvMapping } from './mapping.schema.ts'

const TERMS = {
  title: { column: 'Title' },
  unit: 'person',
  measure: 'sum',
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
} as const

const REPORT = { quantity: { column: 'Value' }, on: { column: 'Day' } } as const

const WHOLE: CsvMapping = {
  name: 'whole',
  file: {
    encoding: 'windows-1252',
    delimiter: ';',
    quote: 'none',
    headings: ['Id', 'Title'],
    quoting: 'lenient',
    ragged: { short: 'missing', long: 'ignore' },
  },
  cells: { trim: true, missing: ['N/A'], guardedFormulas: true },
  columns: {
    Value: {
      number: {
        decimal: ',',
        group: ['.', '\u00A0'],
        currency: ['$', 'VND'],
        percent: 'ratio',
        footnotes: ['*'],
        parentheses: true,
        minusSign: true,
        plusSign: true,
      },
    },
    Day: { day: { formats: ['d-MMM-yy'], pivot: 1970, months: 'abcdefghijkl'.split('') } },
  },
  skip: [{ when: { blank: true }, reason: 'blank' }],
  rows: [
    {
      when: {
        all: [
          { column: 'Kind', is: 'x' },
          {
            any: [
              { column: 'Kind', in: ['x', 'y'] },
              { column: 'Kind', missing: false },
            ],
          },
          { not: { column: 'Value', reads: 'day' } },
        ],
      },
      target: { template: '{Country}/{Id}' },
      terms: {
        ...TERMS,
        title: { en: { column: 'Title' }, vi: 'Tên' },
        unit: { code: { column: 'Unit' }, scale: 2 },
        measure: { column: 'Kind', translate: { Level: 'latest' }, otherwise: 'sum' },
        reportedAs: 'runningTotal',
        direction: 'byBaseline',
        plan: { choose: [{ when: { column: 'Kind', is: 'x' }, take: 5 }], otherwise: '7.5' },
        baseline: { column: 'Baseline' },
        tolerance: 0,
        band: { from: 1, to: { column: 'Value' } },
        completion: { sustained: 3 },
        earlyBy: { column: 'Early' },
        attainment: { method: 'byBaseline', cap: { column: 'Cap' } },
        owner: 'us',
        programme: 'a/b',
        weight: 1,
        labels: { ward: { column: 'Ward' } },
      },
      reports: [
        REPORT,
        { slot: 'r', key: ['Day'], target: 't', numerator: 1, denominator: 2, on: '2020-01-01' },
        {
          done: { column: 'Done' },
          series: 's',
          status: 'final',
          note: 'n',
          unit: 'step',
          parts: { women: 1 },
        },
        { steps: 1, on: '2020-01-01', over: { from: '2020-01-01', to: { column: 'Day' } } },
      ],
    },
  ],
  changed: 'correct',
}

test('a mapping is data: what JSON keeps of it is the same mapping', () => {
  const mapping = csvMapping(WHOLE)
  expect(mapping).toEqual(WHOLE)
  expect(parseCsvMapping(JSON.parse(JSON.stringify(mapping)))).toEqual({ ok: true, value: WHOLE })
})

test('a field that is undefined counts as absent', () => {
  const input = { name: 'a', file: undefined, rows: [{ target: 'x', reports: undefined }] }
  expect(parseCsvMapping(input)).toEqual({
    ok: true,
    value: { name: 'a', rows: [{ target: 'x' }] },
  })
})

describe('what is no mapping is refused where it is wrong', () => {
  const row = { target: 'x', reports: [REPORT] }
  const withReport = (report: object) => ({ name: 'a', rows: [{ target: 'x', reports: [report] }] })
  const withTerms = (terms: object) => ({
    name: 'a',
    rows: [{ target: 'x', terms: { ...TERMS, ...terms } }],
  })
  const withNumber = (number: object) => ({ name: 'a', rows: [row], cells: { number } })
  const withDay = (day: object) => ({ name: 'a', rows: [row], cells: { day } })

  test.each<[unknown, string, string]>([
    [undefined, '', 'InvalidField'],
    [[], '', 'InvalidField'],
    [{ rows: [row] }, 'name', 'MissingField'],
    [{ name: '', rows: [row] }, 'name', 'InvalidId'],
    [{ name: 'x'.repeat(65), rows: [row] }, 'name', 'InvalidField'],
    [{ name: 'a' }, 'rows', 'MissingField'],
    [{ name: 'a', rows: [] }, 'rows', 'InvalidField'],
    [{ name: 'a', rows: [row], colums: {} }, 'colums', 'UnknownField'],
    [{ name: 'a', rows: [{ ...row, wen: {} }] }, 'rows.0.wen', 'UnknownField'],
    [{ name: 'a', rows: [row], file: { delimiter: '::' } }, 'file.delimiter', 'InvalidField'],
    [{ name: 'a', rows: [row], file: { delimiter: 'a' } }, 'file.delimiter', 'InvalidField'],
    [{ name: 'a', rows: [row], file: { quote: '5' } }, 'file.quote', 'InvalidField'],
    [{ name: 'a', rows: [row], file: { delimiter: '\n' } }, 'file.delimiter', 'InvalidField'],
    [{ name: 'a', rows: [row], file: { delimiter: '"' } }, 'file.quote', 'AmbiguousFormat'],
    [{ name: 'a', rows: [row], file: { encoding: 'latin1' } }, 'file.encoding', 'InvalidField'],
    [{ name: 'a', rows: [row], file: { headings: 0 } }, 'file.headings', 'InvalidField'],
    [withNumber({ group: ['-'] }), 'cells.number.group.0', 'InvalidField'],
    [withNumber({ group: ['.'] }), 'cells.number.group', 'AmbiguousFormat'],
    [withNumber({ currency: ['5'] }), 'cells.number.currency.0', 'InvalidField'],
    [withDay({ formats: ['d-M'] }), 'cells.day.formats.0', 'InvalidDayFormat'],
    [withDay({ formats: ['MMM-yyyy'] }), 'cells.day.dayOfMonth', 'MissingDayOfMonth'],
    [withDay({ formats: ['d-M-yyyy'], dayOfMonth: 32 }), 'cells.day.dayOfMonth', 'InvalidField'],
    [withTerms({ programme: { names: [] } }), 'rows.0.terms.programme.names', 'InvalidField'],
    [withDay({ formats: ['d-M-yy'] }), 'cells.day.pivot', 'MissingPivot'],
    [withDay({ formats: ['d-M-yyyy'], months: ['Jan'] }), 'cells.day.months', 'InvalidField'],
    [withReport({ on: '2020-01-01' }), 'rows.0.reports.0', 'InvalidReport'],
    [withReport({ ...REPORT, steps: 1 }), 'rows.0.reports.0', 'InvalidReport'],
    [withReport({ numerator: 1, on: '2020-01-01' }), 'rows.0.reports.0', 'InvalidReport'],
    [withReport({ quantity: 1 }), 'rows.0.reports.0.on', 'MissingField'],
    [withReport({ ...REPORT, on: '2020-02-30' }), 'rows.0.reports.0.on', 'InvalidDay'],
    [withReport({ ...REPORT, quantity: 'many' }), 'rows.0.reports.0.quantity', 'InvalidQuantity'],
    [withTerms({ measure: { rule: 'best' } }), 'rows.0.terms.measure.rule', 'InvalidRuleName'],
    [withTerms({ completion: 'soon' }), 'rows.0.terms.completion', 'InvalidField'],
    [
      withTerms({ completion: { sustained: 0 } }),
      'rows.0.terms.completion.sustained',
      'InvalidField',
    ],
    [withTerms({ earlyBy: 0 }), 'rows.0.terms.earlyBy', 'InvalidField'],
    [withTerms({ attainment: { method: 'x' } }), 'rows.0.terms.attainment.method', 'InvalidField'],
    [withTerms({ measure: 'total' }), 'rows.0.terms.measure', 'InvalidField'],
    [
      withTerms({ measure: { column: 'Kind', translate: { A: 'total' } } }),
      'rows.0.terms.measure.translate.A',
      'InvalidField',
    ],
    [withTerms({ plan: { colum: 'Plan' } }), 'rows.0.terms.plan', 'InvalidField'],
    [withTerms({ plan: { column: 'Plan', els: 5 } }), 'rows.0.terms.plan.els', 'UnknownField'],
    [withTerms({ title: { column: 5 } }), 'rows.0.terms.title.column', 'InvalidField'],
    [withTerms({ title: { en: { colum: 'x' } } }), 'rows.0.terms.title.en', 'InvalidField'],
    [withTerms({ unit: { code: 5 } }), 'rows.0.terms.unit.code', 'InvalidId'],
    [withTerms({ unit: { scale: 5 } }), 'rows.0.terms.unit', 'InvalidField'],
    [
      withTerms({ attainment: { rule: 'stretch' } }),
      'rows.0.terms.attainment.rule',
      'InvalidRuleName',
    ],
    [withTerms({ plan: { template: '{Plan' } }), 'rows.0.terms.plan.template', 'InvalidTemplate'],
    [withTerms({ labels: { constructor: 'x' } }), 'rows.0.terms.labels.constructor', 'InvalidId'],
    [withTerms({ period: { from: '2020-01-01' } }), 'rows.0.terms.period.to', 'MissingField'],
    [
      { name: 'a', rows: [{ ...row, when: { column: 'A', equals: 'x' } }] },
      'rows.0.when',
      'InvalidField',
    ],
  ])('%j', (input, field, code) => {
    const parsed = parseCsvMapping(input)
    expect(
      parsed.ok ? undefined : { field: parsed.refusal.field, code: parsed.refusal.code },
    ).toEqual({
      field,
      code,
    })
  })

  test('and what never ends is none', () => {
    const cyclic: { rows?: unknown } = {}
    cyclic.rows = cyclic
    expect(parseCsvMapping(cyclic).ok).toBe(false)
    let when: object = { blank: true }
    for (let depth = 0; depth < 100; depth += 1) when = { not: when }
    const deep = { name: 'a', rows: [{ when, target: 'x' }] }
    expect(parseCsvMapping(deep).ok).toBe(false)
    const hidden = JSON.parse(
      '{"name":"a","rows":[{"target":"x"}],"columns":{"__proto__":{}}}',
    ) as object
    expect(parseCsvMapping(hidden).ok).toBe(false)
    const hostile = Object.defineProperty({}, 'name', {
      enumerable: true,
      get: () => {
        throw new Error()
      },
    })
    expect(parseCsvMapping(hostile).ok).toBe(false)
  })

  test('minting throws the same refusal', () => {
    expect(() => csvMapping({ name: 'a', rows: [] })).toThrow(RefusedInput)
  })
})

test('completion may be judged by a rule of one’s own, which is named', () => {
  const mapping = (rule: string) => ({
    name: 'a',
    rows: [{ target: 'x', terms: { ...TERMS, completion: { rule } } }],
  })
  expect(parseCsvMapping(mapping('held@1'))).toEqual({ ok: true, value: mapping('held@1') })
  const refused = parseCsvMapping(mapping('held'))
  expect(refused.ok ? '' : refused.refusal).toMatchObject({
    code: 'InvalidRuleName',
    field: 'rows.0.terms.completion.rule',
  })
})
