import { formatQuantity, sentenceOf } from '@planfold/core'
import { quantity } from '@planfold/core/quantity'
import { noticeInEnglish } from './english-notice.ts'
import type { Words } from './words.ts'

export const ENGLISH: Words = {
  language: 'en',
  counts: {
    total: 'in all',
    completed: 'completed',
    completedEarly: 'completed early',
    completedOnTime: 'completed on time',
    completedLate: 'completed late',
    exceeded: 'exceeded',
    open: 'open',
    missed: 'not completed',
    unreported: 'no figure',
    notStarted: 'not started',
    cancelled: 'cancelled',
    revised: 'revised',
    contradicted: 'contradicted by the reports',
  },
  noAttainment: {
    noPlan: 'no plan',
    noReport: 'no report',
    zeroPlan: 'plan of zero',
    noBaseline: 'no baseline',
    zeroSpan: 'no change planned',
    outsideBand: 'outside the band',
    zeroDenominator: 'nothing to divide by',
    noActual: 'no result',
    byRule: 'not defined',
  },
  statuses: { estimated: 'estimated', provisional: 'provisional' },
  headings: {
    scoreboard: 'Scoreboard',
    timeline: 'Timeline',
    history: 'History',
    targets: 'Targets',
    target: 'Target',
    indicators: 'Indicators',
    indicator: 'Indicator',
    programmes: 'Programmes',
    programme: 'Programme',
    id: 'Id',
    notices: 'Notices',
    notice: 'To be looked at',
    owner: 'Owner',
    period: 'Period',
    unit: 'Unit',
    plan: 'Plan',
    actual: 'Actual',
    attainment: 'Attainment',
    state: 'State',
    status: 'Status',
    completedOn: 'Completed on',
    lastReportOn: 'Last report',
    on: 'Day',
    events: 'Events',
    revision: 'Revision',
    recordedAt: 'Recorded at',
    recordedBy: 'Recorded by',
    text: 'What happened',
  },
  day: (day) => day,
  goal: (direction, figure) => {
    switch (direction) {
      case 'atLeast':
        return figure
      case 'atMost':
        return `at most ${figure}`
      case 'exactly':
        return `exactly ${figure}`
      default:
        return direction satisfies never
    }
  },
  band: (from, to) => `${from} to ${to}`,
  revisedPlan: (plan, original) => `${plan} (originally ${original})`,
  parts: (whole, parts) => `${whole}, of which ${parts.join(', ')}`,
  ofPlan: (percent) => `${percent} of plan`,
  summary: ({ total, completed, completedEarly, exceeded }) => {
    if (total === 0) return 'no targets'
    const outOf = `${written(completed)} of ${written(total)} ${total === 1 ? 'target' : 'targets'}`
    const subsets = [
      ...(completedEarly > 0 ? [`${written(completedEarly)} early`] : []),
      ...(exceeded > 0 ? [`${written(exceeded)} exceeded`] : []),
    ]
    const ofThem = subsets.length === 0 ? '' : ` (of these ${subsets.join(', ')})`
    return `${outOf} completed${ofThem}`
  },
  ofThese: (count) => `of these ${count}`,
  viewPoint: (asOf, knownAt, at) =>
    at !== undefined
      ? `at ${at}, today not being over`
      : `as of ${asOf ?? 'today'}${knownAt === undefined ? '' : `, as known at ${knownAt}`}`,
  event: sentenceOf,
  notice: noticeInEnglish,
  waiting: (events, targets) =>
    `${written(events)} ${events === 1 ? 'event' : 'events'} of ` +
    `${written(targets)} ${targets === 1 ? 'target' : 'targets'} not counted: ` +
    'earlier ones have not arrived',
}

function written(count: number): string {
  return formatQuantity(quantity(count), { locale: 'en' })
}
