import type { TargetState } from '../decider/evolve.ts'
import { landmarksAt } from '../ledger/landmarks.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import { asksRules } from '../scoreboard/lazy-standing.ts'
import type { Standing } from '../standing/standing.ts'
import { revisionAt, standingAt, type BoardPoint } from './board-point.ts'
import type { ExecuteResult } from './tracker.ts'

/**
 * A standing that is made when it is first looked at, of what is known now; and is kept. Where the terms name
 * a rule it is made at once: one that is missing or broken is told with the answer.
 */
export function standingLater(
  state: TargetState,
  point: BoardPoint,
  rules: RuleBook,
): () => Standing | undefined {
  let unmade: TargetState | undefined = state
  let made: Standing | undefined
  const look = (): Standing | undefined => {
    if (unmade !== undefined) {
      made = standingAt(unmade, point, rules)
      unmade = undefined
    }
    return made
  }
  const { ledger } = state
  const landmarks = ledger && landmarksAt(ledger, revisionAt(state, point.knownAt))
  if (landmarks !== undefined && asksRules(landmarks.history)) look()
  return look
}

type Accepted = Extract<ExecuteResult, { ok: true }>

const LOOK = Symbol('look')

// One getter for all answers, which then are of one shape: with one each they would take five times as long.
const STANDING: PropertyDescriptor & ThisType<{ readonly [LOOK]: () => Standing | undefined }> = {
  enumerable: true,
  configurable: true,
  get() {
    return this[LOOK]()
  },
}

/** A console would show that there is a getter, and not what it gets. */
const SHOWN: PropertyDescriptor = {
  value(this: object) {
    return { ...this }
  },
}

/**
 * The answer to a command that was accepted. Whoever copies, writes, compares or shows it looks at its
 * standing, and finds it like any other member.
 */
export function accepting(
  look: () => Standing | undefined,
  said: Omit<Accepted, 'ok' | 'standing'>,
): ExecuteResult {
  const answer = Object.defineProperty({ ok: true, ...said }, LOOK, { value: look })
  Object.defineProperty(answer, Symbol.for('nodejs.util.inspect.custom'), SHOWN)
  return Object.defineProperty(answer, 'standing', STANDING) as Accepted
}
