import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentOfMilliseconds } from '../period/moment.ts'
import { track, reporting, setting } from '../testing/tracking.ts'

// Clocks of several programs: seconds around one another, at times days away. A target that another
// clock wrote to changes nothing for the rest.
const jumps = fc.oneof(
  fc.integer({ min: -90_000, max: 90_000 }),
  fc.integer({ min: -200_000_000, max: 200_000_000 }),
)
const steps = fc.tuple(jumps, fc.constantFrom('members', 'others'))
const START = 1_580_515_200_000

test('what is stored is never hidden from its own day', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 8 }), async (all) => {
      const { tracker, time } = await track(undefined, momentOfMilliseconds(START))
      for (const target of ['members', 'others']) await tracker.execute(setting(target, 10))
      for (const [jump, target] of all) {
        const clock = momentOfMilliseconds(START + jump)
        time.now = clock
        const result = await tracker.execute(reporting(target, 1, '2020-01-01'))
        if (!result.ok) {
          expect(result.refusal.code).toBe('ClockBehind')
          continue
        }
        expect((await tracker.standing(target))?.revision).toBe(result.revision)
        expect((await tracker.scoreboard()).find(target)?.revision).toBe(result.revision)
        const at = momentOfMilliseconds(START + jump + 60_000)
        const later = await tracker.standing(target, { at })
        expect(later?.revision).toBe(result.revision)
      }
    }),
  )
})
