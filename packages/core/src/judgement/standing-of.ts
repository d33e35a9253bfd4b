import type { Attainment } from '../attainment/attainment.ts'
import { goalIn, isIndicator } from '../attainment/goal.ts'
import type { ByRule } from '../event/rule-name.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { reportAt } from '../ledger/report-at.ts'
import { noticesIn } from '../notice/notices-in.ts'
import { dayOfNumber } from '../period/day.ts'
import { attainmentUnder } from '../rule/attainment-under.ts'
import { NO_RULES, type RuleBook } from '../rule/rule-book.ts'
import { statusByRule } from '../rule/status-by-rule.ts'
import { actualOf, fractionIn } from './actual.ts'
import type { AskedDay } from '../standing/asked-day.ts'
import { compositionOf, type Composition } from './composition.ts'
import { milestonesIn, type Judgement } from './judgement.ts'
import { judgementAtHand } from './judged-once.ts'
import { outcomeOf } from './outcome.ts'
import { resolutionOf, type Resolution } from './resolution.ts'
import type { ReportSummary, Standing } from '../standing/standing.ts'
import { NEVER } from './reading.ts'

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
 * called and when its period ends; those in force on the day judged say what was promised. Whoever has
 * judged that day already gives the judgement.
 */
export function standingAsOf(
  resolution: Resolution,
  asked: AskedDay,
  judgement: Judgement = judgementAtHand(resolution, asked),
): Standing {
  const { asOf } = asked
  const { ledger, landmarks, rules } = resolution
  const { history } = landmarks
  const { terms, promise, goal, revised, reports, course, measuring, policy, running } = judgement
  const composition = compositionOf(reports, course)
  const { parts } = composition

  const outcome = outcomeOf(judgement, resolution, asOf)
  const { state, completed, exceeded, days, declarations, contradicted } = outcome
  const milestones = [...milestonesIn(judgement), ...declarations]
  const { measure, reportedAs } = promise
  const readBy = { measure, reportedAs, period: terms.period }
  const plan = goal?.plan
  const originalPlan = goalIn(history.original)?.plan
  const { actual, fraction } = actualOf(course, ledger.scale, measuring)
  // Field by field, in the order in which they are shown: spreading those that may be missing takes six times
  // as long. That none is forgotten is seen by every law that holds a standing against the reference.
  const standing: Making = {
    target: ledger.target,
    kind: isIndicator(goal, promise) ? 'indicator' : 'target',
    title: terms.title,
    unit: terms.unit,
    measure,
    direction: promise.direction,
    period: terms.period,
  }
  if (terms.owner !== undefined) standing.owner = terms.owner
  if (terms.programme !== undefined) standing.programme = terms.programme
  if (terms.weight !== undefined) standing.weight = terms.weight
  if (terms.labels !== undefined) standing.labels = terms.labels
  standing.asOf = asOf
  if (running) standing.running = running
  standing.revision = ledger.complete
  if (plan !== undefined) standing.plan = plan
  if (originalPlan !== undefined) standing.originalPlan = originalPlan
  if (promise.baseline !== undefined) standing.baseline = promise.baseline
  if (promise.tolerance !== undefined) standing.tolerance = promise.tolerance
  if (actual !== undefined) standing.actual = actual
  if (fraction !== undefined) standing.fraction = fraction
  if (parts !== undefined) standing.parts = Object.freeze(parts)
  standing.attainmentMethod = promise.attainment
  standing.attainment = Object.freeze(attainmentIn(judgement, resolution))
  standing.met = course.judged.verdict !== 'unmet'
  if (state !== undefined) standing.state = state
  if (policy.rule !== undefined) standing.completionRule = policy.rule
  if (completed) standing.completedOn = dayOfNumber(days.completed)
  standing.exceeded = exceeded
  standing.revised = revised
  standing.contradicted = contradicted
  standing.milestones = Object.freeze(milestones.map((milestone) => Object.freeze(milestone)))
  standing.reports = Object.freeze(summaryOf(judgement, composition))
  standing.notices = noticesIn({ reports, terms: readBy })
  const made = standing as Standing
  return Object.freeze(
    promise.status === undefined ? made : withStatus(made, promise.status, rules),
  )
}

/** A standing while its fields are put together. */
type Making = { -readonly [Field in keyof Standing]?: Standing[Field] }

function withStatus(standing: Standing, { rule }: ByRule, rules: RuleBook): Standing {
  const status = statusByRule(rules.get('status', rule, standing.target), standing)
  return { ...standing, status, statusRule: rule }
}

/** How far the judged actual has come by the promise, under the method of the target. */
export function attainmentIn(
  { course, measuring, promise, goal, terms, judgedDay, end, running }: Judgement,
  { ledger, rules }: Resolution,
): Attainment {
  const asking = {
    rules,
    target: ledger.target,
    period: terms.period,
    on: judgedDay,
    running: running && judgedDay === end,
  }
  return attainmentUnder(promise, goal, fractionIn(course, measuring), asking)
}

function summaryOf(
  { course, judgedDay, reports, measuring }: Judgement,
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
    ...(course.counted > 0 && {
      last: reportAt(reports, last, measuring.aggregation.measure.takes),
    }),
  }
}
