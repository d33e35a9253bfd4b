import type { Direction, MeasureName, ReportedAs } from '../../event/terms.ts'
import type { HistoryConstraints } from '../arbitraries/histories.ts'
import type { TermConstraints } from '../arbitraries/set-target.ts'

/** The histories that a claim is about, among those that the rule is for. */
export function narrowed<Limits extends TermConstraints>(
  claim: string,
  constraints: HistoryConstraints,
  limits: Limits,
): HistoryConstraints & Required<Pick<TermConstraints, keyof Limits & keyof TermConstraints>> {
  const both = <Term>(rule: readonly Term[] | undefined, allowed: readonly Term[]) => {
    const common = rule === undefined ? allowed : rule.filter((term) => allowed.includes(term))
    if (common.length > 0) return common
    throw new TypeError(
      `The claim ${claim} is about targets with ${allowed.join(', ')}, and the rule is for ${rule?.join(', ')}. Leave the claim out.`,
    )
  }
  const { measures, directions, reportedAs } = limits
  return {
    ...constraints,
    ...(measures && { measures: both<MeasureName>(constraints.measures, measures) }),
    ...(directions && { directions: both<Direction>(constraints.directions, directions) }),
    ...(reportedAs && { reportedAs: both<ReportedAs>(constraints.reportedAs, reportedAs) }),
  } as ReturnType<typeof narrowed<Limits>>
}
