import type { ReportStatus, TargetEvent } from '../../event/events.ts'
import type { TargetId } from '../../event/identifiers.ts'
import type { TargetTerms } from '../../event/terms.ts'
import { daysBetween, type Day } from '../../period/day.ts'
import type { Moment } from '../../period/moment.ts'
import type { Quantity } from '../../quantity/quantity.ts'
import type { ReportInForce } from '../../ledger/report-at.ts'
import type { ReportSummary, Standing, State } from '../../standing/standing.ts'
import { actualBetween, isCarriedForward, type Actual } from './actual.ts'
import { measured } from './completion.ts'
import { fractionOf, quantityFrom, ratioFrom, total } from './fraction.ts'
import { attainmentOf, isBetter, isMet } from './judgement.ts'
import { knownLog, type KnownLog, type StandingReport } from './known-log.ts'
import {
  declaredBy,
  declaredCompletion,
  measuredMilestones,
  stateCompletedOn,
  verdictOn,
} from './milestones.ts'
import { referenceNotices } from './notices.ts'
import { noReference } from './no-reference.ts'
import { isRevised, originalTerms, termsOn } from './terms-in-force.ts'

/** On which day, and with the knowledge of which moment (absent: all there is). */
export interface ReferencePoint {
  readonly asOf: Day
  readonly knownAt?: Moment
  /** Whether that day is not over yet. */
  readonly running?: boolean
}

/**
 * A target's standing by the plainest possible code: the log is cut and resolved, and every day of
 * the period is judged apart, in school arithmetic. Slow, and made to be compared with.
 *
 * The events must be valid and whole, as `decide` makes them; in any order. Undefined where the
 * target is not set at that point.
 */
export function referenceStanding(
  events: readonly TargetEvent[],
  target: TargetId,
  { asOf, knownAt, running = false }: ReferencePoint,
): Standing | undefined {
  const known = knownLog(events, target, knownAt)
  if (known === undefined) return undefined
  // Names and the period are those of the day asked about, the promise that of the day judged.
  const terms = termsOn(known, asOf)
  const { period } = terms
  const judged = asOf < period.to ? asOf : period.to
  const promise = termsOn(known, judged)
  if (promise.status !== undefined) throw noReference(promise.status)
  const plan = promise.band ?? promise.plan
  const isIndicator = plan === undefined && promise.measure !== 'declared'
  const actual = actualBetween(known.reports, promise, period.from, judged)
  const hasFigure = actual.value !== undefined
  const isOver = running ? asOf > period.to : asOf >= period.to
  const found = isIndicator ? {} : measured(known, { ...promise, period }, { asOf, running })
  const timing = { period, earlyBy: promise.earlyBy }
  const declared = isIndicator ? [] : declaredBy(known, asOf)
  const measuredWins = hasFigure || declared.length === 0
  const completedOn = measuredWins ? found.completedOn : declaredCompletion(declared)
  const state = stateOf()
  const completed =
    state === 'completedEarly' || state === 'completedOnTime' || state === 'completedLate'
  const exceeded = measuredWins
    ? found.exceededOn !== undefined
    : declared.some(({ milestone }) => milestone === 'exceeded')
  const met = isMet(actual, promise)
  const day = { hasFigure, met, better: isBetter(actual, promise), open: !isOver }
  const milestones = [
    ...measuredMilestones(found, timing),
    ...declared.map((declaration) => ({
      ...declaration,
      basis: 'declared' as const,
      verdict: verdictOn(declaration, found, timing, day),
    })),
  ]
  const original = originalTerms(known)
  const originalPlan = original.band ?? original.plan
  const isRate = promise.measure === 'average' || promise.measure === 'ratio'
  const parts = partsOf(actual)

  function stateOf(): State | undefined {
    if (isIndicator) return undefined
    if (isCancelledOn(known as KnownLog, asOf)) return 'cancelled'
    if (asOf < period.from) return 'notStarted'
    if (completedOn !== undefined) return stateCompletedOn(completedOn, timing)
    if (!isOver) return 'open'
    return hasFigure ? 'missed' : 'unreported'
  }

  return {
    target,
    kind: isIndicator ? 'indicator' : 'target',
    title: terms.title,
    unit: terms.unit,
    measure: promise.measure,
    direction: promise.direction,
    period,
    ...(terms.owner !== undefined && { owner: terms.owner }),
    ...(terms.programme !== undefined && { programme: terms.programme }),
    ...(terms.weight !== undefined && { weight: terms.weight }),
    ...(terms.labels !== undefined && { labels: terms.labels }),
    asOf,
    ...(running && { running }),
    revision: known.revision,
    ...(plan !== undefined && { plan }),
    ...(originalPlan !== undefined && { originalPlan }),
    ...(promise.baseline !== undefined && { baseline: promise.baseline }),
    ...(promise.tolerance !== undefined && { tolerance: promise.tolerance }),
    ...(actual.value !== undefined && {
      actual: isRate ? ratioFrom(actual.value) : quantityFrom(actual.value),
    }),
    ...(actual.fraction !== undefined && { fraction: actual.fraction }),
    ...(parts !== undefined && { parts }),
    attainmentMethod: promise.attainment,
    attainment: attainmentOf(actual, promise),
    met,
    ...(state !== undefined && { state }),
    ...(completed && completedOn !== undefined && { completedOn }),
    exceeded: completed && exceeded,
    revised: isRevised(known, judged),
    contradicted: milestones.some(
      (milestone) => 'verdict' in milestone && milestone.verdict === 'contradicted',
    ),
    milestones,
    reports: summaryOf(known, { ...promise, period }, actual, asOf),
    notices: referenceNotices(
      known.reports.filter(({ on }) => on <= asOf),
      { ...promise, period },
    ),
  }
}

function isCancelledOn({ closures }: KnownLog, day: Day): boolean {
  const last = closures
    .filter(({ data }) => data.on <= day)
    .toSorted((a, b) =>
      a.data.on === b.data.on ? a.revision - b.revision : a.data.on < b.data.on ? -1 : 1,
    )
    .at(-1)
  return last?.type === 'TargetCancelled'
}

function partsOf({ standing }: Actual): Readonly<Record<string, Quantity>> | undefined {
  const all = standing.flatMap(({ says }) => Object.entries(says.parts ?? {}))
  if (all.length === 0) return undefined
  const names = [...new Set(all.map(([name]) => name))]
  const sum = (wanted: string) =>
    total(all.filter(([name]) => name === wanted).map(([, part]) => fractionOf(part)))
  return Object.fromEntries(names.map((name) => [name, quantityFrom(sum(name))]))
}

const LEAST_FIRM_FIRST: readonly ReportStatus[] = ['estimated', 'provisional', 'final']

function summaryOf(
  { reports }: KnownLog,
  terms: TargetTerms,
  actual: Actual,
  asOf: Day,
): ReportSummary {
  const { from, to } = terms.period
  const judged = asOf < to ? asOf : to
  const lastOn = daysOf(actual.reports).at(-1)
  // Of figures that are carried forward the oldest tells how stale the actual may be.
  const agedOn = isCarriedForward(terms) ? daysOf(actual.standing)[0] : lastOn
  const status = LEAST_FIRM_FIRST.find((wanted) =>
    actual.standing.some(({ says }) => says.status === wanted),
  )
  return {
    counted: actual.reports.length,
    beforePeriod: reports.filter(({ on }) => on < from && on <= asOf).length,
    afterDeadline: reports.filter(({ on }) => to < on && on <= asOf).length,
    ...(lastOn !== undefined && { lastOn, ageInDays: daysBetween(agedOn ?? lastOn, judged) }),
    ...(status !== undefined && { status }),
    ...(actual.reports.length > 0 && { last: lastOf(actual.reports) }),
  }
}

/** The report that no other of them comes after. */
function lastOf(reports: readonly StandingReport[]): ReportInForce {
  const isAfter = (a: StandingReport, b: StandingReport): boolean =>
    a.on > b.on || (a.on === b.on && a.revision > b.revision)
  const last = reports.reduce((a, b) => (isAfter(b, a) ? b : a))
  const { id, on, series, says } = last
  const { value, status } = says
  return { id, on, value, status, ...(series !== undefined && { series }) }
}

function daysOf(reports: readonly StandingReport[]): readonly Day[] {
  return reports.map(({ on }) => on).toSorted()
}
