import type { Ledger } from '../ledger/ledger.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import { landmarksOf, type Landmarks } from './landmarks.ts'
import { amendmentsOf, type Amendments } from './reports.ts'

/** What is known of a target at one revision, before any day is asked about. */
export interface Resolution {
  readonly ledger: Ledger
  readonly revision: number
  readonly landmarks: Landmarks
  readonly amendments: Amendments | undefined
  /** The rules that its terms may name. */
  readonly rules: RuleBook
}

/** Resolves a settled ledger at a revision; undefined where the target is not set, or is voided. */
export function resolutionOf(
  ledger: Ledger,
  revision: number,
  rules: RuleBook,
): Resolution | undefined {
  const landmarks = landmarksOf(ledger, revision)
  if (landmarks === undefined || landmarks.voided !== undefined) return undefined
  const amendments = amendmentsOf(ledger, landmarks.amending)
  return { ledger, revision, landmarks, amendments, rules }
}
