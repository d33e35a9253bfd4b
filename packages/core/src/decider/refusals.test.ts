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

const again: Told = {
  type: 'SetTarget',
  title: 'Others',
  unit: 'person',
  measure: 'sum',
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
}

// Whoever reads one of these has nothing but its words: what was expected, what was found, what to do.
test.each<[string, Telling, Told, string]>([
  [
    'TargetAlreadySet',
    toldTarget(),
    again,
    'target: expected a target not set yet, or the same terms, found "target-1". Revise it, or choose another id.',
  ],
  [
    'MeasureFixedByReports',
    withReport(),
    revise({ set: { measure: 'max' } }),
    'set.measure: expected no change of measure under existing reports, found "max". Retract the reports first, or set another target.',
  ],
  [
    'UnitFixedByReports',
    withReport(),
    revise({ set: { unit: 'household' } }),
    'set.unit: expected no change of unit under existing reports, found {"code":"household"}. Retract the reports first, or set another target.',
  ],
  [
    'EffectiveBeforeStart',
    toldTarget(),
    revise({ set: { plan: 1 }, effective: '2019-12-31' }),
    'effective: expected 2020-01-01 or later, found "2019-12-31". Make it effective on 2020-01-01.',
  ],
  [
    'InvalidFigure',
    toldTarget({ measure: 'steps' }),
    report({ steps: '1.5' }),
    'steps: expected a whole number of steps, 0 or more, found "1.5". Correct the figure.',
  ],
  [
    'InvalidFigure',
    toldTarget({ measure: 'ratio' }),
    report({ numerator: 1, denominator: '-2' }),
    'denominator: expected a denominator of 0 or more, found "-2". Correct the figure.',
  ],
  [
    'FinerThanUnit',
    toldTarget({ unit: { code: 'kg', scale: 1 } }),
    report({ quantity: '1.25' }),
    'quantity: expected at most 1 digit after the point, found "1.25". Round the figure at its source, or revise the scale of the unit.',
  ],
  [
    'TargetIsCancelled',
    cancelled(),
    report({ quantity: 1 }),
    'on: expected a day on which the target is not cancelled, found "2020-03-01". Give a day on which it stands, or reopen it first.',
  ],
  [
    'PartExceedsWhole',
    toldTarget(),
    report({ quantity: 6, parts: { women: 7 } }),
    'parts.women: expected a part from 0 to 6, found "7". Correct the part or the whole.',
  ],
  [
    'PartsNotTaken',
    toldTarget({ measure: 'max' }),
    report({ quantity: 6, parts: { women: 1 } }),
    'parts: expected no parts under the measure max, found {"women":"1"}. Leave the parts out, or measure them by indicators of their own.',
  ],
  [
    'PartsNotTaken',
    toldTarget({ measure: 'ratio' }),
    report({ numerator: 1, denominator: 2, parts: { women: 1 } }),
    'parts: expected no parts under the measure ratio, found {"women":"1"}. Leave the parts out, or measure them by indicators of their own.',
  ],
  [
    'DayOutsideSpan',
    toldTarget(),
    report({ quantity: 1, over: { from: '2020-02-01', to: '2020-02-29' } }),
    'on: expected a day in 2020-02-01 to 2020-02-29, found "2020-03-01". Give the last day of the span as the day the figure is true for.',
  ],
  [
    'SpanEndsBeforeItBegins',
    toldTarget(),
    report({ quantity: 1, over: { from: DAY, to: '2020-02-29' } }),
    'over.to: expected a day not before 2020-03-01, found "2020-02-29". Give a later last day, or an earlier first day.',
  ],
  [
    'ReportNotFound',
    toldTarget(),
    { type: 'RetractProgress', report: 'c1.1' },
    'report: expected a report of "target-1", found "c1.1". Give the id of a ProgressReported event of this very target.',
  ],
  [
    'ReportRetracted',
    withRetracted(),
    { type: 'CorrectProgress', report: 'c2.1', quantity: 7 },
    'report: expected a report that was not retracted, found "c2.1". Report the figure anew.',
  ],
  [
    'NotEarly',
    toldTarget({ measure: 'declared' }),
    { type: 'DeclareMilestone', milestone: 'completedEarly', on: '2020-12-31' },
    'on: expected 2020-12-30 or before, found "2020-12-31". Declare it completed, or give the day it was really completed on.',
  ],
  [
    'MilestoneNotDefined',
    toldTarget(),
    { type: 'DeclareMilestone', milestone: 'completed', on: DAY },
    'milestone: expected no milestones of an indicator, which has no plan, found "completed". Give it a plan by a revision first.',
  ],
  [
    'MilestoneNotDefined',
    toldTarget({ direction: 'exactly', plan: 1 }),
    { type: 'DeclareMilestone', milestone: 'exceeded', on: DAY },
    'milestone: expected completed or completedEarly, as nothing is better than plan exactly it, found "exceeded". Declare it completed.',
  ],
  [
    'MilestoneAlreadyDeclared',
    withDeclaration(),
    { type: 'DeclareMilestone', milestone: 'completed', on: '2020-03-02' },
    'on: expected the same declaration again, for 2020-03-01, found "2020-03-02". Withdraw the declaration first.',
  ],
  [
    'MilestoneNotDeclared',
    withDeclaration(),
    { type: 'WithdrawMilestone', milestone: 'exceeded', reason: 'r' },
    'milestone: expected a declared milestone, found "exceeded". Withdraw only what was declared; measured milestones follow the reports.',
  ],
])('%s', (code, telling, command, message) => {
  expect(telling.refusal(command)).toMatchObject({ code, message })
})
