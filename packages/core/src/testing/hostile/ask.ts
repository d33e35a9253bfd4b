import { PURE_DOORS } from './pure-doors.ts'
import {
  checkReadable,
  COMMITS_OF_ONE,
  commitsIn,
  trackerOfOne,
  TRACKER_DOORS,
} from './tracker-doors.ts'
import { answerOf, checkPrototypes, DoorBroken, type Answer, type Outcome } from './typed-answer.ts'
import type { HostileValue } from './hostile-value.ts'

/** The names of all doors: the pure ones, then those of a tracker. */
export const DOOR_NAMES = [...Object.keys(PURE_DOORS), ...Object.keys(TRACKER_DOORS)]

/**
 * Puts hostile input to a door, and throws {@link DoorBroken} where the answer is not typed, where
 * a prototype was polluted, or where a tracker stored anything under a refusal.
 */
export async function ask(name: string, { make }: HostileValue): Promise<Answer> {
  const pure = PURE_DOORS[name]
  const answer = pure === undefined ? await askTracker(name, make()) : askPure(name, make())
  checkPrototypes(name)
  return answer
}

function askPure(name: string, input: unknown): Answer {
  let outcome: Outcome
  try {
    outcome = { gave: PURE_DOORS[name]?.(input) }
  } catch (error) {
    outcome = { threw: error }
  }
  return answerOf(name, outcome)
}

async function askTracker(name: string, input: unknown): Promise<Answer> {
  const { tracker, store } = await trackerOfOne()
  let outcome: Outcome
  try {
    outcome = { gave: await TRACKER_DOORS[name]?.(input, tracker, store) }
  } catch (error) {
    outcome = { threw: error }
  }
  const answer = answerOf(name, outcome)
  if ((await commitsIn(store)) === COMMITS_OF_ONE) return answer
  if (answer !== 'value') throw new DoorBroken(name, 'stored something under a refusal')
  await checkReadable(name, tracker, store)
  return answer
}
