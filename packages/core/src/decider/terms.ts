import { canonicalJson } from '../event/canonical-json.ts'
import type { TargetRevised } from '../event/events.ts'
import { isByRule, titleOfRule } from '../event/rule-name.ts'
import {
  FIXED_TERMS,
  type MeasureTerm,
  type TargetTerms,
  type TermsPatch,
  type Unit,
} from '../event/terms.ts'
import { isSameUnit } from '../event/unit.ts'
import { daybookOf } from '../ledger/daybook.ts'
import { knownThrough } from '../ledger/ledger.ts'
import { isSameHistory } from '../ledger/same-history.ts'
import {
  datedRevisions,
  termsHistoryOf,
  type DatedRevision,
  type TermsHistory,
} from '../ledger/terms-history.ts'
import { dayNumberOf, type Day, type DayNumber } from '../period/day.ts'
import type { Moment } from '../period/moment.ts'
import { firstNameOf } from '../period/same-zone.ts'
import type { Zone } from '../period/zone.ts'
import { refusalUnder } from '../refusal/refusal.ts'
import { accepted, refused } from '../refusal/result.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import { faultInTerms } from './check-terms.ts'
import type { Checked, ReviseTarget, SetTarget } from './commands.ts'
import { dayUnder } from '../ledger/day-of-record.ts'
import { effectiveBeforeStart, fixedByReports, targetAlreadySet, underLater } from './refusals.ts'
import type { KnownTarget, Ruling } from './known-target.ts'
import { faultInRuleNames, faultInRulesGiven } from './rule-refusals.ts'
import { termsSpelledOut } from './spelled-out.ts'
import { patchFrom, patchWithPer, termsFrom } from './terms-from.ts'

export function setTarget(
  command: SetTarget<Checked>,
  known: KnownTarget | undefined,
  rules: RuleBook,
): Ruling {
  const terms = termsFrom(command)
  const unknown = faultInRuleNames(terms, rules)
  if (unknown !== undefined) return refused(unknown)
  if (known !== undefined && known.landmarks.voided === undefined) {
    // Set again, in whatever spelling: nothing changes, so nothing is stored.
    return isSame(plainly(known.landmarks.set.data), plainly(terms))
      ? accepted([])
      : refused(targetAlreadySet(command.target))
  }
  const fault = faultInTerms(terms)
  return fault === undefined ? accepted([{ type: 'TargetSet', data: terms }]) : refused(fault)
}

export function reviseTarget(
  command: ReviseTarget<Checked>,
  known: KnownTarget,
  recordedAt: Moment,
  rules: RuleBook,
): Ruling {
  const { set: first, history, revisions } = known.landmarks
  const { kind, reason, reference } = command
  const given = patchFrom(command.set)
  const unknown = faultInRuleNames(given, rules)
  if (unknown !== undefined) return refused(refusalUnder('set', unknown))
  const start = startUnder(history, kind, given)
  const effective =
    command.effective ??
    (kind === 'change' ? firstDayOfChange(start, history, recordedAt) : undefined)
  if (effective !== undefined && effective < start) {
    return refused(effectiveBeforeStart(effective, start))
  }
  // Measure and unit are the same on all days.
  const set = patchWithPer(given, history.original)
  const fixed = fixedTerm(set, history.original, rules)
  if (fixed !== undefined && hasReports(known)) return refused(fixedByReports(fixed, set[fixed]))
  const data = {
    ...(effective !== undefined && { effective }),
    kind,
    reason,
    ...(reference !== undefined && { reference }),
    set,
  }
  // What a patch makes of the terms of every stretch must make sense, whichever day it begins on.
  const revision = known.revision + 1
  const after = termsHistoryOf(first, [...revisions, { revision, data }])
  if (isSameHistory(after, history)) {
    const fault = faultInRulesGiven(history, rules, command.target)
    return fault === undefined ? accepted([]) : refused(fault)
  }
  for (const { from, terms } of after.stretches) {
    const fault = faultInTerms(terms)
    if (fault === undefined) continue
    const later = laterRevision(first, [...revisions, { revision, data }], from)
    return refused(refusalUnder('set', later === undefined ? fault : underLater(fault, later)))
  }
  // A revision may well be what takes the name of a rule out that is no longer there.
  const missing = faultInRulesGiven(after, rules, command.target)
  return missing === undefined ? accepted([{ type: 'TargetRevised', data }]) : refused(missing)
}

/** Terms in the one way in which they are compared. */
function plainly(terms: TargetTerms): object {
  const { period } = terms
  return termsSpelledOut({
    ...terms,
    period: { ...period, zone: firstNameOf(period.zone) as Zone },
  })
}

/** Of some revisions the one that a stretch begins with and that counts after the last of them. */
function laterRevision(
  set: KnownTarget['landmarks']['set'],
  revisions: readonly Pick<TargetRevised, 'revision' | 'data'>[],
  from: DayNumber,
): DatedRevision | undefined {
  const { ranked } = datedRevisions(set, revisions)
  const own = ranked.findIndex(({ revision }) => revision === revisions.at(-1)?.revision)
  return ranked.slice(own + 1).findLast(({ data }) => dayNumberOf(data.effective) === from)
}

/** The first day on which the target is in effect; a correction may have it begin earlier. */
function startUnder(
  { original }: TermsHistory,
  kind: TargetRevised['data']['kind'],
  { period }: TermsPatch,
): Day {
  const start = original.period.from
  return kind === 'correction' && period !== undefined && period.from < start ? period.from : start
}

function firstDayOfChange(start: Day, history: TermsHistory, recordedAt: Moment): Day {
  const today = dayUnder(history, recordedAt)
  return today < start ? start : today
}

/**
 * What reports are read by must not change under them; but a unit may be read more finely and be
 * shown otherwise, and an aggregation rule make way for another version of itself.
 */
function fixedTerm(
  set: TermsPatch,
  before: TargetTerms,
  rules: RuleBook,
): (typeof FIXED_TERMS)[number] | undefined {
  return FIXED_TERMS.find((term) => {
    if (set[term] === undefined || isSame(set[term], before[term])) return false
    if (term === 'unit') return set.unit !== undefined && !isAsFine(set.unit, before.unit)
    return term !== 'measure' || !isOtherVersion(set.measure, before.measure, rules)
  })
}

/** Whether a measure is another version of the rule it was, for reports that hold the same. */
function isOtherVersion(
  measure: MeasureTerm | undefined,
  before: MeasureTerm,
  rules: RuleBook,
): boolean {
  if (!isByRule(measure) || !isByRule(before)) return false
  const [now, was] = [measure, before].map(({ rule }) => rules.find('aggregation', rule))
  return (
    titleOfRule(measure.rule) === titleOfRule(before.rule) &&
    now !== undefined &&
    now.takes === was?.takes
  )
}

/** Whether a unit is the one it was, or takes more digits than it did. */
function isAsFine({ scale, ...unit }: Unit, { scale: was, ...before }: Unit): boolean {
  return isSameUnit(unit, before) && (scale === undefined || (was !== undefined && scale >= was))
}

function hasReports({ ledger, revision, landmarks }: KnownTarget): boolean {
  return daybookOf(knownThrough(ledger, revision), landmarks.set.revision).rows.length > 0
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
