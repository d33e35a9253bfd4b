import { day, moment, type Notice } from '@planfold/core'
import { quantity } from '@planfold/core/quantity'
import { expect, test } from 'vitest'
import { wordsIn } from './words-in.ts'

const span = (from: string, to: string) => ({ from: day(from), to: day(to) })
const YEAR = span('2020-01-01', '2020-12-31')
const report = 'c2.1' as Extract<Notice, { code: 'outsidePeriod' }>['report']
const other = 'c3.1' as typeof report

const NOTICES: readonly Notice[] = [
  { code: 'outsidePeriod', report, on: day('2021-01-02'), period: YEAR },
  { code: 'straddlesPeriod', report, over: span('2020-12-01', '2021-01-02'), period: YEAR },
  {
    code: 'overlapsReport',
    report,
    over: span('2020-01-01', '2020-03-31'),
    series: 'north',
    other: { report: other, over: span('2020-01-01', '2020-01-31') },
  },
  {
    code: 'restatedDownwards',
    report,
    on: day('2020-03-31'),
    value: { quantity: quantity('1200.5') },
    before: { report: other, on: day('2020-02-29'), value: { quantity: quantity('1300') } },
  },
  { code: 'changeStands', term: 'plan', effective: day('2020-07-01'), revision: 2 },
  {
    code: 'clockBehind',
    clock: moment('2020-12-31T00:00:00Z'),
    recordedAt: moment('2020-12-31T00:00:30Z'),
  },
]

test('every notice is told in English', () => {
  expect(NOTICES.map(wordsIn('en').notice)).toEqual([
    'report c2.1 is for 2021-01-02, outside the period 2020-01-01 to 2020-12-31',
    'report c2.1 covers 2020-12-01 to 2021-01-02, in part outside the period 2020-01-01 to 2020-12-31',
    'report c2.1 covers 2020-01-01 to 2020-03-31 in series north, and c3.1 covers 2020-01-01 to 2020-01-31',
    'report c2.1 gives a total of 1,200.5 on 2020-03-31, less than 1,300 on 2020-02-29',
    'the change of plan from 2020-07-01 (revision 2) still stands over the correction',
    'the clock stood at 2020-12-31T00:00:00.000Z, before 2020-12-31T00:00:30.000Z',
  ])
})

test('and in Vietnamese', () => {
  expect(NOTICES.map(wordsIn('vi').notice)).toEqual([
    'báo cáo c2.1 cho ngày 02/01/2021, ngoài thời gian từ 01/01/2020 đến 31/12/2020',
    'báo cáo c2.1 từ 01/12/2020 đến 02/01/2021, một phần ngoài thời gian từ 01/01/2020 đến 31/12/2020',
    'báo cáo c2.1 từ 01/01/2020 đến 31/03/2020, dãy north trùng ngày với báo cáo c3.1 từ 01/01/2020 đến 31/01/2020',
    'báo cáo c2.1: lũy kế 1.200,5 ngày 31/03/2020, thấp hơn 1.300 ngày 29/02/2020',
    'điều chỉnh kế hoạch từ 01/07/2020 (lần ghi 2) vẫn có hiệu lực sau đính chính',
    'đồng hồ chỉ 2020-12-31T00:00:00.000Z, trước 2020-12-31T00:00:30.000Z',
  ])
})
