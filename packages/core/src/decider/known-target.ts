import type { Ledger } from '../ledger/ledger.ts'
import type { Result } from '../refusal/result.ts'
import { landmarksAt, type Landmarks } from '../ledger/landmarks.ts'
import type { Draft } from './draft.ts'
import type { TargetState } from './evolve.ts'

/** A target that has been set, as a ruling sees it. */
export interface KnownTarget {
  readonly ledger: Ledger
  readonly revision: number
  readonly landmarks: Landmarks
}

/** What is made of a command: what happened, nothing where nothing changes, or a refusal. */
export type Ruling = Result<readonly Draft[]>

/** The target of a state; undefined before it is set. */
export function knownTarget({ ledger, revision }: TargetState): KnownTarget | undefined {
  if (ledger === undefined) return undefined
  const landmarks = landmarksAt(ledger, revision)
  return landmarks === undefined ? undefined : { ledger, revision, landmarks }
}
