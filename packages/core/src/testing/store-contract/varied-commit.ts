import type { Commit } from '../../store/event-store.ts'
import type { Provenance, TargetEvent } from '../../event/events.ts'
import { momentOfMilliseconds } from '../../period/moment.ts'
import { manyTexts, sampleCommit, type SampleCommit } from './sample-commit.ts'
import { SAMPLE_DATA } from './sample-data.ts'

export interface VariedCommit extends Omit<SampleCommit, 'texts' | 'ext'> {
  /** How many events, 1 or more. */
  readonly count: number
  /** Which of the {@link KINDS} the first event is of; the others follow, round and round. */
  readonly first: number
}

/** A kind of event that is not known yet: for the reader to judge, not for the store. */
const OF_LATER = { type: 'ReportVerified', v: 2, data: { report: 'r.1', by: ['a', 'b'], n: 1 } }

/** A sample of every kind of event, and of one that a later version may write. */
export const KINDS: readonly {
  readonly type: string
  readonly v: number
  readonly data: object
}[] = [...Object.entries(SAMPLE_DATA).map(([type, data]) => ({ type, v: 1, data })), OF_LATER]

const PROVENANCE: Required<Provenance> = {
  recordedBy: 'Văn phòng Quận ủy',
  source: 'https://example.org/bao-cao/2020?quý=4',
  correlation: 'import-1',
  causation: 'message-7',
  evidence: ['file:01-KH-QU.pdf', 'sha256:9f2c', ''],
  ext: { row: 4, sheet: { name: 'quý IV' } },
}

/** Milliseconds since 1970; what is recorded moves on by an odd number of them. */
const RECORDED_FROM = 1_608_454_800_001
const STEP = 86_399_999

/** A commit of events of every kind, with every field an event can have. */
export function variedCommit({ count, first, ...sample }: VariedCommit): Commit {
  const plain = sampleCommit({ ...sample, texts: manyTexts(count) })
  const events = plain.events.map((event, index) => ({
    ...event,
    ...KINDS[(first + index) % KINDS.length],
    recordedAt: momentOfMilliseconds(RECORDED_FROM + event.revision * STEP),
    ...PROVENANCE,
  }))
  return { ...plain, events: events as unknown as readonly TargetEvent[] }
}
