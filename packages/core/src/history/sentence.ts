import { goalIn, type Goal } from '../attainment/goal.ts'
import type { Reported, ReportedFigure, ReportValue, TargetEvent } from '../event/events.ts'
import { HistoryCorrupt } from '../event/history-corrupt.ts'
import { requireEvent } from '../ledger/ledgers.ts'
import { shown } from '../refusal/preview.ts'
import type { MeasureTerm, TargetTerms, Unit } from '../event/terms.ts'
import { DIRECTION_TEXTS, nameOrRule, patchText } from './term-text.ts'
import { textIn } from './text-in.ts'

/** What an event says, as one English sentence; figures stand in it as they were stored. */
export function sentenceOf(event: TargetEvent): string {
  requireEvent(event)
  // A reason may well be a sentence itself, which has its stop.
  return told(event).replace(/([.!?…])\.$/, '$1')
}

/** What lacks a part of what its type says is no event, and told as such. */
function told(event: TargetEvent): string {
  try {
    return textOf(event)
  } catch (cause) {
    const { type, revision } = event
    const found = shown(event.data)
    throw new HistoryCorrupt({ revision, expected: `valid ${type} data`, found }, { cause })
  }
}

function textOf(event: TargetEvent): string {
  switch (event.type) {
    case 'TargetSet':
      return `Set: ${promiseOf(event.data)}.`
    case 'TargetRevised': {
      const { kind, effective, reason, reference, set } = event.data
      const verb = kind === 'correction' ? 'Corrected' : 'Revised'
      const by = reference === undefined ? '' : ` (${reference})`
      const since = effective === undefined ? '' : ` from ${effective}`
      return `${verb}${since}: ${patchText(set)}; ${reason}${by}.`
    }
    case 'TargetVoided':
      return `Voided: ${event.data.reason}.`
    case 'TargetRestored':
      return `Restored: ${event.data.reason}.`
    case 'TargetCancelled':
      return `Cancelled from ${event.data.on}: ${event.data.reason}.`
    case 'TargetReopened':
      return `Reopened from ${event.data.on}: ${event.data.reason}.`
    case 'ProgressReported': {
      const { on, over, series, note } = event.data
      const span = over === undefined ? '' : ` over ${over.from} to ${over.to}`
      const part = series === undefined ? '' : ` in series ${series}`
      const remark = note === undefined ? '' : `; ${note}`
      return `Reported ${reportedOf(event.data)} on ${on}${span}${part}${remark}.`
    }
    case 'ProgressCorrected': {
      const { report, was, now, reason } = event.data
      return `Corrected report ${report} ${correctionOf(was, now)}${because(reason)}.`
    }
    case 'ProgressRetracted': {
      const { report, was, reason } = event.data
      return `Retracted report ${report} of ${reportedOf(was)}${because(reason)}.`
    }
    case 'TargetCompleted':
      return `Completed on ${event.data.on}, ${event.data.basis}.`
    case 'TargetCompletedEarly':
      return `Completed early on ${event.data.on}, ${event.data.basis}.`
    case 'TargetExceeded':
      return `Exceeded on ${event.data.on}, ${event.data.basis}.`
    case 'MilestoneWithdrawn': {
      const { milestone, basis, cause, reason } = event.data
      const why = reason ?? (cause === undefined ? 'time has passed' : `undone by ${cause}`)
      return `Withdrew ${basis} ${milestone}; ${why}.`
    }
    case 'NoteAdded':
      return `Noted${event.data.on === undefined ? '' : ` for ${event.data.on}`}: ${event.data.text}`
    default:
      return event satisfies never
  }
}

function promiseOf(terms: TargetTerms): string {
  const { title, unit, measure, period } = terms
  const goal = goalText(goalIn(terms), measure, unit)
  return `${textIn(title, 'en')}, ${goal}, ${nameOrRule(measure)}, ${period.from} to ${period.to} (${period.zone})`
}

function goalText(goal: Goal | undefined, measure: MeasureTerm, unit: Unit): string {
  if (goal === undefined) return measure === 'declared' ? 'to be declared' : 'no plan'
  const { direction, plan } = goal
  const figures = direction === 'within' ? `${plan.from} to ${plan.to}` : plan
  return `${DIRECTION_TEXTS[direction]} ${figures} ${unit.code}`
}

/** What a correction changes: the figure, its day, the span it covers, its series. */
function correctionOf(was: Reported, now: Reported): string {
  const figure = [was, now].map(reportedOf)
  const placed: readonly (readonly [text: string, before: string])[] = [
    [`on ${now.on}`, `on ${was.on}`],
    [spanOf(now), spanOf(was)],
    [seriesOf(now), seriesOf(was)],
  ]
  const moved = placed.filter(([text, before]) => text !== before)
  return [
    ...(figure[0] !== figure[1] || moved.length === 0 ? [`from ${figure.join(' to ')}`] : []),
    ...moved.map(([text, before]) => `${text} and not ${before}`),
  ].join(', ')
}

function spanOf({ over }: Reported): string {
  return over === undefined ? 'over no span' : `over ${over.from} to ${over.to}`
}

function seriesOf({ series }: Reported): string {
  return series === undefined ? 'in no series' : `in series ${series}`
}

function reportedOf({ value, parts, status }: ReportedFigure): string {
  const whole = valueOf(value)
  const named = Object.entries(parts ?? {}).map(([name, part]) => `${part} ${name}`)
  const of = named.length === 0 ? '' : `, of which ${named.join(' and ')}`
  return status === 'final' ? `${whole}${of}` : `${whole}${of} (${status})`
}

function valueOf(value: ReportValue): string {
  if ('quantity' in value) return value.quantity
  return 'steps' in value ? `${value.steps} steps` : `${value.numerator}/${value.denominator}`
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : `; ${reason}`
}
