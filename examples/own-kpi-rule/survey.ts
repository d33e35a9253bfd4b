import { firstBonus, mendedBonus } from './bonus.ts'
import { findings, type Asking, type Finding } from './findings.ts'

/**
 * By law, from how many of the seeds 1 to `seeds` it was found broken, and in how few events.
 */
export function surveyText(seeds: number, asking?: Asking): string {
  const all = Array.from({ length: seeds }, (_, index) => index + 1)
  const parts = [firstBonus, mendedBonus].flatMap((rule) => [
    `${rule.name}, of ${seeds} seeds:`,
    ...linesOf(all.flatMap((seed) => findings(rule, seed, asking))),
  ])
  return `${parts.join('\n')}\n`
}

function linesOf(found: readonly Finding[]): readonly string[] {
  const byLaw = Map.groupBy(found, ({ law }) => law)
  if (byLaw.size === 0) return ['  no law is broken']
  return [...byLaw].map(([law, cases]) => {
    const events = Math.max(...cases.map((each) => each.events))
    const run = Math.max(...cases.map((each) => each.run))
    return `  "${law}" broken from ${cases.length}, by run ${run}, told in ${events} events at most`
  })
}
