import type { Notice } from '@planfold/core'
import { reportedValue } from './reported-value.ts'
import { dayInVietnamese as day, NAMES, spanInVietnamese as span } from './vietnamese-terms.ts'

/** What a notice says, as a Vietnamese sentence without a full stop. */
export function noticeInVietnamese(notice: Notice): string {
  switch (notice.code) {
    case 'outsidePeriod': {
      const { report, on, period } = notice
      return `báo cáo ${report} cho ngày ${day(on)}, ngoài thời gian ${span(period)}`
    }
    case 'straddlesPeriod': {
      const { report, over, period } = notice
      return `báo cáo ${report} ${span(over)}, một phần ngoài thời gian ${span(period)}`
    }
    case 'overlapsReport': {
      const { report, over, other, series } = notice
      const where = series === undefined ? '' : `, dãy ${series}`
      return `báo cáo ${report} ${span(over)}${where} trùng ngày với báo cáo ${other.report} ${span(other.over)}`
    }
    case 'restatedDownwards': {
      const { report, on, value, before, series } = notice
      const where = series === undefined ? '' : `, dãy ${series}`
      const less = `thấp hơn ${reportedValue(before.value, 'vi')} ngày ${day(before.on)}`
      return `báo cáo ${report}: lũy kế ${reportedValue(value, 'vi')} ngày ${day(on)}${where}, ${less}`
    }
    case 'changeStands': {
      const { term, effective, revision } = notice
      const change = `điều chỉnh ${NAMES[term]} từ ${day(effective)} (lần ghi ${revision})`
      return `${change} vẫn có hiệu lực sau đính chính`
    }
    case 'clockBehind':
      return `đồng hồ chỉ ${notice.clock}, trước ${notice.recordedAt}`
    default:
      return notice satisfies never
  }
}
