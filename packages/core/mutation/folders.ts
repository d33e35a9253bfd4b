/**
 * The folders of core whose mutants are counted, each with the folders whose tests are run on them:
 * its own, and those where a mutant shows that does no harm nearer by. Fewer tests make a mutant
 * that survives cheap, and a score that says more of the folder's own.
 */
export const MUTATED: Readonly<Record<string, readonly string[]>> = {
  quantity: ['quantity', 'attainment'],
  period: ['period'],
  scoreboard: ['scoreboard', 'rule'],
  timeline: ['timeline', 'rule'],
  history: ['history'],
  decider: ['decider', 'rule'],
  attainment: ['attainment'],
  measure: ['measure', 'ledger'],
  ledger: ['ledger', 'judgement'],
  judgement: ['judgement', 'timeline', 'rule'],
  standing: ['standing', 'scoreboard'],
  rule: ['rule'],
  claims: ['claims'],
  event: ['event'],
  store: ['store', 'engine'],
  engine: ['engine'],
  notice: ['notice'],
}

/** The score that the folders at the heart of every figure must reach, in percent; see docs/mutation.md. */
export const REQUIRED: Readonly<Record<string, number>> = {
  quantity: 90,
  period: 90,
  judgement: 90,
  ledger: 90,
  scoreboard: 90,
  timeline: 90,
  history: 90,
  decider: 90,
}
