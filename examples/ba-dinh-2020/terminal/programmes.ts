import type { Scoreboard } from '@planfold/core'
import { countsAt, standingsAt } from '../board-parts.ts'
import { NEXT_YEAR_PATH, PROGRAMMES, yearPath } from '../commands/programmes.ts'
import { dayInWords, STATE_WORDING, type Language, type Speaker } from '../wording.ts'
import { table } from '../../terminal/table.ts'

/** The programmes of the term, each with the targets of 2020 beneath it. */
export function programmesTable(board: Scoreboard, say: Speaker): readonly string[] {
  return table(
    [
      { header: '', align: 'right' },
      { header: say({ en: 'Programme', vi: 'Chương trình' }) },
      { header: say({ en: 'Targets', vi: 'Chỉ tiêu' }), align: 'right' },
      { header: say({ en: 'Early', vi: 'Sớm' }), align: 'right' },
      { header: say({ en: 'Exceeded', vi: 'Vượt mức' }), align: 'right', apart: true },
    ],
    PROGRAMMES.map((programme) => {
      const { completed, total, completedEarly, exceeded } = countsAt(board, yearPath(programme))
      return [
        String(programme.number),
        say(programme.title),
        `${completed} / ${total}`,
        String(completedEarly),
        String(exceeded),
      ]
    }),
  )
}

/** The goals of 2021, which have not begun on the day of the board. */
export function goalsTable(board: Scoreboard, say: Speaker, language: Language): readonly string[] {
  return table(
    [
      { header: say({ en: 'Goal', vi: 'Mục tiêu' }) },
      { header: say({ en: 'From', vi: 'Từ ngày' }) },
      { header: say({ en: 'To', vi: 'Đến ngày' }) },
      { header: say({ en: 'State', vi: 'Trạng thái' }) },
    ],
    standingsAt(board, NEXT_YEAR_PATH).map(({ title, period, state }) => [
      say(title),
      dayInWords(period.from, language),
      dayInWords(period.to, language),
      state === undefined ? '' : say(STATE_WORDING[state]),
    ]),
  )
}
