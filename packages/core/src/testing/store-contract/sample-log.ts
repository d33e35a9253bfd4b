import type { Commit, EventStore, Position } from '../../store/event-store.ts'
import { targetId } from '../../event/identifiers.ts'
import type { OpenStore } from './law.ts'
import { appended } from './reading.ts'
import { manyTexts, sampleCommit } from './sample-commit.ts'

export const A = targetId('target-a')
const B = targetId('target-b')

/**
 * Commits of one target (revisions 1, 2 to 4, 5 to 12) and of another between them: past nine, so
 * that numbers kept as text show.
 */
export const SAMPLES: readonly Commit[] = [
  sampleCommit({ id: 'c-1', target: A }),
  sampleCommit({ id: 'c-2', target: A, expected: 1, texts: manyTexts(3) }),
  sampleCommit({ id: 'c-3', target: B }),
  ...Array.from({ length: 8 }, (_, index) =>
    sampleCommit({ id: `c-${index + 4}`, target: A, expected: index + 4 }),
  ),
]

export const SAMPLES_OF_A = SAMPLES.filter((commit) => commit.target === A)

/** A handle on a log that holds the {@link SAMPLES}, and the positions they were given. */
export async function openSamples(open: OpenStore): Promise<{
  readonly store: EventStore
  readonly positions: readonly Position[]
}> {
  const store = await open()
  const positions: Position[] = []
  for (const commit of SAMPLES) positions.push(await appended(store, commit))
  return { store, positions }
}
