import type { Moment } from '../period/moment.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'

export function revisionConflict(expected: number, found: number): Refusal {
  const remedy = 'Look at the target again and repeat the command if it still makes sense.'
  return refuse(
    'RevisionConflict',
    'expectedRevision',
    found,
    `the target at revision ${expected}`,
    remedy,
    { expected },
  )
}

export function invalidRevision(found: unknown): Refusal {
  const remedy = 'Give the revision last seen, 0 for a target not set yet, or leave it out.'
  return refuse('InvalidRevision', 'expectedRevision', found, 'a whole number from 0', remedy, {
    least: 0,
  })
}

export function commandIdTaken(id: string): Refusal {
  const remedy = 'Give each command an id of its own.'
  return refuse('CommandIdTaken', 'commandId', id, 'an id not used by another command', remedy)
}

/** What the clock would have stored could not be seen on its own day. */
export function clockBehind(clock: Moment, last: Moment): Refusal {
  const expected = `a clock at or after ${last}, when the target was last recorded`
  const remedy =
    'Set the clock right. If it is right, the last record came from a clock that stood ahead: give ' +
    `a greater clockTolerance, and the command is recorded at ${last}.`
  return refuse('ClockBehind', 'clock', clock, expected, remedy, { last })
}

/** `expected` is the revision that the last append expected, `named` the one its conflict named. */
export function outOfTime(timeout: number, expected: number, named: number): Refusal {
  // What is named is never behind what was read, unless revision and events were set apart by hand.
  const isApart = named <= expected
  const found = isApart
    ? `a store that holds events up to revision ${expected} and names revision ${named}`
    : 'another writer faster each time'
  const remedy = isApart
    ? 'Nothing is stored: compare the events of the target with the revision that its store keeps.'
    : 'Nothing is stored: give the command again, or give it a longer retryTimeout.'
  return refuse('OutOfTime', '', found, `to store the command within ${timeout} ms`, remedy, {
    timeout,
    fault: isApart ? 'revisionApart' : 'othersFaster',
    expected,
    named,
  })
}

export function laterFingerprint(id: string): Refusal {
  const expected = 'an id not used by a later version of this library'
  const remedy = 'Update the library, which cannot tell whether the commands are the same.'
  return refuse('LaterFingerprint', 'commandId', id, expected, remedy)
}
