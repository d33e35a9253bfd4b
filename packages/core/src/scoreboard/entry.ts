import type { TargetId } from '../event/identifiers.ts'
import type { Standing, State } from '../standing/standing.ts'

/**
 * What a board counts and places a target by, where its standing is made only when somebody asks
 * for it. All of it agrees with that standing.
 */
export interface UnmadeStanding {
  readonly target: TargetId
  readonly kind: Standing['kind']
  readonly state: State | undefined
  readonly exceeded: boolean
  readonly revised: boolean
  readonly contradicted: boolean
  readonly programme: string | undefined
  /** The standing; the same object each time, since boards promise that what did not change is one. */
  standing(): Standing
}

/** What a board holds of a target: its standing, or what the standing can be made from. */
export type Entry = Standing | UnmadeStanding

/** The standing of an entry, made now where it was not. */
export function standingIn(entry: Entry): Standing {
  return 'standing' in entry ? entry.standing() : entry
}
