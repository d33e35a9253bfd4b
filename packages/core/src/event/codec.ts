import { HistoryCorrupt } from './history-corrupt.ts'
import { eventSchema } from './event.schema.ts'
import type { TargetEvent } from './events.ts'
import { clipped, shown } from '../refusal/preview.ts'
import { reading } from '../refusal/reading.ts'
import { accepted, refused } from '../refusal/result.ts'
import { plainEvent } from './plain-event.ts'
import { NAMING_FIELDS, refusalOf } from './refusal-of.ts'
import { UPCASTERS, type Upcaster } from './versions.ts'

/** By event type, the steps from version 1 to the current one. */
export type Upcasters = Readonly<Record<string, readonly Upcaster[]>>

/**
 * Reads an event as it was stored or sent: brought up to the current version, then checked field by
 * field. Throws {@link HistoryCorrupt}, naming `position`, for an unknown type or version, and for
 * data that is not what its type says.
 *
 * @example
 * decodeEvent({ type: 'TargetForgotten', v: 1 }, 7) // throws HistoryCorrupt, naming position 7
 */
export function decodeEvent(record: unknown, position: string | number): TargetEvent {
  if (!isRecord(record)) {
    throw new HistoryCorrupt({ position, expected: 'an event', found: shown(record) })
  }
  const read = reading(record, () => {
    const current = upcast(record, position, UPCASTERS)
    const plain = isRecord(current) ? plainEvent(current) : undefined
    if (plain !== undefined) return accepted(plain)
    const parsed = eventSchema.safeParse(current, NAMING_FIELDS)
    return parsed.success ? accepted(parsed.data) : refused(refusalOf(parsed.error, record))
  })
  if (read.ok) return read.value
  const { refusal } = read
  if (refusal.code === 'UnreadableInput') {
    throw new HistoryCorrupt({ position, expected: 'an event', found: refusal.message })
  }
  const { type, v } = record
  const unknown = refusal.field === 'type' || refusal.field === 'v'
  throw new HistoryCorrupt({
    ...placeOf(record),
    position,
    expected: unknown ? 'an event of a known type and version' : `valid ${nameOf(type)} data`,
    found: unknown ? `${nameOf(type)}${reserve(type)} version ${nameOf(v)}` : refusal.message,
  })
}

/** A type or version as a message shows it: a name as it is, everything else as a preview. */
function nameOf(value: unknown): string {
  if (typeof value === 'string') return clipped(value)
  return typeof value === 'number' || value === undefined ? String(value) : shown(value)
}

/** Types that a later version of the contract will use. */
const RESERVED: ReadonlySet<unknown> = new Set(['ReportVerified'])

function reserve(type: unknown): string {
  return RESERVED.has(type) ? ' (reserved for a later version)' : ''
}

/** The record at the current version of its type; of an unknown type or no record, as it is. */
export function upcast(record: unknown, position: string | number, upcasters: Upcasters): unknown {
  if (!isRecord(record) || typeof record['type'] !== 'string') return record
  const { type, v } = record
  const steps = Object.hasOwn(upcasters, type) ? (upcasters[type] ?? []) : []
  if (steps.length === 0) return record
  if (typeof v !== 'number' || !Number.isInteger(v) || v < 1 || v > steps.length + 1) {
    throw new HistoryCorrupt({
      ...placeOf(record),
      position,
      expected: `${type} version 1 to ${steps.length + 1}`,
      found: `version ${nameOf(v)}`,
    })
  }
  const data = steps.slice(v - 1).reduce((older, step) => step(older), record['data'])
  return { ...record, v: steps.length + 1, data }
}

function placeOf(record: unknown): { readonly target?: string; readonly revision?: number } {
  if (!isRecord(record)) return {}
  const { target, revision } = record
  return {
    ...(typeof target === 'string' && { target: clipped(target, 200) }),
    ...(typeof revision === 'number' && { revision }),
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
