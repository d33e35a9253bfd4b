import { canonicalJson } from '../event/canonical-json.ts'
import type { Reported } from '../event/events.ts'
import type { EventId } from '../event/identifiers.ts'
import { isByRule } from '../event/rule-name.ts'
import type { TargetTerms } from '../event/terms.ts'
import { NOT_A_REPORT, reportedAt } from '../ledger/ledger.ts'
import { accepted, refused, type Result } from '../refusal/result.ts'
import { requireTaken } from '../rule/require-taken.ts'
import { measureUnder } from '../rule/measure-under.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import { isCancelledOn } from '../standing/landmarks.ts'
import type { Checked, CorrectProgress, ReportProgress, RetractProgress } from './commands.ts'
import { figureFrom } from './figure.ts'
import {
  dayOutsideSpan,
  reportNotFound,
  reportRetracted,
  spanEndsBeforeItBegins,
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
  if (over !== undefined) {
    if (over.to < over.from) return refused(spanEndsBeforeItBegins(over.to, over.from))
    if (on < over.from || on > over.to) {
      return refused(dayOutsideSpan(on, `${over.from} to ${over.to}`))
    }
  }
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
  const now = figureFrom(command, terms, measure, was)
  if (!now.ok) return now
  if (canonicalJson(now.value) === canonicalJson(was)) return accepted([])
  const { reason } = command
  const data = { report, was, now: now.value, ...(reason !== undefined && { reason }) }
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
  const { ledger, revision, landmarks } = known
  const report = id as EventId
  const row = ledger.ids.indexOf(report)
  const notFound = row === -1 || row >= revision || ledger.days[row] === NOT_A_REPORT
  if (notFound) return refused(reportNotFound(id, ledger.target))
  const amendment = landmarks.amending.findLast(({ data }) => data.report === report)
  if (amendment?.type === 'ProgressRetracted') return refused(reportRetracted(id))
  const { measure } = termsOfReports(known)
  if (isByRule(measure)) {
    const rule = rules.get('aggregation', measure.rule, ledger.target)
    requireTaken(rule, ledger.target, ledger.weights.length > 0, ledger.weights[row] ?? 0)
  }
  const { takes } = measureUnder(measure, rules, ledger.target)
  const { reported } = reportedAt(ledger, row, takes)
  return accepted({ report, was: amendment?.data.now ?? reported })
}

/** The terms a figure is checked against, whatever its day: what reports are read by is fixed. */
function termsOfReports({ landmarks }: KnownTarget): TargetTerms {
  return landmarks.history.original
}
