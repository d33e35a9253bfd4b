import type { DaySpan, Notice } from '@planfold/core'
import { reportedValue } from './reported-value.ts'

/** What a notice says, as an English sentence without a full stop. */
export function noticeInEnglish(notice: Notice): string {
  switch (notice.code) {
    case 'outsidePeriod': {
      const { report, on, period } = notice
      return `report ${report} is for ${on}, outside the period ${span(period)}`
    }
    case 'straddlesPeriod': {
      const { report, over, period } = notice
      return `report ${report} covers ${span(over)}, in part outside the period ${span(period)}`
    }
    case 'overlapsReport': {
      const { report, over, other, series } = notice
      const where = series === undefined ? '' : ` in series ${series}`
      return `report ${report} covers ${span(over)}${where}, and ${other.report} covers ${span(other.over)}`
    }
    case 'restatedDownwards': {
      const { report, on, value, before, series } = notice
      const where = series === undefined ? '' : ` in series ${series}`
      const less = `less than ${reportedValue(before.value, 'en')} on ${before.on}`
      return `report ${report} gives a total of ${reportedValue(value, 'en')} on ${on}${where}, ${less}`
    }
    case 'changeStands': {
      const { term, effective, revision } = notice
      return `the change of ${term} from ${effective} (revision ${revision}) still stands over the correction`
    }
    case 'clockBehind':
      return `the clock stood at ${notice.clock}, before ${notice.recordedAt}`
    default:
      return notice satisfies never
  }
}

function span({ from, to }: DaySpan): string {
  return `${from} to ${to}`
}
