import type { Counts, Scoreboard, State } from '@planfold/core'
import { countsAt, termCounts, yearCounts } from '../board-parts.ts'
import { NEXT_YEAR_PATH } from '../commands/programmes.ts'
import { RESULTS } from '../commands/result-commands.ts'
import { CONGRESS } from '../commands/target-commands.ts'
import type { Speaker, Wording } from '../wording.ts'
import { table, type Column } from '../../terminal/table.ts'

interface Group {
  readonly title: Wording
  readonly counts: (board: Scoreboard) => Counts
  /** The source does not say out of how many. */
  readonly openEnded?: boolean
}

export const YEAR_GROUP: Wording = { en: 'Targets of 2020', vi: 'Chỉ tiêu năm 2020' }
export const CONGRESS_GROUP: Wording = {
  en: '25th congress resolution',
  vi: 'Nghị quyết Đại hội 25',
}

const GROUPS: readonly Group[] = [
  {
    title: { en: 'New members', vi: 'Kết nạp đảng viên' },
    counts: (board) => countsAt(board, RESULTS),
  },
  { title: YEAR_GROUP, counts: yearCounts },
  {
    title: CONGRESS_GROUP,
    counts: (board) => countsAt(board, CONGRESS),
    openEnded: true,
  },
  {
    title: { en: 'Programmes 2020–2025', vi: 'Chương trình 2020–2025' },
    counts: termCounts,
  },
  {
    title: { en: 'Goals of 2021', vi: 'Mục tiêu năm 2021' },
    counts: (board) => countsAt(board, NEXT_YEAR_PATH),
  },
  {
    title: { en: 'The whole board', vi: 'Toàn bảng' },
    counts: (board) => board.counts,
    openEnded: true,
  },
]

/** The states in the order they are read, under headers short enough for a column. */
const STATE_HEADERS: readonly (readonly [State, Wording])[] = [
  ['completedEarly', { en: 'Early', vi: 'Sớm' }],
  ['completedOnTime', { en: 'On time', vi: 'Đúng hạn' }],
  ['completedLate', { en: 'Late', vi: 'Muộn' }],
  ['open', { en: 'Open', vi: 'Đang thực hiện' }],
  ['missed', { en: 'Missed', vi: 'Không đạt' }],
  ['unreported', { en: 'Unreported', vi: 'Chưa báo cáo' }],
  ['notStarted', { en: 'Not started', vi: 'Chưa bắt đầu' }],
  ['cancelled', { en: 'Cancelled', vi: 'Đã hủy' }],
]

/** How many targets of each group are in each state; a state that none is in has no column. */
export function countsTable(board: Scoreboard, say: Speaker): readonly string[] {
  const states = STATE_HEADERS.filter(([state]) => board.counts[state] > 0)
  const columns: readonly Column[] = [
    { header: say({ en: 'Group', vi: 'Nhóm' }) },
    { header: say({ en: 'Completed', vi: 'Hoàn thành' }), align: 'right' },
    ...states.map(([, header]): Column => ({ header: say(header), align: 'right' })),
    { header: say({ en: 'Exceeded', vi: 'Vượt mức' }), align: 'right', apart: true },
  ]
  return table(
    columns,
    GROUPS.map(({ title, counts: countsFrom, openEnded = false }) => {
      const counts = countsFrom(board)
      const total = `${openEnded ? '≥ ' : ''}${counts.total}`
      return [
        say(title),
        `${counts.completed} / ${total}`,
        ...states.map(([state]) => shown(counts[state])),
        shown(counts.exceeded),
      ]
    }),
  )
}

/** Zeros are left to the eye as a dot, so that the figures stand out. */
function shown(count: number): string {
  return count === 0 ? '·' : String(count)
}
