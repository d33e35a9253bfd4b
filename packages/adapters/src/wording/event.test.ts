import { sentenceOf, type TargetEvent } from '@planfold/core'
import { histories } from '@planfold/core/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleTracker } from '../sample/sample-board.ts'
import { toldIn } from './told-in.ts'
import { wordsIn, type Language } from './words-in.ts'

test('a history is told in Vietnamese', async () => {
  const tracker = await sampleTracker()
  const told = async (target: string) =>
    toldIn(await tracker.history(target), 'vi').map(({ text }) => text)
  expect(await told('early')).toEqual([
    'Giao chỉ tiêu: Kết nạp đảng viên mới, ít nhất 201 person, cách tính: tổng, từ 01/01/2020 đến 31/12/2020 (Asia/Ho_Chi_Minh).',
    'Báo cáo 202 ngày 20/12/2020.',
    'Hoàn thành sớm ngày 20/12/2020, theo số liệu báo cáo.',
    'Vượt kế hoạch ngày 20/12/2020, theo số liệu báo cáo.',
  ])
  expect((await told('revised')).slice(1)).toEqual([
    'Điều chỉnh từ 01/06/2020: kế hoạch 10; fewer hands.',
    'Báo cáo 9,5 ngày 01/12/2020.',
  ])
  expect((await told('cancelled'))[1]).toBe('Hủy từ 01/07/2020: merged.')
  expect((await told('indicator-parts'))[1]).toBe(
    'Báo cáo 6, trong đó 1 under the committee ngày 01/05/2020.',
  )
  expect((await told('contradicted'))[2]).toBe('Báo cáo 2 (sơ bộ) ngày 01/12/2020.')
})

test('a reason keeps its own stop', async () => {
  const tracker = await sampleTracker()
  await tracker.execute({ type: 'VoidTarget', target: 'early', reason: 'Twice.' })
  const told = toldIn(await tracker.history('early'), 'vi')
  expect(told.at(-1)?.text).toBe('Vô hiệu: Twice.')
})

test('in English it is told as core tells it, and the entries are the same', async () => {
  const entries = await (await sampleTracker()).history('early')
  expect(toldIn(entries, 'en')).toEqual(entries)
})

test('every event is a sentence in every language, with nothing left out of its texts', () =>
  fc.assert(
    fc.property(histories(), ({ events }) => {
      for (const event of events) {
        expect(wordsIn('en').event(event)).toBe(sentenceOf(event))
        const sentence = wordsIn('vi').event(event)
        expect(sentence).not.toMatch(/undefined|null|\[object/)
        for (const text of textsIn(event)) expect(sentence).toContain(text)
      }
    }),
  ))

test('a language there is none of is refused', () => {
  expect(() => toldIn([], 'fr' as Language)).toThrow('language: expected one of en, vi')
})

function textsIn({ data }: TargetEvent): readonly string[] {
  return [
    ...('reason' in data && data.reason !== undefined ? [data.reason] : []),
    ...('reference' in data && data.reference !== undefined ? [data.reference] : []),
    ...('series' in data && data.series !== undefined ? [data.series] : []),
    ...('report' in data ? [data.report] : []),
    ...('text' in data ? [data.text] : []),
  ]
}
