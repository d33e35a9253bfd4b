import { text } from 'node:stream/consumers'
import {
  RefusedInput,
  scoreboard,
  type Exporter,
  type HistoryEntry,
  type Scoreboard,
  type TargetEvent,
  type TimelineRow,
} from '@planfold/core'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { ruledTracker } from '../sample/ruled-tracker.ts'
import {
  AS_OF,
  boardOf,
  HOSTILE_TITLES,
  sampleBoard,
  sampleTracker,
} from '../sample/sample-board.ts'
import { wordsIn, type Language } from '../wording/words-in.ts'
import { historyMarkdown } from './history.ts'
import type { MarkdownOptions } from './options.ts'
import { scoreboardMarkdown, type ScoreboardMarkdownOptions } from './scoreboard.ts'
import { timelineMarkdown, type TimelineMarkdownOptions } from './timeline.ts'

test('they are exporters', () => {
  expectTypeOf(scoreboardMarkdown).toExtend<Exporter<Scoreboard, ScoreboardMarkdownOptions>>()
  expectTypeOf(timelineMarkdown).toExtend<
    Exporter<readonly TimelineRow[], TimelineMarkdownOptions>
  >()
  expectTypeOf(historyMarkdown).toExtend<Exporter<readonly HistoryEntry[], MarkdownOptions>>()
})

describe('a board for people', () => {
  test('in English', async () => {
    expect(await text(scoreboardMarkdown(await sampleBoard()))).toBe(ENGLISH_BOARD)
  })

  test('in Vietnamese, with a heading and digits of one’s own', async () => {
    const options = { language: 'vi', heading: 'Kết quả *năm* 2020', digits: 0 } as const
    const written = await text(scoreboardMarkdown(await sampleBoard(), options))
    expect(written.split('\n').slice(0, 24)).toEqual(VIETNAMESE_BEGINNING)
    expect(written).toContain('| missed | piece | 2.000 | 1.999 | 99% | chưa hoàn thành | – | từ ')
    expect(written).toContain('| từ 18 đến 25,5 | 17 | ngoài khoảng kế hoạch |')
    expect(written).toContain('## Chỉ số theo dõi')
  })

  test('in words of one’s own', async () => {
    const words = { ...wordsIn('en'), language: 'de' }
    const written = await text(scoreboardMarkdown(await sampleBoard(), { language: words }))
    expect(written).toContain('| 1.999 | 99,9\u00A0% |')
  })

  test('has the columns asked for, in that order, and the rows in theirs', async () => {
    const written = await text(
      scoreboardMarkdown(await sampleBoard(), {
        columns: [
          'id',
          'owner',
          { header: 'Term', of: 'period' },
          { header: 'Reports', of: ({ reports }) => reports.counted },
        ],
        order: (a, b) => b.reports.counted - a.reports.counted,
        heading: 'Who did what',
      }),
    )
    expect(
      written.split('\n').filter((line) => /^#|^\| (?:Id|early|late|indicator)/.test(line)),
    ).toEqual([
      '# Who did what',
      '## Targets',
      '| Id | Owner | Term | Reports |',
      '| early | Organisation board | 2020-01-01 to 2020-12-31 | 1 |',
      '| late | – | 2020-01-01 to 2020-06-30 | 1 |',
      '## Indicators',
      '| Id | Owner | Term | Reports |',
      '| indicator-parts | – | 2020-01-01 to 2020-12-31 | 1 |',
      '| indicator-ratio | – | 2020-01-01 to 2020-12-31 | 1 |',
      '## Programmes',
      '## Notices',
      '| late | 1 | report c7.1 is for 2020-07-15, outside the period 2020-01-01 to 2020-06-30 |',
    ])
  })

  test('shows figures in their unit, with its digits and its title', async () => {
    const unit = { code: '%', title: { en: 'per cent', vi: 'phần trăm' }, digits: 1 }
    const board = await sampleBoard([
      {
        id: 'on-time-files',
        terms: { measure: 'ratio', unit, plan: '95' },
        afterwards: [
          { type: 'ReportProgress', numerator: '96', denominator: '101', on: '2020-12-01' },
        ],
      },
      { id: 'rate', terms: { measure: 'latest', band: { from: '1', to: '2.25' }, unit } },
    ])
    const columns = ['id', 'unit', 'plan', 'actual', 'attainment', 'state'] as const
    const rows = async (language: Language) =>
      (await text(scoreboardMarkdown(board, { columns, language })))
        .split('\n')
        .filter((line) => /^\| (?:on-time|rate)/.test(line))
    expect(await rows('en')).toEqual([
      '| on-time-files | per cent | 95.0 | 95.0 | 100.1% | completed early, exceeded |',
      '| rate | per cent | 1.0 to 2.3 | – | no report | no figure |',
    ])
    expect((await rows('vi'))[0]).toContain('| phần trăm | 95,0 | 95,0 |')
  })

  test('at a moment says that its day is still running', async () => {
    const board = await (await sampleTracker([])).scoreboard({ at: '2020-06-01T08:00:00Z' })
    expect(await text(scoreboardMarkdown(board))).toContain(
      'At 2020-06-01T08:00:00.000Z, today not being over: no targets.',
    )
    expect(await text(scoreboardMarkdown(board, { language: 'vi' }))).toContain(
      'Lúc 2020-06-01T08:00:00.000Z, khi ngày chưa kết thúc: chưa có chỉ tiêu.',
    )
  })

  test('of nothing', async () => {
    const board = scoreboard([], { asOf: AS_OF, knownAt: '2021-01-01T00:00:00Z' })
    expect(await text(scoreboardMarkdown(board))).toBe(
      '# Scoreboard\n\nAs of 2020-12-31, as known at 2021-01-01T00:00:00.000Z: no targets.\n',
    )
    expect(await text(scoreboardMarkdown(board, { language: 'vi' }))).toContain('chưa có chỉ tiêu.')
  })

  test('says that events are waiting', async () => {
    const late = (id: string, revision: number) =>
      ({
        id,
        type: 'NoteAdded',
        v: 1,
        target: 'm',
        revision,
        commit: 'c1',
        recordedAt: '2020-12-31T00:00:00.000Z',
        data: { text: 'ahead of its target' },
      }) as TargetEvent
    const board = scoreboard([late('c1.2', 2), late('c1.3', 3)], { asOf: AS_OF })
    expect(await text(scoreboardMarkdown(board))).toContain(
      '\n2 events of 1 target not counted: earlier ones have not arrived.\n',
    )
  })

  test('of 400 digits, all of which are shown', async () => {
    const written = await text(scoreboardMarkdown(await boardOf(['huge'], '9'.repeat(400))))
    expect(written.replaceAll(',', '')).toContain(`| ${'9'.repeat(400)} | ${'9'.repeat(400)} |`)
  })

  test('refuses a language and digits there are none of when it is called', async () => {
    const board = await sampleBoard([])
    expect(() => scoreboardMarkdown(board, { language: 'fr' as Language })).toThrow(RefusedInput)
    expect(() => scoreboardMarkdown(board, { digits: 101 })).toThrow('digits: expected')
    const klingon = { ...wordsIn('en'), language: 'tlh' }
    expect(() => scoreboardMarkdown(board, { language: klingon })).toThrow('locale: expected')
  })
})

describe('titles', () => {
  test('that try to be something else are shown and nothing more', async () => {
    const board = await boardOf(HOSTILE_TITLES)
    const written = await text(scoreboardMarkdown(board))
    const shown = written
      .split('\n')
      .filter((line) => line.includes('completed early | 2020-02-01'))
      .map((line) => line.slice(2, line.indexOf(' | piece |')))
    expect(shown).toEqual([
      String.raw`=cmd\|' /C calc'!A0`,
      '+1+1',
      '-2+3',
      '@&#8203;SUM(A1:A9)',
      'TAB',
      'RETURN',
      'say "hi", then; leave',
      'two lines three',
      String.raw`a \| b \\\| c \\`,
      '\\`code\\` \\*bold\\* \\_it\\_ \\[link\\](javascript:alert(1))',
      '&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &lt;!--',
      '👩‍👩‍👧 emoji',
      'مرحبا &#8238;evil&#8236;',
      'spaces',
      "'quoted'",
      'mark',
      String.raw`\# heading`,
      't017',
    ])
  })
})

test('a status has a column where a rule gives one, in its own words', async () => {
  const tracker = await ruledTracker()
  const board = await text(scoreboardMarkdown(await tracker.scoreboard({ asOf: AS_OF })))
  expect(board.split('\n').filter((line) => line.startsWith('| '))).toEqual(
    expect.arrayContaining([
      '| Target | Unit | Plan | Actual | Attainment | State | Completed on | Status |',
      '| by-rules-none | piece | 5 | 1 | not defined: nobody there | completed early | 2020-05-01 | green \\| or so |',
      '| measured | piece | 5 | 2.33 | 233.3% | completed early | 2020-05-01 | green \\| or so |',
      '| measured-none | piece | 5 | – | no result | no figure | – | =red |',
      '| plain | piece | 5 | – | no report | no figure | – | – |',
      '| Indicator | Unit | Actual | Last report | Status |',
      '| shown | piece | – | – | =red |',
    ]),
  )
  const vietnamese = await tracker.timeline('by-rules-none', { asOf: AS_OF })
  expect(await text(timelineMarkdown(vietnamese, { language: 'vi' }))).toBe(
    [
      '# Diễn biến',
      '',
      '| Ngày | Kế hoạch | Thực hiện | So với kế hoạch | Kết quả | Đánh giá | Sự kiện |',
      '| --- | ---: | ---: | ---: | --- | --- | --- |',
      '| 01/01/2020 | 5 | – | chưa có báo cáo | đang thực hiện | =red | c3.1 |',
      '| 01/05/2020 | 5 | 1 | không xác định: nobody there | hoàn thành sớm | green \\| or so | c4.1, c4.2 |',
      '',
    ].join('\n'),
  )
  const plain = await text(scoreboardMarkdown(await sampleBoard()))
  expect(plain).not.toContain('Status')
})

test('a timeline has a row for each day on which something changed', async () => {
  const rows = await (await sampleTracker()).timeline('late', { asOf: AS_OF })
  expect(await text(timelineMarkdown(rows, { heading: 'Late' }))).toBe(
    [
      '# Late',
      '',
      '| Day | Plan | Actual | Attainment | State | Events |',
      '| --- | ---: | ---: | ---: | --- | --- |',
      '| 2020-01-01 | 10 | – | no report | open | c5.1 |',
      '| 2020-06-01 | 10 | 9 | 90.0% | open | c6.1 |',
      '| 2020-06-30 | 10 | 9 | 90.0% | not completed |  |',
      '| 2020-07-15 | 10 | 9 | 90.0% | completed late | c7.1, c7.2 |',
      '',
    ].join('\n'),
  )
  expect(await text(timelineMarkdown([], { language: 'vi' }))).toBe('# Diễn biến\n\n')
})

test('a history tells what happened, in the order it was recorded', async () => {
  const entries = await (await sampleTracker()).history('revised')
  expect(await text(historyMarkdown(entries))).toBe(
    [
      '# History',
      '',
      '| Revision | Recorded at | Recorded by | What happened |',
      '| ---: | --- | --- | --- |',
      '| 1 | 2021-01-05T00:00:00.000Z | – | Set: revised, at least 12 piece, sum, 2020-01-01 to ' +
        String.raw`2020-12-31 (Asia/Ho\_Chi\_Minh). |`,
      '| 2 | 2021-01-05T00:00:00.000Z | – | Revised from 2020-06-01: plan 10; fewer hands. |',
      '| 3 | 2021-01-05T00:00:00.000Z | – | Reported 9.5 on 2020-12-01. |',
      '',
    ].join('\n'),
  )
})

const ENGLISH_BOARD = `# Scoreboard

As of 2020-12-31: 6 of 15 targets completed (of these 3 early, 2 exceeded).

| State | Targets |
| --- | ---: |
| cancelled | 1 |
| not started | 1 |
| completed early | 3 |
| completed on time | 2 |
| completed late | 1 |
| open | 1 |
| no figure | 2 |
| not completed | 4 |
| in all | 15 |
| of these exceeded | 2 |
| of these revised | 1 |
| of these contradicted by the reports | 1 |

## Targets

| Target | Unit | Plan | Actual | Attainment | State | Completed on | Period | Owner |
| --- | --- | ---: | ---: | ---: | --- | --- | --- | --- |
| cancelled | piece | 4 | – | no report | cancelled | – | 2020-01-01 to 2020-12-31 | – |
| contradicted | piece | 10 | 2 (provisional) | 20.0% | not completed, contradicted by the reports | – | 2020-01-01 to 2020-12-31 | – |
| declared | piece | – | – | no plan | completed on time, exceeded | 2020-12-31 | 2020-01-01 to 2020-12-31 | – |
| New members admitted | person | 201 | 202 | 100.5% | completed early, exceeded | 2020-12-20 | 2020-01-01 to 2020-12-31 | Organisation board |
| late | piece | 10 | 9 | 90.0% | completed late | 2020-07-15 | 2020-01-01 to 2020-06-30 | – |
| missed | piece | 2,000 | 1,999 | 99.9% | not completed | – | 2020-01-01 to 2020-12-31 | – |
| not-started | piece | 7 | – | no report | not started | – | 2021-01-01 to 2021-12-31 | – |
| on-time | piece | 5 | 5 | 100.0% | completed on time | 2020-12-31 | 2020-01-01 to 2020-12-31 | – |
| open | VND | at most 1,234.5 | -6,172.5 | 700.0% | open | – | 2020-01-01 to 2021-12-31 | – |
| outside-band | piece | 18 to 25.5 | 17 | outside the band | not completed | – | 2020-01-01 to 2020-12-31 | – |
| revised | piece | 10 (originally 12) | 9.5 | 95.0% | not completed | – | 2020-01-01 to 2020-12-31 | – |
| unreported | piece | 3 | – | no report | no figure | – | 2020-01-01 to 2020-12-31 | – |
| zero-denominator | piece | 0.95 | – | nothing to divide by | no figure | – | 2020-01-01 to 2020-12-31 | – |
| zero-plan | piece | at most 0 | 0 | plan of zero | completed early | 2020-12-01 | 2020-01-01 to 2020-12-31 | – |
| zero-span | piece | 5 | 5 | no change planned | completed early | 2020-02-01 | 2020-01-01 to 2020-12-31 | – |

## Indicators

| Indicator | Unit | Actual | Last report |
| --- | --- | ---: | --- |
| indicator-parts | person | 6, of which 1 under the committee | 2020-05-01 |
| indicator-ratio | share | 0.67 | 2020-05-01 |

## Programmes

| Programme | Targets | Completed | Completed early | Exceeded | Open | Not completed | No figure |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| term | 3 | 3 | 1 | 2 | 0 | 0 | 0 |
| term/economy | 1 | 1 | 0 | 1 | 0 | 0 | 0 |
| term/party | 1 | 1 | 1 | 1 | 0 | 0 | 0 |

## Notices

| Target | Notices | To be looked at |
| --- | ---: | --- |
| late | 1 | report c7.1 is for 2020-07-15, outside the period 2020-01-01 to 2020-06-30 |
`

const VIETNAMESE_BEGINNING = [
  String.raw`# Kết quả \*năm\* 2020`,
  '',
  'Tính đến 31/12/2020: hoàn thành 6/15 chỉ tiêu (trong đó có 3 chỉ tiêu hoàn thành sớm, ' +
    '2 chỉ tiêu hoàn thành vượt mức).',
  '',
  '| Kết quả | Chỉ tiêu |',
  '| --- | ---: |',
  '| đã hủy | 1 |',
  '| chưa bắt đầu | 1 |',
  '| hoàn thành sớm | 3 |',
  '| hoàn thành đúng hạn | 2 |',
  '| hoàn thành muộn | 1 |',
  '| đang thực hiện | 1 |',
  '| chưa có số liệu | 2 |',
  '| chưa hoàn thành | 4 |',
  '| tổng số | 15 |',
  '| trong đó hoàn thành vượt mức | 2 |',
  '| trong đó đã điều chỉnh | 1 |',
  '| trong đó trái với số liệu báo cáo | 1 |',
  '',
  '## Chỉ tiêu',
  '',
  '| Chỉ tiêu | Đơn vị tính | Kế hoạch | Thực hiện | So với kế hoạch | Kết quả | Ngày hoàn thành | Thời gian | Phụ trách |',
  '| --- | --- | ---: | ---: | ---: | --- | --- | --- | --- |',
  '| cancelled | piece | 4 | – | chưa có báo cáo | đã hủy | – | từ 01/01/2020 đến 31/12/2020 | – |',
]
