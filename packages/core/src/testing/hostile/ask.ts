import { PURE_DOORS } from './pure-doors.ts'
import { COMMITS_OF_ONE, readableCommits, trackerOfOne, TRACKER_DOORS } from './tracker-doors.ts'
import { answerOf, DoorBroken, inheritedNames, type Answer, type Outcome } from './typed-answer.ts'
import type { HostileValue } from './hostile-value.ts'

/** The names of all doors: the pure ones, then those of a tracker. */
export const DOOR_NAMES = [...Object.keys(PURE_DOORS), ...Object.keys(TRACKER_DOORS)]

const INHERITED = inheritedNames()

/**
 * Puts hostile input to a door, and throws {@link DoorBroken} where the answer is not typed, where
 * a prototype was polluted, or where a tracker stored anything under a refusal.
 */
export async function ask(name: string, { make }: HostileValue): Promise<Answer> {
  const pure = PURE_DOORS[name]
  const answer = pure === undefined ? await askTracker(name, make()) : askPure(name, make())
  if (inheritedNames() !== INHERITED) throw new DoorBroken(name, 'polluted a prototype')
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
  const commits = await readableCommits(name, tracker, store)
  if (answer !== 'value' && commits !== COMMITS_OF_ONE) {
    throw new DoorBroken(name, 'stored something, and answered that it had not')
  }
  return answer
}
