import {
  formatPercent,
  formatQuantity,
  type Scoreboard,
  type Standing,
  type TimelineRow,
} from '@planfold/core'
import { INDICATORS, MANAGED_BY_COMMITTEE, MEMBERS } from '../commands/result-commands.ts'
import { EXCEEDED, STATE_WORDING, type Language, type Speaker, type Wording } from '../wording.ts'
import { table, type Column } from '../../terminal/table.ts'

/** The one target with a figure for its plan. */
export function membersTable(board: Scoreboard, say: Speaker, locale: Language): readonly string[] {
  const { title, plan, actual, attainment, state, exceeded } = board.target(MEMBERS)
  const overlay = exceeded ? `, ${say(EXCEEDED)}` : ''
  return table(
    [
      { header: say({ en: 'Target', vi: 'Chỉ tiêu' }) },
      { header: say({ en: 'Plan', vi: 'Kế hoạch' }), align: 'right' },
      { header: say({ en: 'Actual', vi: 'Thực hiện' }), align: 'right' },
      { header: say({ en: 'Of plan', vi: 'Đạt' }), align: 'right' },
      { header: say({ en: 'State', vi: 'Trạng thái' }) },
    ],
    [
      [
        say(title),
        typeof plan === 'string' ? formatQuantity(plan, { locale }) : '',
        formatQuantity(actual, { locale }),
        formatPercent(attainment, { digits: 1, locale }),
        `${state === undefined ? '' : say(STATE_WORDING[state])}${overlay}`,
      ],
    ],
  )
}

/** How the new members added up from month to month; the months are drawn. */
export function monthsTable(
  timeline: readonly TimelineRow[],
  say: Speaker,
  locale: Language,
): readonly string[] {
  const rows = timeline.filter(({ actual }) => actual !== undefined)
  return table(
    [
      { header: say({ en: 'To the end of month', vi: 'Đến hết tháng' }) },
      ...rows.map(({ on }): Column => ({ header: monthOf(on), align: 'right' })),
    ],
    [
      [
        say({ en: 'Members (illustrative)', vi: 'Đảng viên (minh họa)' }),
        ...rows.map(({ actual }) => formatQuantity(actual, { locale })),
      ],
      [
        say({ en: 'Of plan', vi: 'Đạt' }),
        ...rows.map(({ attainment }) => formatPercent(attainment, { digits: 1, locale })),
      ],
    ],
  )
}

function monthOf(day: string): string {
  return String(Number(day.slice(5, 7)))
}

/** The figures without a plan: shown, never counted among targets. */
export function indicatorsTable(
  board: Scoreboard,
  say: Speaker,
  locale: Language,
): readonly string[] {
  return table(
    [
      { header: say({ en: 'Indicator', vi: 'Chỉ số' }) },
      { header: say({ en: 'Actual', vi: 'Thực hiện' }), align: 'right' },
      { header: say({ en: 'Of which', vi: 'Trong đó' }) },
    ],
    INDICATORS.map(({ id }) => board.target(id)).map((indicator) => [
      say(indicator.title),
      formatQuantity(indicator.actual, { locale }),
      partsOf(indicator, say, locale),
    ]),
  )
}

/** Parts by a name shorter, or in another language, than the one they are reported under. */
const PART_NAMES: Readonly<Record<string, Wording>> = {
  [MANAGED_BY_COMMITTEE]: {
    en: 'managed by the standing committee',
    vi: 'thuộc diện BTV Quận ủy quản lý',
  },
}

function partsOf({ parts = {} }: Standing, say: Speaker, locale: Language): string {
  return Object.entries(parts)
    .map(([name, part]) => `${formatQuantity(part, { locale })} ${say(PART_NAMES[name] ?? name)}`)
    .join(', ')
}
