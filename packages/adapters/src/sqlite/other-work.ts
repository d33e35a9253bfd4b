import { setImmediate } from 'node:timers/promises'

/** Milliseconds after which others have their turn. */
const LONGEST_TURN = 10

let began = performance.now()

/**
 * Lets timers and whatever else waits have their turn, if there has been none for a while. SQLite blocks
 * the thread, and promises alone never yield it: of two callers that never rest one would wait for ever.
 */
export async function otherWork(): Promise<void> {
  if (performance.now() - began < LONGEST_TURN) return
  await setImmediate()
  began = performance.now()
}
