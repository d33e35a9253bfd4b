import * as fc from 'fast-check'
import { given } from '../given-when-then/given.ts'
import { sampleCommit } from '../store-contract/sample-commit.ts'
import { DOOR_NAMES } from './ask.ts'
import { hostileCommands } from './hostile-commands.ts'
import { hostileInput, type HostileConstraints } from './hostile-input.ts'
import type { HostileValue } from './hostile-value.ts'
import { madeHostile } from './made-hostile.ts'

/** A door and what is put to it. */
export interface DoorInput {
  readonly door: string
  readonly input: HostileValue
}

const { events } = given([
  {
    type: 'SetTarget',
    target: 'target-1',
    title: { en: 'Members' },
    unit: { code: 'person', scale: 0 },
    measure: 'sum',
    plan: 201,
    period: { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' },
    labels: { region: 'north' },
    evidence: ['page 3'],
    ext: { of: { the: ['user', 1, null] } },
  },
  { at: '2020-12-21' },
  { type: 'ReportProgress', target: 'target-1', quantity: 202, on: '2020-12-20', parts: { w: 1 } },
  { type: 'CorrectProgress', target: 'target-1', report: 'c2.1', quantity: 200 },
  { type: 'RetractProgress', target: 'target-1', report: 'c2.1' },
  { type: 'AddNote', target: 'target-1', text: 'seen' },
])

const VIEW_POINTS = [
  { asOf: '2020-12-31' },
  { asOf: '2020-12-31', knownAt: '2021-01-08T00:00:00Z' },
  { knownAt: { position: '0000000000000001' } },
  { at: '2020-12-31T12:00:00Z' },
]

const OPTIONS = [
  { digits: 1, locale: 'vi', rounding: 'halfUp', display: 'plain', missing: 'none' },
  { rounding: 'halfEven', direction: 'atMost' },
  { total: 27, first: 23, second: 10 },
  { commandId: 'c-9', expectedRevision: 2, clockTolerance: 'unlimited' },
]

/**
 * Hostile input for any door: whatever there is, and, where a door takes objects of one kind, such
 * objects of which some places have been made hostile.
 */
export function doorInputs(constraints: HostileConstraints = {}): fc.Arbitrary<DoorInput> {
  const whatever = fc.record({
    door: fc.constantFrom(...DOOR_NAMES),
    input: hostileInput(constraints),
  })
  const spoilt = (doors: (name: string) => boolean, values: readonly object[]) =>
    fc.record({
      door: fc.constantFrom(...DOOR_NAMES.filter(doors)),
      input: madeHostile(fc.constantFrom(...values), constraints),
    })
  return fc.oneof(
    { weight: 6, arbitrary: whatever },
    {
      weight: 4,
      arbitrary: fc.record({
        door: fc.constantFrom('parseCommand', 'execute'),
        input: hostileCommands(constraints),
      }),
    },
    { weight: 2, arbitrary: spoilt((name) => name === 'decodeEvent', events) },
    { weight: 1, arbitrary: spoilt((name) => name === 'checkCommit', [sampleCommit({ id: 'c' })]) },
    { weight: 1, arbitrary: spoilt((name) => name.endsWith(', point'), VIEW_POINTS) },
    { weight: 1, arbitrary: spoilt((name) => /options|overlapBounds$/.test(name), OPTIONS) },
  )
}
