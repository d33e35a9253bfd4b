import type { TargetEvent } from '../../event/events.ts'
import { addDays, type Day } from '../../period/day.ts'
import { dayIn } from '../../period/zone.ts'
import type { Moment } from '../../period/moment.ts'
import { addQuantities, compareQuantities } from '../../quantity/arithmetic.ts'
import { quantity } from '../../quantity/quantity.ts'
import { measureUnder } from '../../rule/measure-under.ts'
import { NO_RULES } from '../../rule/rule-book.ts'
import type { Command, FigureInput, SetTarget, TermsPatchInput } from '../../decider/commands.ts'
import type { Action, Figure, NearDay, RevisedTerm, Revision } from './steps.ts'

/** What has come of a target when a step's turn comes. */
export interface Scene {
  readonly setting: SetTarget
  /** How targets may be set. */
  readonly settings: readonly SetTarget[]
  /** The target's events so far, of the life it is in. */
  readonly events: readonly TargetEvent[]
  readonly now: Moment
}

/** The command that a step comes to; undefined where it speaks of a report and there is none. */
export function commandOf(action: Action, scene: Scene): Command | undefined {
  const { target } = scene.setting
  switch (action.does) {
    case 'report': {
      const on = dayNear(action.on, scene)
      return {
        type: 'ReportProgress',
        target,
        on,
        ...figureFor(action.figure, scene),
        ...(action.series !== undefined && { series: action.series }),
        ...(action.covers !== undefined && { over: { from: addDays(on, -action.covers), to: on } }),
      }
    }
    case 'correct': {
      const report = reportAt(action.report, scene)
      if (report === undefined) return undefined
      const { figure, series, covers } = action
      const on = action.on === undefined ? dayOf(report, scene) : dayNear(action.on, scene)
      return {
        type: 'CorrectProgress',
        target,
        report,
        on,
        ...(figure !== undefined && figureFor(figure, scene)),
        ...(series !== undefined && { series }),
        ...(covers === null && { over: null }),
        ...(typeof covers === 'number' && { over: { from: addDays(on, -covers), to: on } }),
      }
    }
    case 'retract': {
      const report = reportAt(action.report, scene)
      return report === undefined ? undefined : { type: 'RetractProgress', target, report }
    }
    case 'revise': {
      const { kind, effective, revision } = action
      return {
        type: 'ReviseTarget',
        target,
        kind,
        reason: 'decided so',
        set: patchOf(revision, scene.setting),
        ...(effective !== undefined && { effective: dayNear(effective, scene) }),
      }
    }
    case 'cancel':
      return { type: 'CancelTarget', target, on: dayNear(action.on, scene), reason: 'called off' }
    case 'reopen':
      return { type: 'ReopenTarget', target, on: dayNear(action.on, scene), reason: 'called back' }
    case 'declare': {
      const { milestone, on } = action
      return { type: 'DeclareMilestone', target, milestone, on: dayNear(on, scene) }
    }
    case 'withdraw':
      return { type: 'WithdrawMilestone', target, milestone: action.milestone, reason: 'not so' }
    case 'void':
      return { type: 'VoidTarget', target, reason: 'set by mistake' }
    case 'restore':
      return { type: 'RestoreTarget', target, reason: 'voided by mistake' }
    case 'set': {
      const { settings } = scene
      return { ...(settings[action.terms % settings.length] ?? scene.setting), target }
    }
    case 'note':
      return { type: 'AddNote', target, text: 'seen' }
    case 'assess':
      return { type: 'AssessTarget', target }
    default:
      return action satisfies never
  }
}

function dayNear({ near, days }: NearDay, { setting, now }: Scene): Day {
  const { from, to, zone } = setting.period as {
    from: Day
    to: Day
    zone: Parameters<typeof dayIn>[0]
  }
  const anchor = { start: from, deadline: to, today: dayIn(zone, now) }[near]
  return addDays(anchor, days)
}

function reportAt(place: number, { events }: Scene): string | undefined {
  const reports = events.filter(({ type }) => type === 'ProgressReported')
  return reports.at(-1 - (place % reports.length))?.id
}

/** The day that a report was last said to be for. */
function dayOf(report: string, { events }: Scene): Day {
  const last = events.findLast(
    (event) =>
      (event.type === 'ProgressReported' && event.id === report) ||
      (event.type === 'ProgressCorrected' && event.data.report === report),
  )
  if (last?.type === 'ProgressCorrected') return last.data.now.on
  if (last?.type === 'ProgressReported') return last.data.on
  throw new Error(`There is no report ${report}.`)
}

function figureFor(figure: Figure, { setting, events }: Scene): FigureInput {
  const revised = events.findLast(
    (event) => event.type === 'TargetRevised' && event.data.set.measure !== undefined,
  )
  const measure =
    (revised?.type === 'TargetRevised' ? revised.data.set.measure : undefined) ?? setting.measure
  const status = figure.status !== undefined && { status: figure.status }
  // Steps are taken by targets of the engine's own measures.
  const { takes, hasParts } = measureUnder(measure, NO_RULES, setting.target)
  if (takes === 'fraction') {
    return { numerator: figure.amount, denominator: figure.below, ...status }
  }
  const whole = takes === 'steps' ? quantity(figure.steps) : figure.amount
  const hasPart = hasParts && figure.part && compareQuantities(whole, ONE) >= 0
  const value = takes === 'steps' ? { steps: whole } : { quantity: whole }
  return { ...value, ...status, ...(hasPart && { parts: { women: ONE } }) }
}

const ONE = quantity('1')

function patchOf(revision: Revision, setting: SetTarget): TermsPatchInput {
  return Object.assign({}, ...revision.terms.map((term) => patchOfTerm(term, revision, setting)))
}

function patchOfTerm(term: RevisedTerm, revision: Revision, setting: SetTarget): TermsPatchInput {
  const { distance, shift } = revision
  const plan = setting.measure === 'steps' ? quantity(revision.steps) : revision.plan
  const period = setting.period as { from: Day; to: Day; zone: string }
  switch (term) {
    case 'plan':
      return setting.band === undefined ? { plan } : bandOf(plan, distance)
    case 'band':
      return setting.band === undefined ? { plan } : bandOf(plan, distance)
    case 'noGoal':
      return setting.band === undefined ? { plan: null } : { band: null }
    case 'tolerance':
      return { tolerance: distance }
    case 'noTolerance':
      return { tolerance: null }
    case 'baseline':
      return { baseline: quantity(distance) }
    case 'noBaseline':
      return { baseline: null }
    case 'direction':
      return { direction: revision.direction }
    case 'period': {
      const from = addDays(period.from, shift.from)
      const to = addDays(period.to, shift.to)
      return { period: { ...period, from, to: to < from ? from : to } }
    }
    case 'zone':
      return { period: { ...period, zone: 'Pacific/Kiritimati' } }
    case 'completion':
      return { completion: revision.completion }
    case 'earlyBy':
      return { earlyBy: distance + 1 }
    case 'attainment':
      return { attainment: 'ofPlan' }
    case 'measure':
      return { measure: revision.measure }
    case 'reportedAs':
      return { reportedAs: revision.reportedAs }
    case 'title':
      return { title: 'Named anew' }
    case 'noOwner':
      return { owner: null }
    case 'programme':
      return { programme: 'term/culture' }
    default:
      return term satisfies never
  }
}

function bandOf(from: ReturnType<typeof quantity>, width: number): TermsPatchInput {
  return { band: { from, to: addQuantities(from, quantity(width)) } }
}
