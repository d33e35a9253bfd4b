import { isMoment } from '../period/moment.ts'
import { parseDay, type Day } from '../period/day.ts'
import { isQuantity } from '../quantity/quantity.ts'
import type {
  Envelope,
  ProgressCorrected,
  ProgressReported,
  ProgressRetracted,
  Reported,
  ReportStatus,
  ReportValue,
} from './events.ts'
import type { Result } from '../refusal/result.ts'
import type { DaySpan } from './terms.ts'
import { LONGEST_TEXT } from './fields.schema.ts'
import { parseEventId, parseId, type CommitId, type EventId, type TargetId } from './identifiers.ts'
import { VERSIONS } from './versions.ts'

type Fields = Readonly<Record<string, unknown>>

type PlainEvent = ProgressReported | ProgressCorrected | ProgressRetracted

/**
 * An event as the codec lets it in, of the kind that most are: a report, its correction or its retraction
 * without parts, evidence or `ext`. Undefined where it is another event, or where anything may be
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
  if (!isRevision(revision) || !isMoment(recordedAt)) return undefined
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
  if (figure === undefined || !isDay(on) || !isStatus(status)) return undefined
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

function spanIn(found: unknown): DaySpan | undefined {
  if (!isFields(found)) return undefined
  const { from, to } = found
  return isDay(from) && isDay(to) && hasNoMore(found, 2, []) ? { from, to } : undefined
}

function valueIn(found: unknown): ReportValue | undefined {
  if (!isFields(found)) return undefined
  const { quantity, numerator, denominator, steps } = found
  if (isQuantity(quantity)) return hasNoMore(found, 1, []) ? { quantity } : undefined
  if (isQuantity(steps)) return hasNoMore(found, 1, []) ? { steps } : undefined
  if (!isQuantity(numerator) || !isQuantity(denominator)) return undefined
  return hasNoMore(found, 2, []) ? { numerator, denominator } : undefined
}

/** Whether an object has as many fields of its own as were found in it, some of them optional. */
function hasNoMore(found: Fields, required: number, optional: readonly unknown[]): boolean {
  let fields = required
  for (const value of optional) if (value !== undefined) fields += 1
  return Object.keys(found).length === fields
}

function isFields(found: unknown): found is Fields {
  return typeof found === 'object' && found !== null && !Array.isArray(found)
}

function isRevision(found: unknown): found is number {
  return Number.isSafeInteger(found) && (found as number) >= 1
}

/** An id of a target or a commit, or the name of a series. */
function isId(found: unknown): found is TargetId & CommitId {
  return isAsParsed(found, parseId(found))
}

function isEventId(found: unknown): found is EventId {
  return isAsParsed(found, parseEventId(found))
}

function isAsParsed(found: unknown, parsed: Result<string>): boolean {
  return parsed.ok && parsed.value === found
}

function isDay(found: unknown): found is Day {
  return parseDay(found).ok
}

function isStatus(found: unknown): found is ReportStatus {
  return found === 'final' || found === 'provisional' || found === 'estimated'
}

function isTextIfAny(found: unknown): found is string | undefined {
  if (found === undefined) return true
  return typeof found === 'string' && found !== '' && found.length <= LONGEST_TEXT
}
