import { formatPercent, memoryStore, moment, openTracker, parseScoreboard } from '../src/index.ts'

/** What a program in a browser does with core: from a command to a board. The result is JSON-safe. */
export async function main(): Promise<unknown> {
  const target = 'members-2020'
  let ids = 0
  const tracker = await openTracker({
    store: memoryStore(),
    clock: () => moment('2020-12-31T18:00:00Z'),
    ids: () => `command-${++ids}`,
  })
  await tracker.execute({
    type: 'SetTarget',
    target,
    title: { en: 'New members admitted', vi: 'Kết nạp đảng viên mới' },
    unit: 'person',
    measure: 'sum',
    plan: '201',
    period: { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' },
  })
  await tracker.execute({ type: 'ReportProgress', target, quantity: '205', on: '2020-12-20' })
  await tracker.execute({ type: 'CorrectProgress', target, report: 'command-2.1', quantity: '202' })
  const refused = await tracker.execute({
    type: 'ReportProgress',
    target,
    quantity: '1e5',
    on: '2020-12-20',
  })
  const board = await tracker.scoreboard()
  const percent = formatPercent(board.target(target).attainment, { digits: 1, locale: 'vi' })
  // As it would come from a server.
  const read = parseScoreboard(JSON.stringify(board))
  return {
    board: read.ok ? read.value : read.refusal,
    percent,
    refused,
    history: await tracker.history(target),
  }
}
