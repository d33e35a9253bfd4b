import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../period/day.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import { standing } from '../judgement/standing-in.ts'
import { deliveriesOf } from '../testing/arbitraries/deliveries.ts'
import { histories } from '../testing/arbitraries/histories.ts'
import { refusedWith } from '../testing/refused.ts'
import { withCountedIds } from '../testing/with-counted-ids.ts'
import { timeline } from '../timeline/timeline.ts'
import { readSegment, segmentOf } from './segment.ts'

const delivered = fc
  .tuple(histories({ voids: true }), fc.boolean())
  .chain(([history, isCounted]) => {
    const events = isCounted ? withCountedIds(history.events) : history.events
    return fc.tuple(fc.constant(history), deliveriesOf(events))
  })

test('a segment that is written and read back answers what its events do, however often', () => {
  fc.assert(
    fc.property(delivered, fc.nat({ max: 40 }), ([{ firstDay, targets }, events], later) => {
      const segment = readSegment(segmentOf(events))
      const asOf = addDays(firstDay, later - 5)
      expect(segment.size).toBe(events.length)
      const expected = JSON.stringify(scoreboard(events, { asOf }))
      for (let time = 0; time < 2; time++) {
        expect(JSON.stringify(scoreboard(segment, { asOf }))).toBe(expected)
      }
      for (const target of targets) {
        const point = { at: `${asOf}T12:00:00.000Z` }
        expect(standing(segment, target, point)).toStrictEqual(standing(events, target, point))
        expect(timeline(segment, target, { asOf })).toStrictEqual(
          timeline(events, target, { asOf }),
        )
      }
    }),
  )
})

test('a segment with any byte changed, cut off or added is refused', () => {
  const damages = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }))
  fc.assert(
    fc.property(histories({ maxTargets: 2 }), damages, ({ events }, [drawn, change]) => {
      const bytes = segmentOf(events)
      const at = drawn % bytes.length
      const changed = bytes.map((byte, place) => (place === at ? byte ^ change : byte))
      const longer = new Uint8Array(bytes.length + change)
      longer.set(bytes)
      for (const damaged of [changed, bytes.slice(0, at), longer]) {
        expect(refusedWith(() => readSegment(damaged)).code).toBe('SegmentUnreadable')
      }
    }),
  )
})
