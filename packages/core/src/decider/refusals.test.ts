import { expect, test } from 'vitest'
import { toldTarget, type Telling, type Told } from '../testing/telling.ts'

const DAY = '2020-03-01'

const report = (fields: object): Told => ({ type: 'ReportProgress', on: DAY, ...fields })

const revise = (fields: object): Told => ({
  type: 'ReviseTarget',
  kind: 'change',
  set: {},
  reason: 'decided',
  ...fields,
})

function withReport(terms: Parameters<typeof toldTarget>[0] = {}): Telling {
  const telling = toldTarget(terms)
  telling.tell(report({ quantity: '6' }))
  return telling
}

function withRetracted(): Telling {
  const telling = withReport()
  telling.tell({ type: 'RetractProgress', report: 'c2.1' })
  return telling
}

function cancelled(): Telling {
  const telling = toldTarget()
  telling.tell({ type: 'CancelTarget', on: DAY, reason: 'merged' })
  return telling
}

function withDeclaration(): Telling {
  const telling = toldTarget({ measure: 'declared' })
  telling.tell({ type: 'DeclareMilestone', milestone: 'completed', on: DAY })
  return telling
}

function voided(): Telling {
  const telling = toldTarget()
  telling.tell({ type: 'VoidTarget', reason: 'typed twice' })
  return telling
}

/** Set again after a void, so that what was reported before is of another life. */
function setAgain(): Telling {
  const telling = withReport()
  telling.tell({ type: 'VoidTarget', reason: 'typed twice' })
  telling.tell(again)
  return telling
}

function withSpan(): Telling {
  const telling = toldTarget()
  telling.tell(report({ quantity: '6', over: { from: '2020-02-01', to: DAY } }))
  return telling
}

function loosened(): Telling {
  const telling = toldTarget({ direction: 'exactly', plan: '10', tolerance: '1' })
  telling.tell(revise({ set: { tolerance: '2' }, effective: '2020-09-01' }))
  return telling
}

const again: Told = {
  type: 'SetTarget',
  title: 'Others',
  unit: 'person',
  measure: 'sum',
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
}

// Whoever reads one of these has nothing but its words: what was expected, what was found, what to do.
test.each<[string, () => Telling, Told, string, object]>([
  [
    'TargetAlreadySet',
    () => toldTarget(),
    again,
    'target: expected a target not set yet, or the same terms, found "target-1". Revise it, or choose another id.',
    {},
  ],
  [
    'MeasureFixedByReports',
    () => withReport(),
    revise({ set: { measure: 'max' } }),
    'set.measure: expected no change of measure under existing reports, found "max". Retract the reports first, or set another target.',
    {},
  ],
  [
    'UnitFixedByReports',
    () => withReport(),
    revise({ set: { unit: 'household' } }),
    'set.unit: expected no change of unit under existing reports, found {"code":"household"}. Retract the reports first, or set another target.',
    {},
  ],
  [
    'EffectiveBeforeStart',
    () => toldTarget(),
    revise({ set: { plan: 1 }, effective: '2019-12-31' }),
    'effective: expected 2020-01-01 or later, found "2019-12-31". Make it effective on 2020-01-01.',
    { start: '2020-01-01' },
  ],
  [
    'InvalidFigure',
    () => toldTarget({ measure: 'steps' }),
    report({ steps: '1.5' }),
    'steps: expected a whole number of steps, 0 or more, found "1.5". Correct the figure.',
    { least: 0 },
  ],
  [
    'InvalidFigure',
    () => toldTarget({ measure: 'ratio' }),
    report({ numerator: 1, denominator: '-2' }),
    'denominator: expected a denominator of 0 or more, found "-2". Correct the figure.',
    { least: 0 },
  ],
  [
    'FinerThanUnit',
    () => toldTarget({ unit: { code: 'kg', scale: 1 } }),
    report({ quantity: '1.25' }),
    'quantity: expected at most 1 digit after the point, found "1.25". Round the figure at its source, or revise the scale of the unit.',
    { scale: 1 },
  ],
  [
    'TargetIsCancelled',
    () => cancelled(),
    report({ quantity: 1 }),
    'on: expected a day on which the target is not cancelled, found "2020-03-01". Give a day on which it stands, or reopen it first.',
    {},
  ],
  [
    'PartExceedsWhole',
    () => toldTarget(),
    report({ quantity: 6, parts: { women: 7 } }),
    'parts.women: expected a part from 0 to 6, found "7". Correct the part or the whole.',
    { whole: '6' },
  ],
  [
    'PartsNotTaken',
    () => toldTarget({ measure: 'max' }),
    report({ quantity: 6, parts: { women: 1 } }),
    'parts: expected no parts under the measure max, found {"women":"1"}. Leave the parts out, or measure them by indicators of their own.',
    { measure: 'max' },
  ],
  [
    'PartsNotTaken',
    () => toldTarget({ measure: 'ratio' }),
    report({ numerator: 1, denominator: 2, parts: { women: 1 } }),
    'parts: expected no parts under the measure ratio, found {"women":"1"}. Leave the parts out, or measure them by indicators of their own.',
    { measure: 'ratio' },
  ],
  [
    'DayOutsideSpan',
    () => toldTarget(),
    report({ quantity: 1, over: { from: '2020-02-01', to: '2020-02-29' } }),
    'on: expected a day in 2020-02-01 to 2020-02-29, found "2020-03-01". Give the last day of the span as the day the figure is true for.',
    { on: DAY, from: '2020-02-01', to: '2020-02-29' },
  ],
  [
    'SpanEndsBeforeItBegins',
    () => toldTarget(),
    report({ quantity: 1, over: { from: DAY, to: '2020-02-29' } }),
    'over.to: expected a day not before 2020-03-01, found "2020-02-29". Give a later last day, or an earlier first day.',
    { from: DAY },
  ],
  [
    'ReportNotFound',
    () => toldTarget(),
    { type: 'RetractProgress', report: 'c1.1' },
    'report: expected a report of "target-1", found "c1.1". Give the id of a ProgressReported event of this very target.',
    { target: 'target-1' },
  ],
  [
    'ReportRetracted',
    () => withRetracted(),
    { type: 'CorrectProgress', report: 'c2.1', quantity: 7 },
    'report: expected a report that was not retracted, found "c2.1". Report the figure anew.',
    {},
  ],
  [
    'NotEarly',
    () => toldTarget({ measure: 'declared' }),
    { type: 'DeclareMilestone', milestone: 'completedEarly', on: '2020-12-31' },
    'on: expected 2020-12-30 or before, found "2020-12-31". Declare it completed, or give the day it was really completed on.',
    { latest: '2020-12-30' },
  ],
  [
    'MilestoneNotDefined',
    () => toldTarget(),
    { type: 'DeclareMilestone', milestone: 'completed', on: DAY },
    'milestone: expected no milestones of an indicator, which has no plan, found "completed". Give it a plan by a revision first.',
    { defined: [] },
  ],
  [
    'MilestoneNotDefined',
    () => toldTarget({ direction: 'exactly', plan: 1 }),
    { type: 'DeclareMilestone', milestone: 'exceeded', on: DAY },
    'milestone: expected completed or completedEarly, as nothing is better than plan exactly it, found "exceeded". Declare it completed.',
    { defined: ['completed', 'completedEarly'], direction: 'exactly' },
  ],
  [
    'MilestoneAlreadyDeclared',
    () => withDeclaration(),
    { type: 'DeclareMilestone', milestone: 'completed', on: '2020-03-02' },
    'on: expected the same declaration again, for 2020-03-01, found "2020-03-02". Withdraw the declaration first.',
    { declared: DAY },
  ],
  [
    'MilestoneNotDeclared',
    () => withDeclaration(),
    { type: 'WithdrawMilestone', milestone: 'exceeded', reason: 'r' },
    'milestone: expected a declared milestone, found "exceeded". Withdraw only what was declared; measured milestones follow the reports.',
    {},
  ],
  [
    'TargetIsVoided',
    () => voided(),
    report({ quantity: 1 }),
    'target: expected a target that is not voided, found "target-1". Restore it, or set it again.',
    {},
  ],
  [
    'TargetNotVoided',
    () => toldTarget(),
    { type: 'RestoreTarget', reason: 'r' },
    'target: expected a target that is voided, found "target-1". Restore only what is voided; a target that was set again after a void has begun a new life.',
    {},
  ],
  [
    'OfVoidedTarget',
    () => setAgain(),
    { type: 'RetractProgress', report: 'c2.1' },
    'report: expected the id of something that no void has ended, found "c2.1". Restore the target, or give the command anew under another id.',
    {},
  ],
  [
    'TargetNotCancelled',
    () => toldTarget(),
    { type: 'ReopenTarget', on: DAY, reason: 'r' },
    'on: expected a day on which the target is cancelled, found "2020-03-01". Give a day on which it is cancelled.',
    {},
  ],
  [
    'ValueDoesNotFitMeasure',
    () => toldTarget(),
    report({ quantity: 1, steps: 2 }),
    'steps: expected no figure here under the measure sum, found "2". Give a quantity, and nothing else.',
    { measure: 'sum', takes: 'quantity' },
  ],
  [
    'ValueDoesNotFitMeasure',
    () => toldTarget({ measure: 'ratio' }),
    report({ numerator: 1 }),
    'denominator: expected a figure here under the measure ratio, found nothing. Give a numerator and a denominator, and nothing else.',
    { measure: 'ratio', takes: 'fraction' },
  ],
  [
    'ValueDoesNotFitMeasure',
    () => toldTarget({ measure: 'steps' }),
    report({}),
    'steps: expected a figure here under the measure steps, found nothing. Give steps, and nothing else.',
    { measure: 'steps', takes: 'steps' },
  ],
  [
    'ValueDoesNotFitMeasure',
    () => toldTarget({ measure: 'declared' }),
    report({}),
    'quantity: expected no figure here under the measure declared, found nothing. Declare its milestones; there is nothing to report.',
    { measure: 'declared', takes: 'none' },
  ],
  [
    'UnitDiffers',
    () => toldTarget(),
    report({ quantity: 1, unit: 'kg' }),
    'unit: expected "person", found "kg". Convert the figure at its source, or report it to a target in that unit.',
    { unit: 'person' },
  ],
  [
    'DayOutsideSpan',
    () => withSpan(),
    { type: 'CorrectProgress', report: 'c2.1', on: '2020-03-02' },
    'on: expected a day in 2020-02-01 to 2020-03-01, found "2020-03-02". Correct the span that the report covers, too; over: null takes it out.',
    { on: '2020-03-02', from: '2020-02-01', to: DAY },
  ],
  [
    'DayOutsideSpan',
    () => withSpan(),
    { type: 'CorrectProgress', report: 'c2.1', over: { from: '2020-02-01', to: '2020-02-29' } },
    'over: expected days with 2020-03-01 among them, found {"from":"2020-02-01","to":"2020-02-29"}. Correct the day of the report, too, or give another span.',
    { on: DAY, from: '2020-02-01', to: '2020-02-29' },
  ],
  [
    'TermsDoNotFit',
    () => loosened(),
    revise({ set: { direction: 'atLeast', tolerance: null }, effective: '2020-06-01' }),
    'set.tolerance: expected no tolerance with atLeast, found "2". Use the direction exactly, or move the plan. From 2020-09-01 on revision 2 stands over it: revise that first.',
    {
      fault: 'toleranceNeedsExactly',
      direction: 'atLeast',
      revision: 2,
      effective: '2020-09-01',
    },
  ],
])('%s', (code, telling, command, message, parameters) => {
  const refusal = telling().refusal(command)
  expect(refusal).toMatchObject({ code, message })
  // For a program that says it in words of its own.
  expect(refusal.parameters).toStrictEqual(parameters)
})
