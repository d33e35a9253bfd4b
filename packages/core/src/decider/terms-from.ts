import { derivedCompletion, derivedDirection } from '../event/derived-terms.ts'
import { isByRule } from '../event/rule-name.ts'
import {
  CLEARABLE_TERMS,
  type ClearableTerm,
  type DerivedTerm,
  type MeasureTerm,
  type TargetTerms,
  type TermsPatch,
  type Unit,
} from '../event/terms.ts'
import { customaryPer } from '../event/unit.ts'
import type { Checked, SetTarget, TermsInput, TermsPatchInput } from './commands.ts'

/** The terms a `SetTarget` makes, with every default filled in. */
export function termsFrom(command: SetTarget<Checked>): TargetTerms {
  const { measure } = command
  const direction = command.direction ?? derivedDirection(command)
  return {
    title: command.title,
    unit: unitFor(measure, unitFrom(command.unit)),
    measure,
    reportedAs: command.reportedAs ?? 'increment',
    direction,
    ...(command.direction === undefined && { derived: derivedIn(command) }),
    ...givenOrNot(command),
    period: command.period,
    completion: command.completion ?? derivedCompletion({ direction, measure }),
    earlyBy: command.earlyBy ?? 1,
    attainment: attainmentFrom(command.attainment ?? 'ofPlan'),
  }
}

/** The terms that may be absent, where they are not. */
function givenOrNot(command: SetTarget<Checked>): Pick<TargetTerms, ClearableTerm> {
  const given = CLEARABLE_TERMS.filter((term) => command[term] !== undefined)
  return Object.fromEntries(given.map((term) => [term, command[term]]))
}

/** What follows from other terms; a completion only beside a direction that does. */
function derivedIn({ completion }: SetTarget<Checked>): readonly DerivedTerm[] {
  return completion === undefined ? ['direction', 'completion'] : ['direction']
}

/** The patch a revision stores: as given, with short forms written out. */
export function patchFrom({ unit, attainment, ...rest }: TermsPatchInput<Checked>): TermsPatch {
  return {
    ...rest,
    ...(unit !== undefined && { unit: unitFrom(unit) }),
    ...(attainment !== undefined && { attainment: attainmentFrom(attainment) }),
  }
}

/** The patch with the unit that its measure needs: a ratio has a `per`, and nothing else has. */
export function patchWithPer(set: TermsPatch, before: TargetTerms): TermsPatch {
  if (set.measure === undefined && set.unit === undefined) return set
  const measure = set.measure ?? before.measure
  if (set.unit !== undefined) return { ...set, unit: unitFor(measure, set.unit) }
  const { per, ...unit } = before.unit
  if (measure === 'ratio') return per === undefined ? { ...set, unit: unitFor(measure, unit) } : set
  return per === undefined ? set : { ...set, unit }
}

function unitFrom(unit: TermsInput<Checked>['unit']): Unit {
  return typeof unit === 'string' ? { code: unit } : unit
}

/** A ratio is never left without its `per`, so that no reader has to know which codes imply one. */
function unitFor(measure: MeasureTerm, unit: Unit): Unit {
  if (measure !== 'ratio' || unit.per !== undefined) return unit
  return { ...unit, per: customaryPer(unit.code) }
}

function attainmentFrom(
  attainment: NonNullable<TermsInput<Checked>['attainment']>,
): TargetTerms['attainment'] {
  return typeof attainment === 'string' || isByRule(attainment)
    ? { method: attainment }
    : attainment
}
