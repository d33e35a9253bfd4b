import type {
  Basis,
  MilestoneData,
  MilestoneName,
  Reported,
  ReportedFigure,
  ReportStatus,
  ReportValue,
  TargetEvent,
} from '@planfold/core'
import {
  dayInVietnamese as day,
  figureInVietnamese as figure,
  patchInVietnamese,
  promiseInVietnamese,
  spanInVietnamese,
} from './vietnamese-terms.ts'

const BASES: Readonly<Record<Basis, string>> = {
  measured: 'theo số liệu báo cáo',
  declared: 'theo xác nhận',
}

const MILESTONES: Readonly<Record<MilestoneName, string>> = {
  completed: 'hoàn thành',
  completedEarly: 'hoàn thành sớm',
  exceeded: 'vượt kế hoạch',
}

const STATUSES: Readonly<Record<ReportStatus, string>> = {
  estimated: ' (ước tính)',
  provisional: ' (sơ bộ)',
  final: '',
}

/** What an event says, as one Vietnamese sentence. */
export function eventInVietnamese(event: TargetEvent): string {
  // A reason may well be a sentence itself, which has its stop.
  return textOf(event).replace(/([.!?…])\.$/, '$1')
}

function textOf(event: TargetEvent): string {
  switch (event.type) {
    case 'TargetSet':
      return `Giao chỉ tiêu: ${promiseInVietnamese(event.data)}.`
    case 'TargetRevised': {
      const { kind, effective, reason, reference, set } = event.data
      const verb = kind === 'correction' ? 'Đính chính' : 'Điều chỉnh'
      const by = reference === undefined ? '' : ` (${reference})`
      const since = effective === undefined ? '' : ` từ ${day(effective)}`
      return `${verb}${since}: ${patchInVietnamese(set)}; ${reason}${by}.`
    }
    case 'TargetVoided':
      return `Vô hiệu: ${event.data.reason}.`
    case 'TargetRestored':
      return `Khôi phục: ${event.data.reason}.`
    case 'TargetCancelled':
      return `Hủy từ ${day(event.data.on)}: ${event.data.reason}.`
    case 'TargetReopened':
      return `Mở lại từ ${day(event.data.on)}: ${event.data.reason}.`
    case 'ProgressReported': {
      const { on, over, series, note } = event.data
      const span = over === undefined ? '' : `, ${spanOf(event.data)}`
      const part = series === undefined ? '' : `, ${seriesOf(event.data)}`
      return `Báo cáo ${reportedOf(event.data)} ngày ${day(on)}${span}${part}${because(note)}.`
    }
    case 'ProgressCorrected': {
      const { report, was, now, reason } = event.data
      return `Đính chính báo cáo ${report}: ${correctionOf(was, now)}${because(reason)}.`
    }
    case 'ProgressRetracted': {
      const { report, was, reason } = event.data
      return `Rút báo cáo ${report}: ${reportedOf(was)}${because(reason)}.`
    }
    case 'TargetCompleted':
      return reached('Hoàn thành', event.data)
    case 'TargetCompletedEarly':
      return reached('Hoàn thành sớm', event.data)
    case 'TargetExceeded':
      return reached('Vượt kế hoạch', event.data)
    case 'MilestoneWithdrawn': {
      const { milestone, basis, cause, reason } = event.data
      const why = reason ?? (cause === undefined ? 'đã qua thời gian' : `do ${cause}`)
      return `Bỏ kết quả ${MILESTONES[milestone]} ${BASES[basis]}; ${why}.`
    }
    case 'NoteAdded': {
      const { on, text } = event.data
      return `Ghi chú${on === undefined ? '' : ` cho ngày ${day(on)}`}: ${text}`
    }
    default:
      return event satisfies never
  }
}

function reached(verb: string, { on, basis }: MilestoneData): string {
  return `${verb} ngày ${day(on)}, ${BASES[basis]}.`
}

/** What a correction changes: the figure, its day, the span it covers, its series. */
function correctionOf(was: Reported, now: Reported): string {
  const [before, after] = [reportedOf(was), reportedOf(now)]
  const placed: readonly (readonly [text: string, before: string])[] = [
    [`ngày ${day(now.on)}`, `ngày ${day(was.on)}`],
    [spanOf(now), spanOf(was)],
    [seriesOf(now), seriesOf(was)],
  ]
  const moved = placed.filter(([text, replaced]) => text !== replaced)
  const isOther = before !== after || moved.length === 0
  return [
    ...(isOther ? [`từ ${before} thành ${after}`] : []),
    ...moved.map(([text, replaced]) => `${text} thay vì ${replaced}`),
  ].join(', ')
}

function spanOf({ over }: Reported): string {
  return over === undefined ? 'không theo kỳ' : `kỳ ${spanInVietnamese(over)}`
}

function seriesOf({ series }: Reported): string {
  return series === undefined ? 'không thuộc dãy nào' : `dãy ${series}`
}

function reportedOf({ value, parts, status }: ReportedFigure): string {
  const named = Object.entries(parts ?? {}).map(([name, part]) => `${figure(part)} ${name}`)
  const of = named.length === 0 ? '' : `, trong đó ${named.join(', ')}`
  return `${valueOf(value)}${of}${STATUSES[status]}`
}

function valueOf(value: ReportValue): string {
  if ('quantity' in value) return figure(value.quantity)
  return 'steps' in value
    ? `${figure(value.steps)} bước`
    : `${figure(value.numerator)}/${figure(value.denominator)}`
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : `; ${reason}`
}
