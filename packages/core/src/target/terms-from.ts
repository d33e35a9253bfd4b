import { isByRule } from '../event/rule-name.ts'
import type { TargetTerms, TermsPatch } from '../event/terms.ts'
import type { Checked, SetTarget, TermsInput, TermsPatchInput } from './commands.ts'

/** The terms a `SetTarget` makes, with every default filled in. */
export function termsFrom(command: SetTarget<Checked>): TargetTerms {
  const { plan, baseline, tolerance, band, status, owner, programme, weight, labels } = command
  const direction = command.direction ?? (band === undefined ? 'atLeast' : 'within')
  return {
    title: command.title,
    unit: unitFrom(command.unit),
    measure: command.measure,
    reportedAs: command.reportedAs ?? 'increment',
    direction,
    ...(plan !== undefined && { plan }),
    ...(baseline !== undefined && { baseline }),
    ...(tolerance !== undefined && { tolerance }),
    ...(band !== undefined && { band }),
    period: command.period,
    completion: command.completion ?? defaultCompletion(direction, command.measure),
    earlyBy: command.earlyBy ?? 1,
    attainment: attainmentFrom(command.attainment ?? 'ofPlan'),
    ...(status !== undefined && { status }),
    ...(owner !== undefined && { owner }),
    ...(programme !== undefined && { programme }),
    ...(weight !== undefined && { weight }),
    ...(labels !== undefined && { labels }),
  }
}

/** The patch a revision stores: as given, with short forms written out. */
export function patchFrom({ unit, attainment, ...rest }: TermsPatchInput<Checked>): TermsPatch {
  return {
    ...rest,
    ...(unit !== undefined && { unit: unitFrom(unit) }),
    ...(attainment !== undefined && { attainment: attainmentFrom(attainment) }),
  }
}

function unitFrom(unit: TermsInput<Checked>['unit']): TargetTerms['unit'] {
  return typeof unit === 'string' ? { code: unit } : unit
}

function attainmentFrom(
  attainment: NonNullable<TermsInput<Checked>['attainment']>,
): TargetTerms['attainment'] {
  return typeof attainment === 'string' || isByRule(attainment)
    ? { method: attainment }
    : attainment
}

function defaultCompletion(
  direction: TargetTerms['direction'],
  measure: TargetTerms['measure'],
): TargetTerms['completion'] {
  const reachable = measure === 'sum' || measure === 'max' || measure === 'steps'
  return direction === 'atLeast' && reachable ? 'whenReached' : 'heldAtDeadline'
}
