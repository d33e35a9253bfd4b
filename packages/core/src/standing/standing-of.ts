import type { Attainment } from '../attainment/attainment.ts'
import { goalOf, isIndicator } from '../attainment/goal.ts'
import { isByRule, type ByRule } from '../event/rule-name.ts'
import type { TargetTerms } from '../event/terms.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { noticesIn } from '../notice/notices-in.ts'
import { dayOfNumber, type DayNumber } from '../period/day.ts'
import type { Period } from '../period/period.ts'
import { attainmentUnder } from '../rule/attainment-under.ts'
import { NO_RULES, type RuleBook } from '../rule/rule-book.ts'
import { statusByRule } from '../rule/status-by-rule.ts'
import { actualOf, fractionIn } from './actual.ts'
import type { AskedDay } from './asked-day.ts'
import { compositionOf, type Composition } from './composition.ts'
import type { Course } from './course.ts'
import { judgementOf, milestonesIn, type Judgement } from './judgement.ts'
import { isCancelledOn, type RecordedMilestone } from '../ledger/landmarks.ts'
import type { Measuring } from './measuring.ts'
import {
  declarationsOn,
  declaredMilestones,
  timelinessOf,
  verdictOnDeclaration,
  type MilestoneDays,
} from './milestones.ts'
import { reportAt } from '../ledger/report-at.ts'
import { resolutionOf, type Resolution } from './resolution.ts'
import {
  isCompleted,
  type Milestone,
  type ReportSummary,
  type Standing,
  type State,
} from './standing.ts'
import { NEVER } from './walk.ts'

/**
 * The standing of a settled ledger's target, as known at one of its revisions and as of one day.
 * Undefined where the target was not yet set at that revision. Throws {@link RefusedInput}
 * `UnknownRule` where it names a rule that is not given.
 */
export function standingOf(
  ledger: Ledger,
  revision: number,
  asked: AskedDay,
  rules: RuleBook = NO_RULES,
): Standing | undefined {
  const resolution = resolutionOf(ledger, revision, rules)
  return resolution === undefined ? undefined : standingAsOf(resolution, asked)
}

/**
 * The standing of a resolved target as of one day. The terms in force on that day say what it is
 * called and when its period ends; those in force on the day judged say what was promised.
 */
export function standingAsOf(resolution: Resolution, asked: AskedDay): Standing {
  const { asOf } = asked
  const { ledger, landmarks, rules } = resolution
  const { history } = landmarks
  const judgement = judgementOf(resolution, asked)
  const { terms, promise, revised, reports, course, measuring, measured } = judgement
  const { running, open, deadline } = judgement
  const { from } = terms.period
  const composition = compositionOf(reports, course)
  const { parts } = composition

  const indicator = isIndicator(promise)
  const declarations = indicator ? [] : declarationsOn(landmarks.milestones, asOf)
  // Measured wins: declarations decide only where there is no figure.
  const days =
    course.hasFigure || declarations.length === 0 ? measured : declaredMilestones(declarations)
  const state = indicator
    ? undefined
    : isCancelledOn(landmarks, asOf)
      ? 'cancelled'
      : asOf < from
        ? 'notStarted'
        : progressState(course, days, deadline, promise.earlyBy, open)
  const milestones = [
    ...milestonesIn(judgement),
    ...judgedDeclarations(declarations, course, measured, deadline, promise.earlyBy, open),
  ]
  const completed = isCompleted(state)
  const plan = goalOf(promise)
  const originalPlan = goalOf(history.original)
  const standing: Standing = {
    target: ledger.target,
    kind: indicator ? 'indicator' : 'target',
    title: terms.title,
    unit: terms.unit,
    measure: promise.measure,
    direction: promise.direction,
    period: terms.period,
    ...(terms.owner !== undefined && { owner: terms.owner }),
    ...(terms.programme !== undefined && { programme: terms.programme }),
    ...(terms.weight !== undefined && { weight: terms.weight }),
    ...(terms.labels !== undefined && { labels: terms.labels }),
    asOf,
    ...(running && { running }),
    revision: ledger.complete,
    ...(plan !== undefined && { plan }),
    ...(originalPlan !== undefined && { originalPlan }),
    ...(promise.baseline !== undefined && { baseline: promise.baseline }),
    ...(promise.tolerance !== undefined && { tolerance: promise.tolerance }),
    ...actualOf(course, promise, ledger.scale, measuring),
    ...(parts !== undefined && { parts: Object.freeze(parts) }),
    attainmentMethod: promise.attainment,
    attainment: Object.freeze(
      attainmentIn(course, measuring, promise, terms.period, judgement, resolution),
    ),
    met: course.judged.verdict !== 'unmet',
    ...(state !== undefined && { state }),
    ...(isByRule(promise.completion) && { completionRule: promise.completion.rule }),
    ...(completed && { completedOn: dayOfNumber(days.completed) }),
    exceeded: completed && days.exceeded !== NEVER,
    revised,
    contradicted: milestones.some(({ verdict }) => verdict === 'contradicted'),
    milestones: Object.freeze(milestones.map((milestone) => Object.freeze(milestone))),
    reports: Object.freeze(summaryOf(judgement, composition)),
    notices: noticesIn({ reports, terms: { ...promise, period: terms.period } }),
  }
  return Object.freeze(
    promise.status === undefined ? standing : withStatus(standing, promise.status, rules),
  )
}

function withStatus(standing: Standing, { rule }: ByRule, rules: RuleBook): Standing {
  const status = statusByRule(rules.get('status', rule, standing.target), standing)
  return { ...standing, status, statusRule: rule }
}

function progressState(
  course: Course,
  days: MilestoneDays,
  deadline: DayNumber,
  earlyBy: number,
  open: boolean,
): State {
  if (days.completed !== NEVER) {
    const timeliness = timelinessOf(days.completed, deadline, earlyBy)
    if (timeliness === 'early') return 'completedEarly'
    return timeliness === 'late' ? 'completedLate' : 'completedOnTime'
  }
  if (open) return 'open'
  return course.hasFigure ? 'missed' : 'unreported'
}

function judgedDeclarations(
  declarations: readonly RecordedMilestone[],
  course: Course,
  measured: MilestoneDays,
  deadline: DayNumber,
  earlyBy: number,
  open: boolean,
): readonly Milestone[] {
  const timeliness =
    measured.completed === NEVER ? undefined : timelinessOf(measured.completed, deadline, earlyBy)
  return declarations.map(({ milestone, basis, on }) => ({
    milestone,
    basis,
    on,
    verdict: verdictOnDeclaration(milestone, course, measured, timeliness, open),
  }))
}

function attainmentIn(
  course: Course,
  measuring: Measuring,
  promise: TargetTerms,
  period: Period,
  { judgedDay, end, running }: Judgement,
  { ledger, rules }: Resolution,
): Attainment {
  const asking = {
    rules,
    target: ledger.target,
    period,
    on: judgedDay,
    running: running && judgedDay === end,
  }
  return attainmentUnder(promise, fractionIn(course, measuring), asking)
}

function summaryOf(
  { course, judgedDay, reports, promise }: Judgement,
  { status, oldestOn }: Composition,
): ReportSummary {
  const last = course.before + course.counted - 1
  return {
    counted: course.counted,
    beforePeriod: course.before,
    afterDeadline: course.late,
    ...(course.lastOn !== NEVER && {
      lastOn: dayOfNumber(course.lastOn),
      ageInDays: judgedDay - (oldestOn ?? course.lastOn),
    }),
    ...(status !== undefined && { status }),
    ...(course.counted > 0 && { last: reportAt(reports, last, promise.measure) }),
  }
}
