import {
  formatQuantity,
  isByRule,
  textIn,
  type ByRule,
  type Direction,
  type Quantity,
  type TargetTerms,
  type TermsPatch,
  type Text,
  type Unit,
} from '@planfold/core'

type Terms = Required<Omit<TargetTerms, 'derived'>>

/** Days have years of four digits: `2020-12-31` is written 31/12/2020. */
export function dayInVietnamese(day: string): string {
  return day.split('-').toReversed().join('/')
}

export function figureInVietnamese(figure: Quantity): string {
  return formatQuantity(figure, { locale: 'vi' })
}

export function spanInVietnamese({ from, to }: { readonly from: string; readonly to: string }) {
  return `từ ${dayInVietnamese(from)} đến ${dayInVietnamese(to)}`
}

/** The terms of a patch in words; `null` takes one away. */
export function patchInVietnamese(set: TermsPatch): string {
  const terms = Object.keys(set) as (keyof Terms)[]
  return terms.map((term) => termText(term, set[term] ?? null)).join(', ')
}

/** What a target promises, when it is set. */
export function promiseInVietnamese(terms: TargetTerms): string {
  const { title, direction, plan, band, unit, measure, period } = terms
  const goal = ((): string => {
    if (band !== undefined) return `${TEXTS.band(band)} ${unitName(unit)}`
    if (plan !== undefined) {
      return `${DIRECTIONS[direction]} ${figureInVietnamese(plan)} ${unitName(unit)}`
    }
    return measure === 'declared' ? 'do người phụ trách xác nhận' : 'không có kế hoạch'
  })()
  return [textIn(title, 'vi'), goal, TEXTS.measure(measure), TEXTS.period(period)].join(', ')
}

function termText<Term extends keyof Terms>(term: Term, value: Terms[Term] | null): string {
  return value === null ? `bỏ ${NAMES[term]}` : TEXTS[term](value)
}

const DIRECTIONS: Readonly<Record<Direction, string>> = {
  atLeast: 'ít nhất',
  atMost: 'không quá',
  within: 'trong khoảng',
  exactly: 'đúng',
}

const MEASURES: Readonly<Record<Exclude<TargetTerms['measure'], ByRule>, string>> = {
  sum: 'tổng',
  latest: 'số mới nhất',
  average: 'số trung bình',
  max: 'số lớn nhất',
  min: 'số nhỏ nhất',
  ratio: 'tỷ lệ',
  steps: 'số bước',
  declared: 'theo xác nhận',
}

/** What each term is called. */
export const NAMES: { readonly [Term in keyof Terms]: string } = {
  title: 'tên',
  unit: 'đơn vị tính',
  measure: 'cách tính',
  reportedAs: 'cách báo cáo',
  direction: 'hướng',
  plan: 'kế hoạch',
  baseline: 'số liệu gốc',
  tolerance: 'sai số cho phép',
  band: 'khoảng kế hoạch',
  period: 'thời gian',
  completion: 'cách xác định hoàn thành',
  earlyBy: 'số ngày để tính là sớm',
  attainment: 'cách tính tỷ lệ đạt',
  status: 'cách đánh giá',
  owner: 'người phụ trách',
  programme: 'chương trình',
  weight: 'trọng số',
  labels: 'nhãn',
}

const TEXTS: { readonly [Term in keyof Terms]: (value: Terms[Term]) => string } = {
  title: (title) => `${NAMES.title} ${inAllLanguages(title)}`,
  unit: (unit) => {
    const { code, scale, per, title, digits } = unit
    const parts = [
      `${NAMES.unit} ${code}`,
      scale !== undefined && `tối đa ${scale} chữ số thập phân`,
      per !== undefined && `trên ${figureInVietnamese(per)}`,
      title !== undefined && `gọi là ${inAllLanguages(title)}`,
      digits !== undefined && `hiển thị ${digits} chữ số thập phân`,
    ]
    return parts.filter((part) => part !== false).join(' ')
  },
  measure: (measure) =>
    `${NAMES.measure}: ${isByRule(measure) ? byRule(measure) : MEASURES[measure]}`,
  reportedAs: (form) =>
    form === 'runningTotal' ? 'báo cáo số lũy kế' : 'báo cáo số phát sinh từng lần',
  direction: (direction) => DIRECTIONS[direction],
  plan: (plan) => `${NAMES.plan} ${figureInVietnamese(plan)}`,
  baseline: (baseline) => `${NAMES.baseline} ${figureInVietnamese(baseline)}`,
  tolerance: (tolerance) => `${NAMES.tolerance} ${figureInVietnamese(tolerance)}`,
  band: ({ from, to }) => `từ ${figureInVietnamese(from)} đến ${figureInVietnamese(to)}`,
  period: (period) => `${spanInVietnamese(period)} (${period.zone})`,
  completion: (completion) => {
    if (completion === 'whenReached') return 'hoàn thành khi đạt kế hoạch'
    if (completion === 'heldAtDeadline') return 'xác định vào ngày cuối kỳ'
    if (isByRule(completion)) return `hoàn thành ${byRule(completion)}`
    const { sustained, days } = completion
    const which = days === undefined ? 'ngày liên tiếp' : 'ngày có báo cáo liên tiếp'
    return `hoàn thành khi đạt kế hoạch ${sustained} ${which}`
  },
  earlyBy: (days) => `sớm là trước hạn ít nhất ${days} ngày`,
  attainment: ({ method, cap }) => {
    const how = isByRule(method)
      ? byRule(method)
      : method === 'ofPlan'
        ? 'so với kế hoạch'
        : 'so với số liệu gốc'
    return `tỷ lệ đạt ${how}${cap === undefined ? '' : `, tối đa ${figureInVietnamese(cap)}`}`
  },
  status: (status) => `đánh giá ${byRule(status)}`,
  owner: (owner) => `${NAMES.owner} ${owner}`,
  programme: (programme) => `${NAMES.programme} ${programme}`,
  weight: (weight) => `${NAMES.weight} ${figureInVietnamese(weight)}`,
  labels: (labels) => {
    const named = Object.entries(labels).map(([name, value]) => `${name} ${value}`)
    return named.length === 0 ? 'không có nhãn' : `${NAMES.labels} ${named.join(', ')}`
  },
}

function byRule({ rule }: ByRule): string {
  return `theo quy tắc ${rule}`
}

function unitName({ code, title }: Unit): string {
  return textIn(title ?? code, 'vi')
}

function inAllLanguages(title: Text): string {
  if (typeof title === 'string') return title
  return Object.entries(title)
    .map(([language, text]) => `${text} (${language})`)
    .join(', ')
}
