import { RefusedInput, scoreboard, timeline, history } from '@planfold/core'
import { given } from '@planfold/core/testing'
import { expect, test } from 'vitest'
import { historyCsv, scoreboardCsv, timelineCsv } from '../csv/index.ts'
import { accountText, csvMapping, importCsv, progressLine } from '../csv/import/index.ts'
import { historyJson, scoreboardJson, scoreboardJsonLines, timelineJson } from '../json/index.ts'
import { historyMarkdown, scoreboardMarkdown, timelineMarkdown } from '../markdown/index.ts'
import { toldIn, wordsIn } from '../wording/index.ts'

type Call = (...given: never[]) => unknown

const { events } = given([
  {
    type: 'SetTarget',
    target: 't',
    title: 'Trees',
    unit: 'tree',
    measure: 'sum',
    plan: 10,
    period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
  },
])
const point = { asOf: '2020-12-31' }
const [board, rows, entries] = [
  scoreboard(events, point),
  timeline(events, 't', point),
  history(events, 't'),
]
const mapping = csvMapping({ name: 'none', rows: [{ target: 'a' }] })
const withOption =
  (call: Call, view: unknown, name: string): Call =>
  (value: unknown) =>
    call(view as never, { [name]: value } as never)

const DOORS: readonly (readonly [string, Call])[] = [
  ['scoreboardJson', scoreboardJson],
  ['scoreboardJsonLines', scoreboardJsonLines],
  ['scoreboardCsv', scoreboardCsv],
  ['scoreboardMarkdown', scoreboardMarkdown],
  ['timelineJson', timelineJson],
  ['timelineCsv', timelineCsv],
  ['timelineMarkdown', timelineMarkdown],
  ['historyJson', historyJson],
  ['historyCsv', historyCsv],
  ['historyMarkdown', historyMarkdown],
  ['toldIn', toldIn],
  ['wordsIn', wordsIn],
  ['toldIn, language', (language: never) => toldIn(entries, language)],
  ['importCsv', (tracker: never) => importCsv(tracker, 'Id', mapping)],
  ['accountText', accountText],
  ['progressLine', progressLine],
  ['scoreboardCsv, columns', withOption(scoreboardCsv, board, 'columns')],
  ['scoreboardCsv, heading', withOption(scoreboardCsv, board, 'heading')],
  ['scoreboardCsv, delimiter', withOption(scoreboardCsv, board, 'delimiter')],
  ['scoreboardMarkdown, columns', withOption(scoreboardMarkdown, board, 'columns')],
  ['scoreboardMarkdown, heading', withOption(scoreboardMarkdown, board, 'heading')],
  ['scoreboardMarkdown, language', withOption(scoreboardMarkdown, board, 'language')],
  ['timelineMarkdown, language', withOption(timelineMarkdown, rows, 'language')],
  ['historyMarkdown, language', withOption(historyMarkdown, entries, 'language')],
  ['historyCsv, language', withOption(historyCsv, entries, 'language')],
]

const WRONG = [null, 5, true, [null], [{}], ['x'], new Map(), Symbol('s')]

test.each(DOORS)('%s refuses what it does not take', async (name, call) => {
  for (const found of WRONG) {
    // Of a terminal nothing is asked but to be an object.
    if (name === 'progressLine' && found instanceof Map) continue
    const answer = new Promise((resolve) => resolve(call(found as never)))
    await expect(answer, `${name} of ${typeof found}`).rejects.toBeInstanceOf(RefusedInput)
  }
})
