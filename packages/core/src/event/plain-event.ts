import { BASES, STATUSES } from './allowed.ts'
import { isMoment } from '../period/moment.ts'
import { isQuantity } from '../quantity/quantity.ts'
import type {
  Envelope,
  MilestoneData,
  ProgressCorrected,
  ProgressReported,
  ProgressRetracted,
  Reported,
  ReportValue,
  TargetCompleted,
  TargetCompletedEarly,
  TargetExceeded,
  TargetSet,
} from './events.ts'
import {
  hasNoMore,
  isDay,
  isEventId,
  isFields,
  isId,
  isOneOf,
  isTextIfAny,
  isWhole,
  spanIn,
  type Fields,
} from './plain-fields.ts'
import { plainTerms } from './plain-terms.ts'
import { VERSIONS } from './versions.ts'

type PlainEvent =
  | ProgressReported
  | ProgressCorrected
  | ProgressRetracted
  | TargetSet
  | TargetCompleted
  | TargetCompletedEarly
  | TargetExceeded

/**
 * An event as the codec lets it in, of the kinds that most are: a target set by no rule of
 * the user's own, a report, its correction or its retraction, a milestone; without parts, evidence or
 * `ext`. Undefined where it is another event, or where anything may be
 * wrong with it: then the schema has to say. Takes a tenth of the schema's time.
 */
export function plainEvent(record: Fields): PlainEvent | undefined {
  const { type, data } = record
  if (!isFields(data)) return undefined
  switch (type) {
    case 'ProgressReported':
      return enveloped(record, type, reportIn(data))
    case 'ProgressCorrected':
      return enveloped(record, type, correctionIn(data))
    case 'ProgressRetracted':
      return enveloped(record, type, retractionIn(data))
    case 'TargetSet':
      return enveloped(record, type, plainTerms(data))
    case 'TargetCompleted':
    case 'TargetCompletedEarly':
    case 'TargetExceeded':
      return enveloped(record, type, milestoneIn(data))
    default:
      return undefined
  }
}

function enveloped<Type extends PlainEvent['type'], Data>(
  record: Fields,
  type: Type,
  data: Data | undefined,
): Envelope<Type, Data> | undefined {
  if (data === undefined || record['v'] !== VERSIONS[type]) return undefined
  const { id, target, revision, commit, recordedAt } = record
  if (!isWhole(revision, 1, Number.MAX_SAFE_INTEGER) || !isMoment(recordedAt)) return undefined
  if (!isId(target) || !isId(commit) || !isEventId(id)) return undefined
  const { recordedBy, source, correlation, causation } = record
  if (!isTextIfAny(recordedBy) || !isTextIfAny(source)) return undefined
  if (!isTextIfAny(correlation) || !isTextIfAny(causation)) return undefined
  if (!hasNoMore(record, 8, [recordedBy, source, correlation, causation])) return undefined
  return {
    id,
    type,
    v: 1,
    target,
    revision,
    commit,
    recordedAt,
    ...(recordedBy !== undefined && { recordedBy }),
    ...(source !== undefined && { source }),
    ...(correlation !== undefined && { correlation }),
    ...(causation !== undefined && { causation }),
    data,
  }
}

function reportIn(found: Fields): ProgressReported['data'] | undefined {
  const { note } = found
  if (!isTextIfAny(note)) return undefined
  const reported = reportedIn(found, note)
  return reported === undefined || note === undefined ? reported : { ...reported, note }
}

function correctionIn(found: Fields): ProgressCorrected['data'] | undefined {
  const { report, reason } = found
  const was = reportedIn(found['was'])
  const now = reportedIn(found['now'])
  if (was === undefined || now === undefined || !isEventId(report)) return undefined
  if (!isTextIfAny(reason) || !hasNoMore(found, 3, [reason])) return undefined
  return { report, was, now, ...(reason !== undefined && { reason }) }
}

function milestoneIn(found: Fields): MilestoneData | undefined {
  const { basis, on, note } = found
  if (!isOneOf(basis, BASES) || !isDay(on)) return undefined
  if (!isTextIfAny(note) || !hasNoMore(found, 2, [note])) return undefined
  return { basis, on, ...(note !== undefined && { note }) }
}

function retractionIn(found: Fields): ProgressRetracted['data'] | undefined {
  const { report, reason } = found
  const was = reportedIn(found['was'])
  if (was === undefined || !isEventId(report)) return undefined
  if (!isTextIfAny(reason) || !hasNoMore(found, 2, [reason])) return undefined
  return { report, was, ...(reason !== undefined && { reason }) }
}

/** What a report says; `beside` is what else was found in it. */
function reportedIn(found: unknown, beside?: string): Reported | undefined {
  if (!isFields(found)) return undefined
  const { value, on, over, series, status } = found
  const figure = valueIn(value)
  const span = over === undefined ? undefined : spanIn(over)
  if (figure === undefined || !isDay(on) || !isOneOf(status, STATUSES)) return undefined
  if (over !== undefined && span === undefined) return undefined
  if (series !== undefined && !isId(series)) return undefined
  if (!hasNoMore(found, 3, [over, series, beside])) return undefined
  return {
    value: figure,
    on,
    ...(span !== undefined && { over: span }),
    ...(series !== undefined && { series }),
    status,
  }
}

function valueIn(found: unknown): ReportValue | undefined {
  if (!isFields(found)) return undefined
  const { quantity, numerator, denominator, steps } = found
  if (isQuantity(quantity)) return hasNoMore(found, 1, []) ? { quantity } : undefined
  if (isQuantity(steps)) return hasNoMore(found, 1, []) ? { steps } : undefined
  if (!isQuantity(numerator) || !isQuantity(denominator)) return undefined
  return hasNoMore(found, 2, []) ? { numerator, denominator } : undefined
}
