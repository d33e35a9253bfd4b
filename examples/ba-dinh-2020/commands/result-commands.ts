import type { SetTarget } from '@planfold/core'
import { plansMatching, type Quantity } from '@planfold/core/quantity'
import { MONTHS, YEAR } from '../calendar.ts'
import type { NamedCommand } from './named-command.ts'
import type { Draw } from './draw.ts'
import { DRAWN, ILLUSTRATIVE, STATED } from './provenance.ts'
import type { Wording } from '../wording.ts'

/** Where the figures of 2020 stand in the roll-up tree. */
export const RESULTS = 'results-2020'

export const MEMBERS = 'members-2020'

/** A part of the members disciplined, in the words of the source. */
export const MANAGED_BY_COMMITTEE = 'thuộc diện Ban Thường vụ Quận ủy quản lý'

const ADMITTED = 202

/** The new members, by month, and the figures that have no plan. */
export function resultCommands(draw: Draw): readonly NamedCommand[] {
  return [...memberCommands(draw), ...INDICATORS.flatMap(indicatorCommands)]
}

function memberCommands(draw: Draw): readonly NamedCommand[] {
  const set: SetTarget = {
    type: 'SetTarget',
    target: MEMBERS,
    title: { en: 'New members admitted', vi: 'Kết nạp đảng viên mới' },
    unit: { code: 'person', scale: 0 },
    measure: 'sum',
    direction: 'atLeast',
    plan: planOf(ADMITTED, '100.5%'),
    period: YEAR,
    programme: RESULTS,
    labels: DRAWN,
    ...STATED,
  }
  const reports = monthly(ADMITTED, draw).map((quantity, index): NamedCommand => {
    const month = MONTHS[index] as (typeof MONTHS)[number]
    return {
      id: `${MEMBERS}:reported-${month.to}`,
      command: {
        type: 'ReportProgress',
        target: MEMBERS,
        quantity,
        on: month.to,
        over: month,
        ...ILLUSTRATIVE,
      },
    }
  })
  return [{ id: `${MEMBERS}:set`, command: set }, ...reports]
}

/** The plan that the source does not state: the only whole number its two figures allow. */
function planOf(actual: number, published: string): Quantity {
  const { only } = plansMatching(actual, published)
  if (only === undefined) {
    throw new Error(`${actual} at ${published} of plan does not single out one whole plan.`)
  }
  return only
}

const LEAST_A_MONTH = 10

/**
 * A year's total spread over its months. The last day of the year brings enough for the plan not to
 * be reached before it: the source does not say that it was.
 */
function monthly(total: number, draw: Draw): readonly number[] {
  const months = MONTHS.map(() => LEAST_A_MONTH)
  for (let left = total - LEAST_A_MONTH * months.length; left > 0; left -= 1) {
    const month = draw.below(months.length)
    months[month] = (months[month] ?? 0) + 1
  }
  return months
}

interface Indicator {
  readonly id: string
  readonly title: Wording
  readonly unit: 'person' | 'organisation'
  readonly quantity: number
  readonly parts?: Readonly<Record<string, number>>
}

/** In the order of the source. */
export const INDICATORS: readonly Indicator[] = [
  {
    id: 'inspected-on-theme-2020',
    title: {
      en: 'Grassroots organisations inspected on a theme',
      vi: 'TCCS Đảng được kiểm tra chuyên đề',
    },
    unit: 'organisation',
    quantity: 10,
  },
  {
    id: 'supervised-on-theme-2020',
    title: {
      en: 'Grassroots organisations supervised on a theme',
      vi: 'TCCS Đảng được giám sát chuyên đề',
    },
    unit: 'organisation',
    quantity: 3,
  },
  {
    id: 'organisations-on-signs-2020',
    title: {
      en: 'Organisations inspected on signs of violation',
      vi: 'Tổ chức Đảng được kiểm tra khi có dấu hiệu vi phạm',
    },
    unit: 'organisation',
    quantity: 7,
  },
  {
    id: 'members-on-signs-2020',
    title: {
      en: 'Members inspected on signs of violation',
      vi: 'Đảng viên được kiểm tra khi có dấu hiệu vi phạm',
    },
    unit: 'person',
    quantity: 9,
  },
  {
    id: 'lower-level-inspected-2020',
    title: {
      en: 'Lower-level organisations inspected',
      vi: 'Tổ chức đảng cấp dưới được kiểm tra',
    },
    unit: 'organisation',
    quantity: 38,
  },
  {
    id: 'disciplined-2020',
    title: { en: 'Members disciplined', vi: 'Đảng viên bị thi hành kỷ luật' },
    unit: 'person',
    quantity: 6,
    parts: { [MANAGED_BY_COMMITTEE]: 1 },
  },
]

/** A figure without a plan: the year's total, reported for its last day. */
function indicatorCommands(indicator: Indicator): readonly NamedCommand[] {
  const { id, title, unit, quantity, parts } = indicator
  return [
    {
      id: `${id}:set`,
      command: {
        type: 'SetTarget',
        target: id,
        title,
        unit: { code: unit, scale: 0 },
        measure: 'sum',
        period: YEAR,
        programme: RESULTS,
        ...STATED,
      },
    },
    {
      id: `${id}:reported`,
      command: {
        type: 'ReportProgress',
        target: id,
        quantity,
        ...(parts !== undefined && { parts }),
        on: YEAR.to,
        over: { from: YEAR.from, to: YEAR.to },
        ...STATED,
      },
    },
  ]
}
