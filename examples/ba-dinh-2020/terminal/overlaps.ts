import type { Counts, Scoreboard, Standing } from '@planfold/core'
import { overlapBounds } from '@planfold/core/quantity'
import { countsAt, standingsAt, yearCounts, yearStandings } from '../board-parts.ts'
import { CONGRESS } from '../commands/target-commands.ts'
import type { Speaker, Wording } from '../wording.ts'
import { CONGRESS_GROUP, YEAR_GROUP } from './counts.ts'
import { table } from '../../terminal/table.ts'

/** How many targets were both early and exceeded: what the totals allow, and what is on the board. */
export function overlapsTable(board: Scoreboard, say: Speaker): readonly string[] {
  return table(
    [
      { header: say({ en: 'Group', vi: 'Nhóm' }) },
      { header: say({ en: 'Completed', vi: 'Hoàn thành' }), align: 'right' },
      { header: say({ en: 'Early', vi: 'Sớm' }), align: 'right' },
      { header: say({ en: 'Exceeded', vi: 'Vượt mức' }), align: 'right' },
      { header: say({ en: 'Both: at least', vi: 'Cả hai: ít nhất' }), align: 'right', apart: true },
      { header: say({ en: 'at most', vi: 'nhiều nhất' }), align: 'right' },
      { header: say({ en: 'here', vi: 'ở đây' }), align: 'right', apart: true },
    ],
    [
      overlapRow(say, YEAR_GROUP, yearCounts(board), yearStandings(board)),
      overlapRow(say, CONGRESS_GROUP, countsAt(board, CONGRESS), standingsAt(board, CONGRESS)),
    ],
  )
}

function overlapRow(
  say: Speaker,
  title: Wording,
  { completed, completedEarly, exceeded }: Counts,
  standings: readonly Standing[],
): readonly string[] {
  const bounds = overlapBounds({ total: completed, first: completedEarly, second: exceeded })
  const both = standings.filter((one) => one.state === 'completedEarly' && one.exceeded).length
  const figures = [completed, completedEarly, exceeded, bounds.least, bounds.greatest, both]
  return [say(title), ...figures.map(String)]
}
