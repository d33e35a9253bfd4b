import { join } from 'node:path'
import { quantity, ratioOf } from '@planfold/core/quantity'
import { beforeAll, describe, expect, test } from 'vitest'
import { findingOf, type Finding } from './audit/finding.ts'
import { addsUp, talliesOf } from './audit/tally.ts'
import { replay, type Replay } from './replay.ts'
import { TableUnreadable } from './tables/texts.ts'

/** Tables made up for the purpose, in the form of the published ones. */
const SAMPLE = join(import.meta.dirname, 'sample')

let sample: Replay
beforeAll(async () => {
  sample = await replay(SAMPLE)
})

function findingAt(indicator: string, year?: number): Finding | undefined {
  const found = sample.audited.filter(({ row }) => row.indicator === indicator && row.year === year)
  return found.find(({ finding }) => finding.kind !== 'nothingPublished')?.finding
}

test('every row is reported, in exactly one way', () => {
  expect([sample.rowsRead, sample.audited.length]).toEqual([15 + 75, 15 + 75])
  const tallies = talliesOf(sample.audited)
  expect(tallies.filter(addsUp)).toEqual(tallies)
  expect(tallies.reduce((sum, { rows }) => sum + rows, 0)).toBe(sample.audited.length)
})

test('no figure differs from the published formula', () => {
  expect(sample.audited.filter(({ finding }) => finding.kind === 'oursDiffers')).toEqual([])
})

test('a figure that does differ is noticed, whether or not one is published', () => {
  const [first] = sample.audited
  if (first === undefined) throw new Error('The sample has no rows.')
  const { row } = first
  const wrong = {
    ...sample.before.target(row.target),
    attainment: ratioOf(quantity(1), quantity(3)),
  }
  const differs = { kind: 'oursDiffers', ours: '33.333333%', expected: '100.208333%' }
  expect(findingOf(row, wrong)).toEqual(differs)
  expect(findingOf({ ...row, published: '' }, wrong)).toEqual(differs)
  const none = { ...wrong, attainment: { undefined: 'noReport' } } as const
  expect(findingOf(row, none)).toMatchObject({ kind: 'oursDiffers' })
})

describe('a published figure is reproduced', () => {
  test.each<[string, string, number?]>([
    ['a running total', 'SAMPLE_ROADS_0001'],
    ['of a year that restates its total, a quarter missing', 'SAMPLE_ROADS_0001', 3],
    ['less is better', 'SAMPLE_ROADS_0002'],
    ['digits behind the point, a currency sign and a space', 'SAMPLE_ROADS_0006'],
    ['a fraction', 'SAMPLE_CREDIT_0001'],
    ['hours and minutes', 'SAMPLE_CREDIT_0002'],
  ])('%s', (_, indicator, year) => {
    expect(findingAt(indicator, year)).toEqual({ kind: 'reproduced', by: 'formula' })
  })

  test('without a baseline, as a share of the target; increments add up', () => {
    const share = { kind: 'reproduced', by: 'shareOfPlan' }
    expect(findingAt('SAMPLE_CREDIT_0003')).toEqual(share)
    expect(findingAt('SAMPLE_CREDIT_0003', 2)).toEqual(share)
    expect(findingAt('SAMPLE_CREDIT_0003', 3)).toEqual(share)
  })

  test('of a milestone: done late, not done, pending until the next year', () => {
    const state = { kind: 'reproduced', by: 'state' }
    expect(findingAt('SAMPLE_ROADS_0003')).toEqual(state)
    expect(findingAt('SAMPLE_ROADS_0003', 2)).toEqual(state)
    expect(findingAt('SAMPLE_ROADS_0003', 3)).toEqual(state)
    expect(findingAt('SAMPLE_ROADS_0004')).toEqual(state)
  })
})

describe('a row contradicts itself', () => {
  test('by its rounding', () => {
    expect(findingAt('SAMPLE_CREDIT_0004')).toMatchObject({
      kind: 'contradictsItself',
      follows: '10%',
      formulas: [],
      roundings: ['rounding up'],
    })
  })

  test('by a figure that must have been another', () => {
    const figures = expect.arrayContaining([{ figure: 'baseline', instead: '50' }]) as unknown
    expect(findingAt('SAMPLE_CREDIT_0005')).toMatchObject({ follows: '403%', figures })
    expect(findingAt('SAMPLE_CREDIT_0005', 4)).toMatchObject({ follows: '990%', figures })
  })
})

describe('a row is not computable', () => {
  test.each<[string, string, number | undefined, RegExp]>([
    ['a reading is missing', 'SAMPLE_CREDIT_0006', undefined, /nothing in actual_to_date/],
    ['no change was planned', 'SAMPLE_CREDIT_0005', 3, /yearly_target is the baseline/],
    ['a cell is no number', 'SAMPLE_CREDIT_0007', undefined, /^baseline: .* found "TBD"/],
    ['a day does not exist', 'SAMPLE_ROADS_0005', undefined, /2010-09 has the days 01 to 30/],
  ])('where %s', (_, indicator, year, reason) => {
    const finding = findingAt(indicator, year)
    expect(finding?.kind).toBe('notComputable')
    expect(finding?.kind === 'notComputable' ? finding.because : []).toEqual([
      expect.stringMatching(reason),
    ])
  })

  test('and an empty cell counted as no change is named as what was published', () => {
    const formulas = ['an empty cell counted as no change']
    expect(findingAt('SAMPLE_ROADS_0001', 4)).toMatchObject({ kind: 'notComputable', formulas })
    expect(findingAt('SAMPLE_CREDIT_0006', 5)).toMatchObject({ kind: 'notComputable', formulas })
  })
})

test('rows that share id and activity are told apart by their order, and named', () => {
  expect(sample.sharedIds).toEqual(['SAMPLE_ROADS_0006'])
  const rows = sample.audited.filter(({ row }) => row.indicator === 'SAMPLE_ROADS_0006')
  const reproduced = rows.filter(({ finding }) => finding.kind === 'reproduced')
  expect(reproduced.map(({ row }) => row.published)).toEqual(['83.2%', '90%', '83.2%', '90%'])
})

test('a figure restated later leaves what was known before as it was', () => {
  const { before, restated } = sample
  const { restatement, accounts, after } = restated ?? {}
  expect(restatement).toMatchObject({ was: '1,202.5', now: '0' })
  const target = restatement?.row.target ?? ''
  expect(before.target(target)).toMatchObject({ actual: '1202.5', state: 'completedOnTime' })
  expect(after?.target(target)).toMatchObject({ actual: '0', state: 'missed' })
  expect(accounts?.indicators).toMatchObject({ corrected: 1, imported: 0 })
  expect(accounts?.years).toMatchObject({ corrected: 0, imported: 0 })
})

test('a folder without the tables is refused by name', async () => {
  await expect(replay(join(SAMPLE, 'missing'))).rejects.toThrow(TableUnreadable)
})

describe('the published tables', () => {
  // Not part of the project: 345 indicators of four countries, 1,725 indicator years.
  const folder = process.env['PLANFOLD_COMPACTS'] ?? ''

  test('every published percentage that follows from its row is reproduced', async ({ skip }) => {
    if (folder === '') {
      const reason = 'PLANFOLD_COMPACTS names no folder with indicators.csv and indicator-years.csv'
      if (process.env['PLANFOLD_REQUIRE_ALL'] !== undefined) throw new Error(reason)
      console.info(`Skipped, the published tables of the compacts: ${reason}`)
      skip(reason)
    }
    const { audited } = await replay(folder)
    const tallies = talliesOf(audited)
    expect(tallies.filter(addsUp)).toEqual(tallies)
    const total = (key: keyof (typeof tallies)[number]) =>
      tallies.reduce((sum, tally) => sum + Number(tally[key]), 0)
    expect({
      rows: total('rows'),
      percentages: [total('percentagesReproduced'), total('percentages')],
      words: [total('wordsReproduced'), total('words')],
      contradictsItself: total('contradictsItself'),
      notComputable: total('notComputable'),
      oursDiffers: total('oursDiffers'),
    }).toEqual({
      rows: 345 + 1_725,
      percentages: [644, 813],
      words: [149, 158],
      contradictsItself: 28,
      notComputable: 150,
      oursDiffers: 0,
    })
  })
})
