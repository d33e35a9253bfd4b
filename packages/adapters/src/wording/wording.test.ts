import { NO_COUNTS, STATES, type Counts, type Standing } from '@planfold/core'
import { quantity, type Attainment } from '@planfold/core/quantity'
import { describe, expect, test } from 'vitest'
import { sampleBoard } from '../sample/sample-board.ts'
import {
  actualText,
  attainmentText,
  figureText,
  goalText,
  planText,
  stateText,
  titleText,
} from './figures.ts'
import { wordsIn, type Language } from './words-in.ts'

const en = wordsIn('en')
const vi = wordsIn('vi')

describe.each(['en', 'vi'] satisfies Language[])('the words in %s', (language) => {
  const words = wordsIn(language)

  test('tell every state, count and reason from every other', () => {
    const counts = Object.values(words.counts)
    expect(new Set(counts).size).toBe(Object.keys(NO_COUNTS).length)
    expect(STATES.map((state) => words.counts[state])).not.toContain(undefined)
    const reasons = Object.values(words.noAttainment)
    expect(new Set(reasons).size).toBe(reasons.length)
    expect(Object.values(words.headings).every((heading) => heading !== '')).toBe(true)
  })
})

test('words of one’s own are taken as they are; those there are none of are refused', () => {
  const own = { ...en, language: 'de' }
  expect(wordsIn(own)).toBe(own)
  expect(() => wordsIn('fr' as Language)).toThrow('language: expected one of en, vi, found "fr".')
  expect(() => wordsIn('toString' as Language)).toThrow('expected one of en, vi')
})

describe('the result of a year as a sentence', () => {
  const year: Counts = {
    ...NO_COUNTS,
    total: 28,
    completed: 27,
    completedEarly: 23,
    completedOnTime: 4,
    exceeded: 10,
    missed: 1,
  }

  test('is worded as the published report of 2020 words it', () => {
    expect(vi.summary(year)).toBe(
      'hoàn thành 27/28 chỉ tiêu ' +
        '(trong đó có 23 chỉ tiêu hoàn thành sớm, 10 chỉ tiêu hoàn thành vượt mức)',
    )
    expect(en.summary(year)).toBe('27 of 28 targets completed (of these 23 early, 10 exceeded)')
    expect(vi.ofPlan('100,5%')).toBe('đạt 100,5% kế hoạch')
    expect(en.ofPlan('100.5%')).toBe('100.5% of plan')
  })

  test('leaves out what there is none of', () => {
    expect(en.summary(NO_COUNTS)).toBe('no targets')
    expect(vi.summary(NO_COUNTS)).toBe('chưa có chỉ tiêu')
    expect(en.summary({ ...NO_COUNTS, total: 1, missed: 1 })).toBe('0 of 1 target completed')
    expect(vi.summary({ ...NO_COUNTS, total: 1234, open: 1234 })).toBe(
      'hoàn thành 0/1.234 chỉ tiêu',
    )
  })
})

describe('plans', () => {
  const plan = (promise: Partial<Pick<Standing, 'plan' | 'originalPlan' | 'direction'>>) =>
    [en, vi].map((words) => planText({ direction: 'atLeast', ...promise }, words))

  test('say what is promised', () => {
    const five = quantity('1234.5')
    expect(plan({ plan: five })).toEqual(['1,234.5', '1.234,5'])
    expect(plan({ plan: five, direction: 'atMost' })).toEqual([
      'at most 1,234.5',
      'không quá 1.234,5',
    ])
    expect(plan({ plan: five, direction: 'exactly' })).toEqual(['exactly 1,234.5', 'đúng 1.234,5'])
    const band = { from: quantity('18'), to: quantity('25.5') }
    expect(plan({ plan: band, direction: 'within' })).toEqual(['18 to 25.5', 'từ 18 đến 25,5'])
    expect(plan({})).toEqual(['–', '–'])
    expect(goalText(five, undefined, vi)).toBe('1.234,5')
  })

  test('name the original where it was another', () => {
    const plans = { plan: quantity('10'), originalPlan: quantity('12') }
    expect(plan(plans)).toEqual(['10 (originally 12)', '10 (ban đầu 12)'])
    expect(plan({ plan: quantity('10'), originalPlan: quantity('10') })).toEqual(['10', '10'])
  })
})

test('an actual says what it is made of and how firm it is', () => {
  const reports = { counted: 1, beforePeriod: 0, afterDeadline: 0 }
  const six = { actual: quantity('6'), parts: { senior: quantity('1') } }
  expect(actualText({ ...six, reports: { ...reports, status: 'final' } }, en)).toBe(
    '6, of which 1 senior',
  )
  expect(actualText({ ...six, reports: { ...reports, status: 'estimated' } }, vi)).toBe(
    '6, trong đó 1 senior (ước tính)',
  )
  expect(actualText({ reports }, en)).toBe('–')
  const thirds = { numerator: quantity('2'), denominator: quantity('3') }
  expect(figureText(thirds, vi)).toBe('0,67')
})

test('an attainment is honest, and says why where there is none', () => {
  const almost = { numerator: quantity('1999'), denominator: quantity('2000') }
  expect(attainmentText(almost, en, 1)).toBe('99.9%')
  expect(attainmentText(almost, vi, 2)).toBe('99,95%')
  const reasons: readonly (Attainment & { readonly undefined: string })[] = [
    { undefined: 'noPlan' },
    { undefined: 'noReport' },
    { undefined: 'zeroPlan' },
    { undefined: 'noBaseline' },
    { undefined: 'zeroSpan' },
    { undefined: 'outsideBand' },
    { undefined: 'zeroDenominator' },
  ]
  expect(reasons.map((reason) => attainmentText(reason, en, 1))).toEqual([
    'no plan',
    'no report',
    'plan of zero',
    'no baseline',
    'no change planned',
    'outside the band',
    'nothing to divide by',
  ])
})

test('a state comes with what overlays it', async () => {
  const board = await sampleBoard()
  const states = (id: string) => [en, vi].map((words) => stateText(board.target(id), words))
  expect(states('early')).toEqual([
    'completed early, exceeded',
    'hoàn thành sớm, hoàn thành vượt mức',
  ])
  expect(states('contradicted')).toEqual([
    'not completed, contradicted by the reports',
    'chưa hoàn thành, trái với số liệu báo cáo',
  ])
  expect(states('indicator-parts')).toEqual(['–', '–'])
})

test('a title is in the language, and where it says nothing the id stands for it', async () => {
  const early = (await sampleBoard()).target('early')
  expect(titleText(early, vi)).toBe('Kết nạp đảng viên mới')
  expect(titleText({ ...early, title: { en: 'Members' } }, vi)).toBe('Members')
  expect(titleText({ ...early, title: ' ' }, vi)).toBe('early')
  expect(titleText({ ...early, title: {} }, vi)).toBe('early')
})

test('a day is written as people write it', async () => {
  const { completedOn } = (await sampleBoard()).target('early')
  if (completedOn === undefined) throw new Error('The sample is not completed.')
  expect([en.day(completedOn), vi.day(completedOn)]).toEqual(['2020-12-20', '20/12/2020'])
  expect(vi.viewPoint(completedOn, undefined)).toBe('tính đến 20/12/2020')
  expect(en.viewPoint(undefined, '2021-01-05T00:00:00.000Z')).toBe(
    'as of today, as known at 2021-01-05T00:00:00.000Z',
  )
  const at = '2020-12-31T12:00:00.000Z'
  expect(en.viewPoint(undefined, undefined, at)).toBe(`at ${at}, today not being over`)
  expect(vi.viewPoint(undefined, undefined, at)).toBe(`lúc ${at}, khi ngày chưa kết thúc`)
})
