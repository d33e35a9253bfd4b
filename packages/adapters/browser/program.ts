import { memoryStore, moment, openTracker, type Exporter } from '@planfold/core'
import { historyCsv, scoreboardCsv, timelineCsv } from '@planfold/adapters/csv'
import { scoreboardJson, scoreboardJsonLines } from '@planfold/adapters/json'
import { historyMarkdown, scoreboardMarkdown, timelineMarkdown } from '@planfold/adapters/markdown'
import { memoryStore as sameStore } from '@planfold/adapters/memory'
import { attainmentText, wordsIn } from '@planfold/adapters/wording'

/** What a page does to offer its board as a file: every exporter there is. The result is JSON-safe. */
export async function main(): Promise<unknown> {
  const target = 'members-2020'
  const tracker = await openTracker({
    store: memoryStore(),
    clock: () => moment('2021-01-05T00:00:00Z'),
    ids: counted(),
  })
  await tracker.execute({
    type: 'SetTarget',
    target,
    title: { en: '=New members', vi: 'Kết nạp đảng viên mới' },
    unit: 'person',
    measure: 'sum',
    plan: '201',
    period: { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' },
  })
  await tracker.execute({ type: 'ReportProgress', target, quantity: '202', on: '2020-12-20' })
  const board = await tracker.scoreboard({ asOf: '2020-12-31' })
  const rows = await tracker.timeline(target, { asOf: '2020-12-31' })
  const entries = await tracker.history(target)
  return {
    files: await Promise.all([
      whole(scoreboardCsv(board)),
      whole(timelineCsv(rows)),
      whole(historyCsv(entries)),
      whole(scoreboardJson(board)),
      whole(scoreboardJsonLines(board)),
      whole(scoreboardMarkdown(board, { language: 'vi' })),
      whole(timelineMarkdown(rows)),
      whole(historyMarkdown(entries)),
    ]),
    percent: attainmentText(board.target(target).attainment, wordsIn('vi'), 1),
    isOneStore: sameStore === memoryStore,
  }
}

async function whole(chunks: ReturnType<Exporter<unknown>>): Promise<string> {
  let file = ''
  for await (const chunk of chunks) file += String(chunk)
  return file
}

function counted(): () => string {
  let ids = 0
  return () => `command-${++ids}`
}
