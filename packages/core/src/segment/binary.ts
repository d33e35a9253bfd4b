import { canonicalJson } from '../event/canonical-json.ts'
import type { TargetEvent } from '../event/events.ts'
import { VERSIONS } from '../event/versions.ts'
import type { Coming, Gathered } from '../ledger/gathered.ts'
import { PackedIds } from '../ledger/packed-ids.ts'
import { PackedRecords } from '../ledger/records.ts'
import { requireKind, type Kind } from '../refusal/kinds.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { refuse } from '../refusal/refusal.ts'
import { checksumOf } from './checksum.ts'

/** The first bytes of every segment. */
const MAGIC = 'planfold'
/** The version of the form; a number that reads otherwise where the bytes of a number lie otherwise. */
const FORM = 3
/** Magic, then the checksum of all that follows it: form, length of the heading, heading, columns. */
const CHECKSUM_AT = 8
const FORM_AT = 24
const PREFACE = 32
/** Columns begin at multiples of it, so that they can be read where they lie. */
const ALIGNMENT = 8

/** What of a segment is not in columns. */
interface Heading {
  readonly versions: Readonly<Record<string, number>>
  readonly hasRevisions: boolean
  readonly targets: readonly Coming[]
  readonly beginnings: readonly string[]
  readonly ids: readonly string[]
  readonly events: readonly TargetEvent[]
}

const BYTES: Kind = [
  'Uint8Array',
  'the bytes of a segment',
  (found: object) => found instanceof Uint8Array,
]

/** The binary form of rows that were gathered. */
export function bytesOf(gathered: Gathered<PackedRecords>): Uint8Array<ArrayBuffer> {
  const { targets, days, values, weights, amendments, revisions, records } = gathered
  const { others, othersAt } = gathered
  const { beginnings, places, counts, others: ids } = records.ids.columns
  const heading: Heading = {
    versions: VERSIONS,
    hasRevisions: revisions !== undefined,
    targets: targets.map(({ target, rows, others, amended, scale, inOrder, fractions, scaled }) => {
      return { target, rows, others, amended, scale, inOrder, fractions, scaled }
    }),
    beginnings,
    ids,
    events: others,
  }
  const text = new TextEncoder().encode(JSON.stringify(heading))
  const columns = [
    days,
    values,
    weights,
    othersAt,
    amendments.rows,
    amendments.reports,
    amendments.days,
    records.recordedAts,
    places,
    counts,
    ...(revisions ? [revisions] : []),
  ]
  const parts = [text, ...columns]
  const length = parts.reduce((sum, { byteLength }) => sum + aligned(byteLength), PREFACE)
  const bytes = new Uint8Array(length)
  bytes.set(new TextEncoder().encode(MAGIC))
  new Uint32Array(bytes.buffer, FORM_AT, 2).set([FORM, text.length])
  let at = PREFACE
  for (const { buffer, byteOffset, byteLength } of parts) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at)
    at += aligned(byteLength)
  }
  bytes.set(new TextEncoder().encode(checksumOf(bytes.subarray(FORM_AT))), CHECKSUM_AT)
  return bytes
}

/** Reads {@link bytesOf}; throws {@link RefusedInput} `SegmentUnreadable`. */
export function gatheredFrom(bytes: Uint8Array): Gathered<PackedRecords> {
  requireKind('bytes', bytes, BYTES)
  // Columns are read where they lie, if they lie as they have to.
  const whole = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice()
  const heading = headingOf(whole)
  const { hasRevisions, targets, beginnings, ids, events: others } = heading
  let at = PREFACE + aligned(lengthOfHeading(whole))
  const place = (width: number, length: number): readonly [ArrayBufferLike, number, number] => {
    const from = whole.byteOffset + at
    at += aligned(length * width)
    return [whole.buffer, from, length]
  }
  const integers = (length: number) => new Int32Array(...place(4, length))
  const numbers = (length: number) => new Float64Array(...place(8, length))
  const rows = rowsOf(targets)
  const days = integers(rows)
  const values = numbers(rows)
  const weights = numbers(rowsOf(targets.filter(({ fractions }) => fractions)))
  const othersAt = integers(others.length)
  const amended = targets.reduce((sum, one) => sum + one.amended, 0)
  const amendments = {
    rows: integers(amended),
    reports: integers(amended),
    days: integers(amended),
  }
  const recordedAts = numbers(rows)
  const places = integers(rows)
  const counts = numbers(rows)
  const revisions = hasRevisions ? integers(rows) : undefined
  const packed = PackedIds.of({ beginnings, places, counts, others: ids })
  const records = PackedRecords.of(packed, recordedAts)
  return { targets, days, values, weights, amendments, revisions, records, others, othersAt }
}

function rowsOf(targets: readonly Coming[]): number {
  return targets.reduce((sum, { rows }) => sum + rows, 0)
}

function headingOf(bytes: Uint8Array): Heading {
  const { length } = bytes
  if (length < PREFACE || textIn(bytes, 0, MAGIC.length) !== MAGIC) {
    throw unreadable('form', `${length} bytes`)
  }
  const [form] = new Uint32Array(bytes.buffer, bytes.byteOffset + FORM_AT, 1)
  if (form !== FORM) throw unreadable('version', `version ${form} of the form`)
  const sum = textIn(bytes, CHECKSUM_AT, FORM_AT)
  if (sum !== checksumOf(bytes.subarray(FORM_AT))) {
    throw unreadable('damage', 'bytes that their checksum does not go with')
  }
  const text = textIn(bytes, PREFACE, PREFACE + lengthOfHeading(bytes))
  const heading = JSON.parse(text) as Heading
  if (canonicalJson(heading.versions) !== canonicalJson(VERSIONS)) {
    throw unreadable('version', 'events of other versions')
  }
  return heading
}

function lengthOfHeading(bytes: Uint8Array): number {
  return new Uint32Array(bytes.buffer, bytes.byteOffset + FORM_AT + 4, 1)[0] as number
}

function textIn(bytes: Uint8Array, from: number, to: number): string {
  return new TextDecoder().decode(bytes.subarray(from, to))
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT
}

function unreadable(fault: 'form' | 'version' | 'damage', found: string): RefusedInput {
  const remedy = 'Make it again from the log: segmentOf(events).'
  return new RefusedInput(
    refuse('SegmentUnreadable', 'bytes', found, 'a segment', remedy, { fault }),
  )
}
