import { landmarksOf, type Landmarks } from '../ledger/landmarks.ts'
import { knownThrough, type Ledger } from '../ledger/ledger.ts'
import type { RuleBook } from '../rule/rule-book.ts'

/** What is known of a target at one revision, before any day is asked about. */
export interface Resolution {
  /** All of which is known. */
  readonly ledger: Ledger
  readonly landmarks: Landmarks
  /** The rules that its terms may name. */
  readonly rules: RuleBook
}

/** Resolves a settled ledger at a revision; undefined where the target is not set, or is voided. */
export function resolutionOf(
  ledger: Ledger,
  revision: number,
  rules: RuleBook,
): Resolution | undefined {
  const known = knownThrough(ledger, revision)
  const landmarks = landmarksOf(known)
  if (landmarks === undefined || landmarks.voided !== undefined) return undefined
  return { ledger: known, landmarks, rules }
}
