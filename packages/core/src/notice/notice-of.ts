import { deepFreeze } from '../event/deep-freeze.ts'
import type { DaySpan, TargetTerms } from '../event/terms.ts'
import { measureNamed } from '../measure/measure.ts'
import type { Day } from '../period/day.ts'
import { reportAt } from '../ledger/report-at.ts'
import type { ReportsInForce } from '../ledger/reports.ts'
import type { ReportNotice } from './notice.ts'

/** The reports looked at, and the terms they are read by. */
export interface Noticed {
  readonly reports: ReportsInForce
  readonly terms: Pick<TargetTerms, 'measure' | 'reportedAs' | 'period'>
}

/** A notice by the reports it is about, before it is written out. */
export interface Found {
  readonly code: ReportNotice['code']
  /** Place of the report among the reports in force. */
  readonly index: number
  /** Place of the report that it is held against; itself where there is none. */
  readonly other: number
}

/** A notice written out. */
export function noticeOf({ code, index, other }: Found, noticed: Noticed): ReportNotice {
  return deepFreeze(written(code, index, other, noticed))
}

function written(
  code: Found['code'],
  index: number,
  other: number,
  noticed: Noticed,
): ReportNotice {
  const { reports, terms } = noticed
  const { from, to } = terms.period
  const period = { from, to }
  // No notice shows a figure under a rule.
  const { takes = 'quantity' } = measureNamed(terms.measure)
  const { id: report, on, value, series } = reportAt(reports, index, takes)
  const over = spanAt(noticed, index, on)
  const ofSeries = { ...(series !== undefined && { series }) }
  const against = reportAt(reports, other, takes)
  switch (code) {
    case 'outsidePeriod':
      return { code, report, on, period }
    case 'straddlesPeriod':
      return { code, report, over, period }
    case 'overlapsReport': {
      const otherSpan = { report: against.id, over: spanAt(noticed, other, against.on) }
      return { code, report, over, ...ofSeries, other: otherSpan }
    }
    case 'restatedDownwards': {
      const before = { report: against.id, on: against.on, value: against.value }
      return { code, report, on, value, ...ofSeries, before }
    }
    default:
      return code satisfies never
  }
}

/** The days a report covers: those of its span, or the one it is for. */
function spanAt({ reports }: Noticed, index: number, on: Day): DaySpan {
  const { from, to } = reports.overAt(index) ?? { from: on, to: on }
  return { from, to }
}
