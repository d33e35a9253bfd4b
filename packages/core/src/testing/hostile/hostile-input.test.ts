import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inFirstRun } from '../../../laws/runs.ts'
import { parsePeriod } from '../../period/period.ts'
import { parseCommand } from '../../decider/command.schema.ts'
import { ask, DOOR_NAMES } from './ask.ts'
import { doorInputs } from './door-inputs.ts'
import { hostileCommands } from './hostile-commands.ts'
import { hostileInput } from './hostile-input.ts'
import { READABLE, THROWING } from './hostile-leaves.ts'

const HOSTILE = [...READABLE, ...THROWING]
// Of how many one is put to a door; doors beside each other are given others.
const ONE_OF = inFirstRun(3, 1)

test.each(DOOR_NAMES.map((door, place) => [door, place] as const))(
  '%s answers everything that is hostile by itself, and types it',
  async (door, place) => {
    const inputs = HOSTILE.filter((_, at) => (at + place) % ONE_OF === 0)
    const answers: string[] = []
    for (const input of inputs) answers.push(await ask(door, input))
    expect(answers).toHaveLength(inputs.length)
    expect(answers.length).toBeGreaterThan(HOSTILE.length / ONE_OF - 1)
  },
)

test('every door answers hostile input with a value, a typed refusal or a PlanfoldError', async () => {
  await fc.assert(
    fc.asyncProperty(doorInputs(), async ({ door, input }) => {
      await ask(door, input)
    }),
  )
})

test('only input that throws when it is read is unreadable; what else it is, is said', () => {
  fc.assert(
    fc.property(
      fc.oneof(hostileInput({ throwing: false }), hostileCommands({ throwing: false })),
      ({ make }) => {
        for (const read of [parseCommand, parsePeriod]) {
          const answer = read(make())
          if (!answer.ok) expect(answer.refusal.code).not.toBe('UnreadableInput')
        }
      },
    ),
  )
})
