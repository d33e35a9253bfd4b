export { DEFAULT_RUNS, lawsOf, ruleLaws } from './rule-laws.ts'
export type { RuleClaims, RuleLawOptions, RuleSuiteOptions, RuleUnderTest } from './rule-laws.ts'
export type { Order } from './rule-laws/progress-law.ts'
export type { KpiRule, RulePoint } from './rule-laws/kpi-rule.ts'
export type { RuleLaw, RuleTrial } from './rule-laws/law.ts'
export type { Question } from './rule-laws/outcome.ts'
export { RuleLawBroken } from './rule-laws/rule-law-broken.ts'
export { throughEngine } from './rule-laws/through-engine.ts'
export type { AttainmentJudgement, CompletionJudgement } from './rule-laws/through-engine.ts'
export type { Share, Shares, Thresholds } from './rule-laws/thresholds.ts'
export { story } from './story/story.ts'
export { storeContract } from './store-contract.ts'
export type {
  CreateStoreHarness,
  StoreContractOptions,
  StoreHarness,
  StoreLaw,
} from './store-contract.ts'
export { StoreContractBroken } from './store-contract/expectation.ts'
export { sampleCommit } from './store-contract/sample-commit.ts'
export type { SampleCommit } from './store-contract/sample-commit.ts'
export { batchesOf, deliveriesOf, shuffled } from './arbitraries/deliveries.ts'
export { histories, historyOf, historyPlans } from './arbitraries/histories.ts'
export type {
  HistoryConstraints,
  HistoryPlan,
  SampleHistory,
  Turn,
} from './arbitraries/histories.ts'
export { firstDays, periods, zones } from './arbitraries/periods.ts'
export { clockChanges, daysNear, momentsNear } from './arbitraries/clock-changes.ts'
export type { ClockChange } from './arbitraries/clock-changes.ts'
export { quantities, roundingTies, smallQuantities } from './arbitraries/quantities.ts'
export { settings } from './arbitraries/set-target.ts'
export { pointIn, pointPlans } from './arbitraries/view-points.ts'
export type { PointPlan, SamplePoint } from './arbitraries/view-points.ts'
export { given } from './given-when-then/given.ts'
export type {
  ExpectedStanding,
  Past,
  TargetsAfter,
  TargetsDecided,
  TargetsGiven,
} from './given-when-then/given.ts'
export { givenFor } from './given-when-then/given-for.ts'
export type { Decided, Scene, StateAfter } from './given-when-then/given-for.ts'
export type { Decider, Decision } from './given-when-then/decider.ts'
export type { Difference } from './given-when-then/difference.ts'
export { ExpectationNotMet } from './given-when-then/expectation-not-met.ts'
export type { ExpectedEvent, NamedFields } from './given-when-then/named-fields.ts'
export type { ExpectedDecision, Outcome } from './given-when-then/outcome.ts'
export { checkGoldenHistory } from './golden-history/golden-history.ts'
export type { GoldenHistory, GoldenStanding, GoldenView } from './golden-history/golden-history.ts'
export { hostileCommands } from './hostile/hostile-commands.ts'
export { hostileInput } from './hostile/hostile-input.ts'
export type { HostileConstraints } from './hostile/hostile-input.ts'
export type { HostileValue } from './hostile/hostile-value.ts'
export { madeHostile } from './hostile/made-hostile.ts'
export { referenceStanding } from './reference/reference-standing.ts'
export type { ReferencePoint } from './reference/reference-standing.ts'
export { referenceToday } from './reference/reference-today.ts'
