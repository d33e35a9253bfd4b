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

/** Resolves the first events of a settled ledger; undefined before the target is set. */
export function resolutionOf(
  ledger: Ledger,
  revision: number,
  rules: RuleBook,
): Resolution | undefined {
  const landmarks = landmarksOf(ledger, revision)
  if (landmarks === undefined) return undefined
  const amendments = amendmentsOf(ledger, landmarks.amending)
  return { ledger, revision, landmarks, amendments, rules }
}
