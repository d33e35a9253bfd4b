import {
  csvMapping,
  type CellFormat,
  type CsvMapping,
  type RowMapping,
} from '@planfold/adapters/csv/import'

/** How the cells of both tables are written. */
const CELLS: CellFormat = {
  trim: true,
  missing: ['N/A', 'Incomplete'],
  number: {
    group: [','],
    currency: ['$'],
    percent: 'number',
    // "2968 (2007)": the year that a baseline is of.
    footnotes: ['(2007)'],
    fractions: true,
    clock: 'minutes',
  },
  day: {
    formats: ['d-MMM-yy', 'd-MMM-yyyy', 'dMMMyy', 'yyyy-MM-dd', 'MMM-yyyy'],
    pivot: 1970,
    dayOfMonth: 'last',
  },
}

const QUARTERS = ['q1', 'q2', 'q3', 'q4'] as const

/**
 * A milestone: four rows say `Cumulative` of days, so the unit tells. Its promise is one step by the
 * day in the column of targets.
 */
const IS_MILESTONE = {
  any: [
    { column: 'classification', is: 'Date' },
    { column: 'unit', in: ['Date', 'date'] },
  ],
}

const MEASURED = {
  measure: {
    column: 'classification',
    translate: { Cumulative: 'sum', Level: 'latest', Incremental: 'sum' },
  },
  reportedAs: {
    column: 'classification',
    translate: { Cumulative: 'runningTotal', Level: 'increment', Incremental: 'increment' },
  },
  direction: 'byBaseline',
  attainment: 'byBaseline',
} as const

const COMMON = {
  title: { column: 'indicator' },
  unit: { column: 'unit' },
} as const

/** The table of indicators: one target each, over the whole compact, with one reading. */
export const INDICATORS: CsvMapping = csvMapping({
  name: 'compact-indicators',
  cells: CELLS,
  skip: [{ when: { column: 'indicator', missing: true }, reason: 'nothing but an id' }],
  rows: [
    milestone({
      target: { column: 'target' },
      programme: { template: '{country}/overall' },
      deadline: { column: 'end_of_compact_target' },
      isPromised: { column: 'end_of_compact_target', missing: false },
      fallback: 'compact_to',
      doneIn: ['actual_to_date'],
    }),
    {
      target: { column: 'target' },
      terms: {
        ...COMMON,
        ...MEASURED,
        programme: { template: '{country}/overall' },
        plan: { column: 'end_of_compact_target' },
        baseline: { column: 'baseline' },
        period: { from: { column: 'compact_from' }, to: { column: 'compact_to' }, zone: 'UTC' },
      },
      reports: [{ quantity: { column: 'actual_to_date' }, on: { column: 'compact_to' } }],
    },
  ],
  changed: 'correct',
})

/** The table of years: one target for each year of an indicator, with a reading for each quarter. */
export const YEARS: CsvMapping = csvMapping({
  name: 'compact-years',
  cells: CELLS,
  skip: [
    {
      when: {
        all: [...QUARTERS, 'yearly_target', 'percent_complete'].map((column) => ({
          column,
          missing: true,
        })),
      },
      reason: 'a year without reading, target or percentage',
    },
  ],
  rows: [
    milestone({
      target: { column: 'target' },
      programme: { template: '{country}/year {compact_year}' },
      deadline: { column: 'yearly_target' },
      isPromised: { column: 'yearly_target', missing: false },
      fallback: 'year_to',
      doneIn: QUARTERS,
    }),
    {
      target: { column: 'target' },
      terms: {
        ...COMMON,
        ...MEASURED,
        programme: { template: '{country}/year {compact_year}' },
        plan: { column: 'yearly_target' },
        baseline: { column: 'baseline' },
        period: { from: { column: 'year_from' }, to: { column: 'year_to' }, zone: 'UTC' },
      },
      reports: QUARTERS.map((quarter) => ({
        quantity: { column: quarter },
        on: { column: `${quarter}_to` },
      })),
    },
  ],
})

interface Milestone {
  readonly target: RowMapping['target']
  readonly programme: { readonly template: string }
  readonly deadline: { readonly column: string }
  readonly isPromised: { readonly column: string; readonly missing: boolean }
  /** The last day of the period where no day is promised. */
  readonly fallback: string
  readonly doneIn: readonly string[]
}

/** A row that promises one step by a day; without that day it is an indicator. */
function milestone(of: Milestone): RowMapping {
  return {
    when: IS_MILESTONE,
    target: of.target,
    terms: {
      ...COMMON,
      measure: 'steps',
      programme: of.programme,
      plan: { choose: [{ when: of.isPromised, take: 1 }] },
      period: {
        from: { column: 'compact_from' },
        to: {
          choose: [{ when: of.isPromised, take: of.deadline }],
          otherwise: { column: of.fallback },
        },
        zone: 'UTC',
      },
    },
    reports: of.doneIn.map((column) => ({ done: { column } })),
  }
}
