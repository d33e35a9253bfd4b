import * as fc from 'fast-check'
import { firstDays } from '../arbitraries/periods.ts'
import { settings } from '../arbitraries/set-target.ts'
import { DOORS, wholeCommand } from '../doors.ts'
import type { HostileConstraints } from './hostile-input.ts'
import type { HostileValue } from './hostile-value.ts'
import { madeHostile } from './made-hostile.ts'

const report = { target: 'target-1', quantity: '6', parts: { women: '1' } }

/** Without the fields of other measures, so that more than the door is passed. */
const LEAN_COMMANDS = [
  { ...report, type: 'ReportProgress', on: '2020-03-01', series: 'north' },
  { ...report, type: 'CorrectProgress', report: 'c2.1' },
  { type: 'VoidTarget', target: 'target-1', reason: 'set by mistake' },
  { type: 'RestoreTarget', target: 'target-1', reason: 'it was none' },
  {
    type: 'ReviseTarget',
    target: 'target-1',
    kind: 'change',
    set: { plan: '300', period: { from: '2020-01-01', to: '2021-06-30', zone: 'Europe/London' } },
    reason: 'decided so',
  },
]

/**
 * Commands of every type of which one to three places have been made hostile, as
 * {@link madeHostile} does. What was there before is a command that the door takes, one with
 * every field of its type or one that `decide` may accept. All are for the target `target-1`.
 *
 * Shrinks as {@link madeHostile} does.
 *
 * @example
 * import * as fc from 'fast-check'
 *
 * fc.assert(
 *   fc.property(hostileCommands(), ({ make }) => {
 *     const parsed = parseCommand(make())
 *     return parsed.ok || parsed.refusal.remedy !== ''
 *   }),
 *   { numRuns: 20 },
 * )
 */
export function hostileCommands(constraints: HostileConstraints = {}): fc.Arbitrary<HostileValue> {
  const settingTargets = firstDays().chain((firstDay) => settings('target-1', firstDay))
  const whole = fc.constantFrom(...DOORS.map(wholeCommand))
  return madeHostile(
    fc.oneof(whole, fc.constantFrom(...LEAN_COMMANDS), settingTargets),
    constraints,
  )
}
