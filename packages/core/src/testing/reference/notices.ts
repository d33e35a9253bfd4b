import type { DaySpan, TargetTerms } from '../../event/terms.ts'
import type { ReportNotice, Notices } from '../../notice/notice.ts'
import { compare, fractionOf, type Fraction } from './fraction.ts'
import type { StandingReport } from './known-log.ts'

type NoticedTerms = Pick<TargetTerms, 'measure' | 'reportedAs' | 'period'>

/**
 * The notices of some reports: each is held against every other, one pair after the other. Slow, and
 * made to be compared with.
 */
export function referenceNotices(reports: readonly StandingReport[], terms: NoticedTerms): Notices {
  const all = reports
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.revision - b.revision))
    .flatMap((report) => noticesOn(report, reports, terms))
  return { count: all.length, first: all.slice(0, 100) }
}

function noticesOn(
  report: StandingReport,
  reports: readonly StandingReport[],
  terms: NoticedTerms,
): readonly ReportNotice[] {
  const { id, on, over, series } = report
  const { from, to } = terms.period
  const period = { from, to }
  const isWithin = (day: string): boolean => from <= day && day <= to
  const notices: ReportNotice[] = []
  if (!isWithin(on)) notices.push({ code: 'outsidePeriod', report: id, on, period })
  if (over !== undefined) {
    const reachesIn = over.from <= to && over.to >= from
    if (reachesIn && !(isWithin(over.from) && isWithin(over.to))) {
      notices.push({ code: 'straddlesPeriod', report: id, over, period })
    }
  }
  const { measure } = terms
  const isTotal = measure === 'sum' || measure === 'steps' || measure === 'ratio'
  if (!isTotal || !isWithin(on)) return notices
  const ofSeries = series === undefined ? {} : { series }
  const beside = reports.filter((other) => other.series === series && isWithin(other.on))
  if (terms.reportedAs === 'increment') {
    const [other] = beside
      .filter(({ revision }) => revision < report.revision)
      .filter((earlier) => earlier.over !== undefined || over !== undefined)
      .filter((earlier) => shareADay(daysOf(earlier), daysOf(report)))
      .toSorted((a, b) => a.revision - b.revision)
    if (other !== undefined) {
      const against = { report: other.id, over: daysOf(other) }
      notices.push({
        code: 'overlapsReport',
        report: id,
        over: daysOf(report),
        ...ofSeries,
        other: against,
      })
    }
    return notices
  }
  const isReplaced = (one: StandingReport): boolean =>
    beside.some((other) => other.on === one.on && other.revision > one.revision)
  const [before] = beside
    .filter((other) => other.on < on && !isReplaced(other))
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))
  if (before !== undefined && !isReplaced(report) && isLess(report, before)) {
    const against = { report: before.id, on: before.on, value: before.says.value }
    const { value } = report.says
    notices.push({
      code: 'restatedDownwards',
      report: id,
      on,
      value,
      ...ofSeries,
      before: against,
    })
  }
  return notices
}

function daysOf({ on, over }: StandingReport): DaySpan {
  return over ?? { from: on, to: on }
}

function shareADay(a: DaySpan, b: DaySpan): boolean {
  return a.from <= b.to && b.from <= a.to
}

function isLess(a: StandingReport, b: StandingReport): boolean {
  const below = figuresOf(b)
  return figuresOf(a).some((figure, side) => compare(figure, below[side] ?? figure) < 0)
}

function figuresOf({ says: { value } }: StandingReport): readonly Fraction[] {
  if ('numerator' in value) return [value.numerator, value.denominator].map(fractionOf)
  return [fractionOf('steps' in value ? value.steps : value.quantity)]
}
