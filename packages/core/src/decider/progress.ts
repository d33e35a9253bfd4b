import { canonicalJson } from '../event/canonical-json.ts'
import type { Reported } from '../event/events.ts'
import type { EventId } from '../event/identifiers.ts'
import type { DaySpan, TargetTerms } from '../event/terms.ts'
import { knownThrough } from '../ledger/ledger.ts'
import { reportedAt } from '../ledger/report-at.ts'
import { ReportsInForce } from '../ledger/reports.ts'
import { MAX_DAY_NUMBER, type Day } from '../period/day.ts'
import type { Refusal } from '../refusal/refusal.ts'
import { accepted, refused, type Result } from '../refusal/result.ts'
import { requireTakenUnder } from '../rule/require-taken.ts'
import { measureUnder } from '../rule/measure-under.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import { isCancelledOn } from '../ledger/landmarks.ts'
import type { Checked, CorrectProgress, ReportProgress, RetractProgress } from './commands.ts'
import { figureFrom } from './figure.ts'
import {
  dayLeavesSpan,
  dayOutsideSpan,
  ofVoidedTarget,
  reportNotFound,
  reportRetracted,
  spanEndsBeforeItBegins,
  spanWithoutDay,
  targetIsCancelled,
} from './refusals.ts'
import type { KnownTarget, Ruling } from './known-target.ts'

export function reportProgress(
  command: ReportProgress<Checked>,
  known: KnownTarget,
  rules: RuleBook,
): Ruling {
  const { on, over, series, note } = command
  if (isCancelledOn(known.landmarks, on)) return refused(targetIsCancelled('on', on))
  const fault = faultInSpan(on, over)
  if (fault !== undefined) return refused(fault)
  const terms = termsOfReports(known)
  const measure = measureUnder(terms.measure, rules, command.target)
  const reported = figureFrom(command, terms, measure)
  if (!reported.ok) return reported
  const data = {
    ...reported.value,
    on,
    ...(over !== undefined && { over }),
    ...(series !== undefined && { series }),
    ...(note !== undefined && { note }),
  }
  return accepted([{ type: 'ProgressReported', data }])
}

export function correctProgress(
  command: CorrectProgress<Checked>,
  known: KnownTarget,
  rules: RuleBook,
): Ruling {
  const found = reportInForce(command.report, known, rules)
  if (!found.ok) return found
  const { report, was } = found.value
  const terms = termsOfReports(known)
  const measure = measureUnder(terms.measure, rules, command.target)
  const figure = figureFrom(command, terms, measure, was)
  if (!figure.ok) return figure
  const { on = was.on, over = was.over, series = was.series, reason } = command
  if (on !== was.on && isCancelledOn(known.landmarks, on)) {
    return refused(targetIsCancelled('on', on))
  }
  const fault = faultInSpan(on, over, command)
  if (fault !== undefined) return refused(fault)
  const now: Reported = {
    ...figure.value,
    on,
    ...(over !== undefined && over !== null && { over }),
    ...(series !== undefined && series !== null && { series }),
  }
  if (canonicalJson(now) === canonicalJson(was)) return accepted([])
  const data = { report, was, now, ...(reason !== undefined && { reason }) }
  return accepted([{ type: 'ProgressCorrected', data }])
}

export function retractProgress(
  command: RetractProgress<Checked>,
  known: KnownTarget,
  rules: RuleBook,
): Ruling {
  const found = reportInForce(command.report, known, rules)
  if (!found.ok) return found
  const { report, was } = found.value
  const { reason } = command
  const data = { report, was, ...(reason !== undefined && { reason }) }
  return accepted([{ type: 'ProgressRetracted', data }])
}

interface ReportInForce {
  readonly report: EventId
  /** What it says now, corrections applied. */
  readonly was: Reported
}

function reportInForce(id: string, known: KnownTarget, rules: RuleBook): Result<ReportInForce> {
  const { revision, landmarks } = known
  const ledger = knownThrough(known.ledger, revision)
  const report = id as EventId
  const row = known.ledger.amendments.rowOf(report, ledger.rows)
  if (row === undefined || row >= revision) return refused(reportNotFound(id, ledger.target))
  if (row < landmarks.set.revision) return refused(ofVoidedTarget('report', id))
  if (ledger.amendments.isRetracted(row)) return refused(reportRetracted(id))
  const { measure } = termsOfReports(known)
  const { target, rows } = ledger
  requireTakenUnder(measure, rules, target, rows.haveFractions, rows.weightAt(row))
  const { takes } = measureUnder(measure, rules, target)
  const reports = new ReportsInForce(ledger, landmarks.set.revision, MAX_DAY_NUMBER)
  return accepted({ report, was: reportedAt(reports, row, takes) })
}

/** A report's day must lie in the span it covers; `correction` is what puts them right. */
function faultInSpan(
  on: Day,
  over: DaySpan | null | undefined,
  correction?: CorrectProgress<Checked>,
): Refusal | undefined {
  if (over === undefined || over === null) return undefined
  if (over.to < over.from) return spanEndsBeforeItBegins(over.to, over.from)
  if (over.from <= on && on <= over.to) return undefined
  if (correction === undefined) return dayOutsideSpan(on, over)
  return correction.on === undefined ? spanWithoutDay(over, on) : dayLeavesSpan(on, over)
}

/** The terms a figure is checked against, whatever its day: what reports are read by is fixed. */
function termsOfReports({ landmarks }: KnownTarget): TargetTerms {
  return landmarks.history.original
}
