import type { TargetEvent, TargetEventType } from '../../event/events.ts'
import { commitId, eventIdIn } from '../../event/identifiers.ts'
import { day } from '../../period/day.ts'
import { period } from '../../period/period.ts'
import { quantity } from '../../quantity/quantity.ts'

type DataOf<Type extends TargetEventType> = Extract<TargetEvent, { type: Type }>['data']

const REPORT = eventIdIn(commitId('an-earlier-one'), 1)
const ON = day('2020-02-29')
const SPAN = { from: day('2020-02-01'), to: ON }
const LONG = quantity('123456789012345678901234567890.000000000000000000000000000001')

/**
 * The data of an event of every kind with every field there is, whether or not they make sense
 * together: to a store they are JSON, and a field that is added here must come back as the others.
 */
export const SAMPLE_DATA: { readonly [Type in TargetEventType]: Required<DataOf<Type>> } = {
  TargetSet: {
    title: { en: 'New members admitted', vi: 'Kết nạp đảng viên mới' },
    unit: { code: 'person', scale: 0 },
    measure: 'sum',
    reportedAs: 'increment',
    direction: 'atLeast',
    derived: ['direction', 'completion'],
    plan: LONG,
    baseline: quantity('-188.5'),
    tolerance: quantity('0.05'),
    band: { from: quantity(-1), to: quantity('1.5') },
    period: period({ from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' }),
    completion: { sustained: 30 },
    earlyBy: 15,
    attainment: { method: { rule: 'fair@1' }, cap: quantity('1.5') },
    status: { rule: 'traffic-light@2' },
    owner: 'Ban Tổ chức',
    programme: '2020-2025/Xây dựng Đảng',
    weight: quantity('2.5'),
    labels: { 'chương trình': '1', level: 'district' },
  },
  TargetRevised: {
    effective: day('2020-07-01'),
    kind: 'correction',
    reason: 'mistyped',
    reference: 'Thông báo 112-TB/QU',
    set: { plan: quantity(201), baseline: null, completion: 'whenReached', labels: null },
  },
  TargetVoided: { reason: 'set by mistake' },
  TargetRestored: { reason: 'voided by mistake' },
  TargetCancelled: { on: ON, reason: 'merged' },
  TargetReopened: { on: ON, reason: 'split again' },
  ProgressReported: {
    value: { quantity: LONG },
    on: ON,
    over: SPAN,
    series: 'phường Điện Biên',
    parts: { nữ: quantity(1), 'dưới 30 tuổi': quantity(0) },
    status: 'provisional',
    note: 'by phone "quý IV"\nto be confirmed',
  },
  ProgressCorrected: {
    report: REPORT,
    was: {
      value: { numerator: quantity(9812), denominator: quantity(0) },
      on: day('2020-02-09'),
      status: 'estimated',
    },
    now: {
      value: { numerator: quantity(9821), denominator: quantity(9903) },
      on: ON,
      over: SPAN,
      series: 'phường Điện Biên',
      status: 'final',
    },
    reason: 'digits in the wrong order',
  },
  ProgressRetracted: {
    report: REPORT,
    was: { value: { steps: quantity(2) }, on: ON, parts: { issued: quantity(1) }, status: 'final' },
    reason: 'reported twice',
  },
  TargetCompleted: { basis: 'declared', on: ON, note: 'as the annual report says' },
  TargetCompletedEarly: { basis: 'measured', on: ON, note: '' },
  TargetExceeded: { basis: 'measured', on: ON, note: '' },
  MilestoneWithdrawn: {
    milestone: 'exceeded',
    basis: 'measured',
    cause: REPORT,
    reason: 'recounted',
  },
  NoteAdded: { text: 'seen', on: ON },
}
