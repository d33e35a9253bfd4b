import { formatQuantity } from '@planfold/core'
import { quantity } from '@planfold/core/quantity'
import { eventInVietnamese } from './vietnamese-event.ts'
import { dayInVietnamese } from './vietnamese-terms.ts'
import { noticeInVietnamese } from './vietnamese-notice.ts'
import type { Words } from './words.ts'

/** Worded as published reports of results are. */
export const VIETNAMESE: Words = {
  language: 'vi',
  counts: {
    total: 'tổng số',
    completed: 'hoàn thành',
    completedEarly: 'hoàn thành sớm',
    completedOnTime: 'hoàn thành đúng hạn',
    completedLate: 'hoàn thành muộn',
    exceeded: 'hoàn thành vượt mức',
    open: 'đang thực hiện',
    missed: 'chưa hoàn thành',
    unreported: 'chưa có số liệu',
    notStarted: 'chưa bắt đầu',
    cancelled: 'đã hủy',
    revised: 'đã điều chỉnh',
    contradicted: 'trái với số liệu báo cáo',
  },
  noAttainment: {
    noPlan: 'không có kế hoạch',
    noReport: 'chưa có báo cáo',
    zeroPlan: 'kế hoạch bằng 0',
    noBaseline: 'không có số liệu gốc',
    zeroSpan: 'kế hoạch bằng số liệu gốc',
    outsideBand: 'ngoài khoảng kế hoạch',
    zeroDenominator: 'mẫu số bằng 0',
    noActual: 'không có kết quả',
    byRule: 'không xác định',
  },
  statuses: { estimated: 'ước tính', provisional: 'sơ bộ' },
  headings: {
    scoreboard: 'Kết quả thực hiện',
    timeline: 'Diễn biến',
    history: 'Lịch sử',
    targets: 'Chỉ tiêu',
    target: 'Chỉ tiêu',
    indicators: 'Chỉ số theo dõi',
    indicator: 'Chỉ số',
    programmes: 'Chương trình',
    programme: 'Chương trình',
    id: 'Mã',
    notices: 'Lưu ý',
    notice: 'Cần xem lại',
    owner: 'Phụ trách',
    period: 'Thời gian',
    unit: 'Đơn vị tính',
    plan: 'Kế hoạch',
    actual: 'Thực hiện',
    attainment: 'So với kế hoạch',
    state: 'Kết quả',
    status: 'Đánh giá',
    completedOn: 'Ngày hoàn thành',
    lastReportOn: 'Báo cáo gần nhất',
    on: 'Ngày',
    events: 'Sự kiện',
    revision: 'Lần',
    recordedAt: 'Ghi nhận lúc',
    recordedBy: 'Người ghi nhận',
    text: 'Nội dung',
  },
  day: dayInVietnamese,
  goal: (direction, figure) => {
    switch (direction) {
      case 'atLeast':
        return figure
      case 'atMost':
        return `không quá ${figure}`
      case 'exactly':
        return `đúng ${figure}`
      default:
        return direction satisfies never
    }
  },
  band: (from, to) => `từ ${from} đến ${to}`,
  revisedPlan: (plan, original) => `${plan} (ban đầu ${original})`,
  parts: (whole, parts) => `${whole}, trong đó ${parts.join(', ')}`,
  ofPlan: (percent) => `đạt ${percent} kế hoạch`,
  summary: ({ total, completed, completedEarly, exceeded }) => {
    if (total === 0) return 'chưa có chỉ tiêu'
    const subsets = [
      ...(completedEarly > 0 ? [`${counted(completedEarly)} chỉ tiêu hoàn thành sớm`] : []),
      ...(exceeded > 0 ? [`${counted(exceeded)} chỉ tiêu hoàn thành vượt mức`] : []),
    ]
    const ofThem = subsets.length === 0 ? '' : ` (trong đó có ${subsets.join(', ')})`
    return `hoàn thành ${counted(completed)}/${counted(total)} chỉ tiêu${ofThem}`
  },
  ofThese: (count) => `trong đó ${count}`,
  viewPoint: (asOf, knownAt, at) => {
    if (at !== undefined) return `lúc ${at}, khi ngày chưa kết thúc`
    const day = asOf === undefined ? 'hôm nay' : dayInVietnamese(asOf)
    return `tính đến ${day}${knownAt === undefined ? '' : `, theo số liệu có lúc ${knownAt}`}`
  },
  event: eventInVietnamese,
  notice: noticeInVietnamese,
  waiting: (events, targets) =>
    `chưa tính ${counted(events)} sự kiện của ${counted(targets)} chỉ tiêu: ` +
    'còn thiếu các sự kiện trước đó',
}

function counted(count: number): string {
  return formatQuantity(quantity(count), { locale: 'vi' })
}
