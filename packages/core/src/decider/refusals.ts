import type { DaySpan } from '../event/terms.ts'
import type { DatedRevision } from '../ledger/terms-history.ts'
import type { Measure } from '../measure/measure.ts'
import type { Day } from '../period/day.ts'
import type { CoreRefusals } from '../refusal/core-refusals.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'

// What is so when a command is refused, one function each; the schema's own refusals
// (InvalidQuantity, UnknownField, …) are made where the fields are read.

export function targetNotSet(target: string): Refusal {
  const remedy = 'Set the target first.'
  return refuse('TargetNotSet', 'target', target, 'a target that has been set', remedy)
}

export function targetAlreadySet(target: string): Refusal {
  const remedy = 'Revise it, or choose another id.'
  return refuse(
    'TargetAlreadySet',
    'target',
    target,
    'a target not set yet, or the same terms',
    remedy,
  )
}

export function targetIsVoided(target: string): Refusal {
  const remedy = 'Restore it, or set it again.'
  return refuse('TargetIsVoided', 'target', target, 'a target that is not voided', remedy)
}

export function targetNotVoided(target: string): Refusal {
  const remedy =
    'Restore only what is voided; a target that was set again after a void has begun a new life.'
  return refuse('TargetNotVoided', 'target', target, 'a target that is voided', remedy)
}

/** What belongs to a life of the target that a void has ended. */
export function ofVoidedTarget(field: string, id: string): Refusal {
  const remedy = 'Restore the target, or give the command anew under another id.'
  return refuse('OfVoidedTarget', field, id, 'the id of something that no void has ended', remedy)
}

export function targetIsCancelled(field: string, on: Day): Refusal {
  const remedy = 'Give a day on which it stands, or reopen it first.'
  return refuse(
    'TargetIsCancelled',
    field,
    on,
    'a day on which the target is not cancelled',
    remedy,
  )
}

export function targetNotCancelled(on: Day): Refusal {
  const remedy = 'Give a day on which it is cancelled.'
  return refuse('TargetNotCancelled', 'on', on, 'a day on which the target is cancelled', remedy)
}

export function termsDoNotFit(
  field: string,
  found: unknown,
  expected: string,
  remedy: string,
  parameters: CoreRefusals['TermsDoNotFit'],
): Refusal {
  return refuse('TermsDoNotFit', field, found, expected, remedy, parameters)
}

/** The refusal of a revision that makes no sense beside a later one, which it names. */
export function underLater(fault: Refusal, { revision, data }: DatedRevision): Refusal {
  const { effective } = data
  const more = `From ${effective} on revision ${revision} stands over it: revise that first.`
  return {
    ...fault,
    remedy: `${fault.remedy} ${more}`,
    parameters: { ...fault.parameters, revision, effective },
    message: `${fault.message} ${more}`,
  }
}

export function fixedByReports(field: string, found: unknown): Refusal {
  const code = field === 'unit' ? 'UnitFixedByReports' : 'MeasureFixedByReports'
  const remedy = 'Retract the reports first, or set another target.'
  return refuse(code, `set.${field}`, found, `no change of ${field} under existing reports`, remedy)
}

export function effectiveBeforeStart(effective: Day, start: Day): Refusal {
  const remedy = `Make it effective on ${start}.`
  return refuse('EffectiveBeforeStart', 'effective', effective, `${start} or later`, remedy, {
    start,
  })
}

export function valueDoesNotFitMeasure(
  field: string,
  found: unknown,
  measure: string,
  takes: Measure['takes'],
): Refusal {
  const figure = found === undefined && takes !== 'none' ? 'a figure' : 'no figure'
  const expected = `${figure} here under the measure ${measure}`
  return refuse('ValueDoesNotFitMeasure', field, found, expected, REMEDY_OF[takes], {
    measure,
    takes,
  })
}

const REMEDY_OF: Readonly<Record<Measure['takes'], string>> = {
  quantity: 'Give a quantity, and nothing else.',
  fraction: 'Give a numerator and a denominator, and nothing else.',
  steps: 'Give steps, and nothing else.',
  none: 'Declare its milestones; there is nothing to report.',
}

export function invalidFigure(field: string, found: unknown, expected: string): Refusal {
  return refuse('InvalidFigure', field, found, expected, 'Correct the figure.', { least: 0 })
}

export function finerThanUnit(field: string, found: unknown, scale: number): Refusal {
  const remedy = 'Round the figure at its source, or revise the scale of the unit.'
  const expected = `at most ${scale} ${scale === 1 ? 'digit' : 'digits'} after the point`
  return refuse('FinerThanUnit', field, found, expected, remedy, { scale })
}

export function unitDiffers(found: unknown, code: string): Refusal {
  const remedy = 'Convert the figure at its source, or report it to a target in that unit.'
  return refuse('UnitDiffers', 'unit', found, JSON.stringify(code), remedy, { unit: code })
}

export function partExceedsWhole(field: string, part: unknown, whole: string): Refusal {
  const remedy = 'Correct the part or the whole.'
  return refuse('PartExceedsWhole', field, part, `a part from 0 to ${whole}`, remedy, { whole })
}

export function partsNotTaken(measure: string, parts: unknown): Refusal {
  const remedy = 'Leave the parts out, or measure them by indicators of their own.'
  return refuse('PartsNotTaken', 'parts', parts, `no parts under the measure ${measure}`, remedy, {
    measure,
  })
}

export function dayOutsideSpan(on: Day, { from, to }: DaySpan): Refusal {
  const remedy = 'Give the last day of the span as the day the figure is true for.'
  return refuse('DayOutsideSpan', 'on', on, `a day in ${from} to ${to}`, remedy, { on, from, to })
}

export function dayLeavesSpan(on: Day, { from, to }: DaySpan): Refusal {
  const remedy = 'Correct the span that the report covers, too; over: null takes it out.'
  return refuse('DayOutsideSpan', 'on', on, `a day in ${from} to ${to}`, remedy, { on, from, to })
}

export function spanWithoutDay(over: DaySpan, on: Day): Refusal {
  const remedy = 'Correct the day of the report, too, or give another span.'
  return refuse('DayOutsideSpan', 'over', over, `days with ${on} among them`, remedy, {
    on,
    ...over,
  })
}

export function spanEndsBeforeItBegins(to: Day, from: Day): Refusal {
  const remedy = 'Give a later last day, or an earlier first day.'
  return refuse('SpanEndsBeforeItBegins', 'over.to', to, `a day not before ${from}`, remedy, {
    from,
  })
}

export function reportNotFound(report: string, target: string): Refusal {
  const remedy = 'Give the id of a ProgressReported event of this very target.'
  return refuse(
    'ReportNotFound',
    'report',
    report,
    `a report of ${JSON.stringify(target)}`,
    remedy,
    {
      target,
    },
  )
}

export function reportRetracted(report: string): Refusal {
  const remedy = 'Report the figure anew.'
  return refuse('ReportRetracted', 'report', report, 'a report that was not retracted', remedy)
}

export function milestoneNotDefined(
  milestone: string,
  expected: string,
  remedy: string,
  parameters: CoreRefusals['MilestoneNotDefined'],
): Refusal {
  return refuse('MilestoneNotDefined', 'milestone', milestone, expected, remedy, parameters)
}

export function notEarly(on: Day, latest: Day): Refusal {
  const remedy = 'Declare it completed, or give the day it was really completed on.'
  return refuse('NotEarly', 'on', on, `${latest} or before`, remedy, { latest })
}

export function milestoneAlreadyDeclared(on: Day, declared: Day): Refusal {
  const remedy = 'Withdraw the declaration first.'
  return refuse(
    'MilestoneAlreadyDeclared',
    'on',
    on,
    `the same declaration again, for ${declared}`,
    remedy,
    { declared },
  )
}

export function milestoneNotDeclared(milestone: string): Refusal {
  const remedy = 'Withdraw only what was declared; measured milestones follow the reports.'
  return refuse('MilestoneNotDeclared', 'milestone', milestone, 'a declared milestone', remedy)
}

export function commandTooLarge(most: number): Refusal {
  const remedy = 'Refer to large data, or open the tracker with a greater maxCommandBytes.'
  const found = 'a larger command'
  return refuse('CommandTooLarge', '', found, `a command of at most ${most} bytes`, remedy, {
    most,
  })
}
