import * as fc from 'fast-check'
import { optionsIn } from '../refusal/reading.ts'
import { histories, type HistoryConstraints } from './arbitraries/histories.ts'
import { reportedHistories } from './arbitraries/reported-histories.ts'
import type { Rule } from '../rule/rule.ts'
import { reachesOneWhereMet } from './rule-laws/attainment-law.ts'
import { heedsCorrections, heedsRetractions } from './rule-laws/amendment-laws.ts'
import { answersAlways, answersTheSameAgain, changesNothing } from './rule-laws/answer-laws.ts'
import { sameInTwoParts, sameOverSeries } from './rule-laws/addition-laws.ts'
import { neverWorseByProgress, type Order } from './rule-laws/progress-law.ts'
import { sameInAnyUnit } from './rule-laws/unit-law.ts'
import { knowsNoMore, looksNotAhead } from './rule-laws/clock-laws.ts'
import { anyDelivery } from './rule-laws/delivery-law.ts'
import type { KpiRule } from './rule-laws/kpi-rule.ts'
import { lawOf, type RuleLaw, type RuleTrial } from './rule-laws/law.ts'
import type { RuleSource } from './rule-laws/law-form.ts'
import { remembersNothing } from './rule-laws/memory-law.ts'
import { heedsCorrectedPlan, keepsPlanOfTheDay } from './rule-laws/plan-laws.ts'
import { judgesBeforeRounding, reachesAtTheVeryFigure } from './rule-laws/rounding-law.ts'
import { RuleLawBroken } from './rule-laws/rule-law-broken.ts'
import type { Thresholds } from './rule-laws/thresholds.ts'
import {
  constraintsOf,
  isBetterBy,
  reachedBy,
  throughEngine,
  verdictOf,
} from './rule-laws/through-engine.ts'

/**
 * A rule to examine: a KPI rule, or a rule of the engine, which is judged by what it comes to in a
 * standing; or a function that makes it anew.
 */
export type RuleUnderTest<Judgement = unknown> =
  | KpiRule<Judgement>
  | Rule
  | (() => KpiRule<Judgement> | Rule)

/** What a rule says of itself; each claim is checked where it is made. */
export interface RuleClaims<Judgement = unknown> {
  /**
   * More progress is never judged worse, by this order of judgements; `true` for the order that
   * attainment, completion and status rules have of their own. Of targets to be reached or not to be
   * passed (`atLeast`, `atMost`).
   */
  readonly monotonic?: Order<Judgement> | true | undefined
  /**
   * A threshold is reached by the very figure: on it the judgement is as a little better, which is
   * more where a plan is to be reached, less where it is not to be passed, and further inside where
   * the actual is to stay within a band or near a plan.
   */
  readonly inclusive?: true | undefined
  /** Plan and figures in another unit are judged the same. */
  readonly scaleInvariant?: true | undefined
  /** A report told in two parts is judged the same. Of measures whose reports add up. */
  readonly splittable?: true | undefined
  /** Which series a report is in makes no difference. Of measures whose reports add up. */
  readonly additiveOverSeries?: true | undefined
}

/** What is to be known of a rule so that it is asked what it is for. */
export interface RuleLawOptions<Judgement = unknown> {
  readonly claims?: RuleClaims<Judgement> | undefined
  /**
   * What the histories are about; absent: one target of any kind, and at most 12 commands after it
   * is set. A rule for sums that are to be reached asks for
   * `{ measures: ['sum'], directions: ['atLeast'] }`.
   */
  readonly histories?: HistoryConstraints | undefined
  /** Where a judgement may change, as shares of plan or of attainment; absent: at 1 alone. */
  readonly thresholds?: Thresholds | undefined
  /**
   * The part of a judgement that changes at thresholds only, where other parts are figures that
   * follow the actual; absent: the whole.
   */
  readonly verdict?: ((judgement: Judgement) => unknown) | undefined
}

const LAW_OPTIONS = ['claims', 'histories', 'thresholds', 'verdict'] as const
const CLAIMS = [
  'monotonic',
  'inclusive',
  'scaleInvariant',
  'splittable',
  'additiveOverSeries',
] as const

/**
 * The laws of a rule as values, for any runner of properties: `fc.assert(law.property)`. The rule
 * comes as itself, or as a function that makes it where it keeps anything between two questions.
 *
 * @example
 * const isMet = {
 *   name: 'met@1',
 *   judge: (events: readonly TargetEvent[], point: RulePoint) =>
 *     standing(events, events[0]?.target ?? '', point)?.met ?? false,
 * }
 * const laws = lawsOf(isMet, { claims: { monotonic: [false, true] } })
 * laws.at(-1)?.name //=> 'more progress is never judged worse'
 */
export function lawsOf<Judgement>(
  rule: RuleUnderTest<Judgement>,
  options: RuleLawOptions<Judgement> = {},
): readonly RuleLaw[] {
  optionsIn(options, LAW_OPTIONS)
  optionsIn(options.claims ?? {}, CLAIMS)
  const make = typeof rule === 'function' ? rule : () => rule
  const made = make()
  const engines = 'kind' in made ? made : undefined
  if (options.claims?.inclusive && engines?.kind === 'aggregation') {
    throw new TypeError(
      'inclusive: expected no such claim of an aggregation, which comes to a figure and decides nothing.',
    )
  }
  const source: RuleSource<Judgement> = () => {
    const each = make()
    return 'kind' in each ? (throughEngine(each) as KpiRule<Judgement>) : each
  }
  const constraints = {
    maxTargets: 1,
    maxSteps: 12,
    ...(engines && constraintsOf(engines)),
    ...options.histories,
  }
  const { thresholds = ['1'], claims = {} } = options
  const verdictBy = (part: typeof verdictOf) =>
    options.verdict ?? (engines && ((judgement: Judgement) => part(engines, judgement)))
  const sample = histories(constraints)
  const reported = reportedHistories(constraints)
  return [
    lawOf(answersAlways(sample), source),
    lawOf(answersTheSameAgain(sample), source),
    lawOf(changesNothing(sample), source),
    lawOf(remembersNothing(reported), source),
    lawOf(anyDelivery(reported), source),
    lawOf(heedsCorrections(constraints), source),
    lawOf(heedsRetractions(constraints), source),
    lawOf(knowsNoMore(reported), source),
    lawOf(looksNotAhead(reported), source),
    lawOf(keepsPlanOfTheDay(constraints), source),
    lawOf(heedsCorrectedPlan(constraints), source),
    // What an aggregation comes to is a figure, in which there is nothing to decide; and where
    // people declare that a target is met, there is no figure.
    ...(engines?.kind === 'aggregation' || !isMeasured(constraints)
      ? []
      : [lawOf(judgesBeforeRounding(constraints, thresholds, verdictBy(verdictOf)), source)]),
    ...(engines?.kind === 'attainment' ? [lawOf(reachesOneWhereMet(reported), source)] : []),
    ...(claims.inclusive
      ? [lawOf(reachesAtTheVeryFigure(constraints, thresholds, verdictBy(reachedBy)), source)]
      : []),
    ...lawsOfClaims(constraints, source, engines, claims),
  ]
}

function isMeasured({ measures }: HistoryConstraints): boolean {
  return measures?.some((measure) => measure !== 'declared') ?? true
}

function lawsOfClaims<Judgement>(
  constraints: HistoryConstraints,
  source: RuleSource<Judgement>,
  engines: Rule | undefined,
  claims: RuleClaims<Judgement>,
): readonly RuleLaw[] {
  const { monotonic, scaleInvariant, splittable, additiveOverSeries } = claims
  const order = monotonic === true ? orderOf(engines) : monotonic
  return [
    ...(order ? [lawOf(neverWorseByProgress(constraints, order), source)] : []),
    ...(scaleInvariant ? [lawOf(sameInAnyUnit(constraints), source)] : []),
    ...(splittable ? [lawOf(sameInTwoParts(constraints), source)] : []),
    ...(additiveOverSeries ? [lawOf(sameOverSeries(constraints), source)] : []),
  ]
}

function orderOf(engines: Rule | undefined): (one: unknown, other: unknown) => boolean {
  const isBetter = engines && isBetterBy(engines)
  if (isBetter !== undefined) return isBetter
  throw new TypeError(
    'monotonic: expected an order of judgements, found true. Give all of them, worst first, or a function.',
  )
}

/** How the laws of a rule are put to a test runner. */
export interface RuleSuiteOptions<Judgement = unknown> extends RuleLawOptions<Judgement> {
  /** How the test runner groups tests: Vitest's, Jest's, Mocha's, `node:test`'s. */
  readonly describe: (name: string, define: () => void) => unknown
  /** How the test runner takes a test. */
  readonly it: (name: string, test: () => void) => unknown
  /** How many histories each law is tried on, 1 or more; absent: 100. */
  readonly numRuns?: number | undefined
  /** Where the histories begin, to repeat a run; absent: another place each time. */
  readonly seed?: number | undefined
  /**
   * Names of laws that the rule is known not to keep. They are tried all the same, and fail once
   * the rule keeps them, so that a gap that closes is noticed. A name of no law that the rule is
   * asked is a `TypeError`.
   */
  readonly knownGaps?: readonly string[] | undefined
}

/** How many histories each law is tried on by default. */
export const DEFAULT_RUNS = 100

/**
 * The laws of a rule as a test suite, for any test runner. A failing history is shrunk to a handful
 * of events and told as a story, as JSON and as a test to paste.
 *
 * @example
 * import { describe, it } from 'vitest'
 *
 * const isMet: KpiRule<boolean> = {
 *   name: 'met@1',
 *   judge: (events, point) => standing(events, events[0]?.target ?? '', point)?.met ?? false,
 * }
 * ruleLaws(isMet, { describe, it, claims: { monotonic: [false, true], scaleInvariant: true } })
 */
export function ruleLaws<Judgement>(
  rule: RuleUnderTest<Judgement>,
  options: RuleSuiteOptions<Judgement>,
): void {
  const {
    describe,
    it,
    knownGaps = [],
    numRuns = DEFAULT_RUNS,
    seed,
    ...asked
  } = optionsIn(options, [...LAW_OPTIONS, 'describe', 'it', 'knownGaps', 'numRuns', 'seed'])
  const { name } = typeof rule === 'function' ? rule() : rule
  const parameters = { numRuns, ...(seed !== undefined && { seed }) }
  const gaps = new Set(knownGaps)
  describe(`${name} keeps the laws of rules`, () => {
    for (const law of lawsOf(rule, asked)) {
      if (gaps.delete(law.name)) it(`known gap: ${law.name}`, () => expectGap(law, parameters))
      else it(law.name, () => expectKept(law, parameters))
    }
    if (gaps.size > 0) {
      throw new TypeError(`Expected knownGaps to name laws, found '${[...gaps].join("', '")}'.`)
    }
  })
}

function expectKept({ property }: RuleLaw, parameters: fc.Parameters<[RuleTrial]>): void {
  const details = fc.check(property, parameters)
  if (!details.failed) return
  const [trial] = details.counterexample ?? []
  if (trial === undefined) throw new RuleLawBroken(fc.defaultReportMessage(details) ?? '')
  const { seed, counterexamplePath: path, numRuns, numShrinks } = details
  throw new RuleLawBroken(
    `${trial.report()}\n\nFound in run ${numRuns}, and shrunk ${numShrinks} times. To repeat it: fc.assert(law.property, ${JSON.stringify({ seed, path })}).`,
  )
}

function expectGap({ name, property }: RuleLaw, parameters: fc.Parameters<[RuleTrial]>): void {
  // Nobody reads the case that shows it, so that no smaller one is looked for.
  const details = fc.check(property, { ...parameters, endOnFailure: true })
  if (details.counterexample !== null) return
  // Too few histories that the law is about show nothing, neither a gap nor that it has closed.
  if (details.failed) throw new RuleLawBroken(fc.defaultReportMessage(details) ?? '')
  throw new RuleLawBroken(`The gap has closed: remove "${name}" from knownGaps.`)
}
