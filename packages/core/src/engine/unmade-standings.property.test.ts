import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { memoryStore } from '../store/memory-store.ts'
import { addDays } from '../period/day.ts'
import { moment } from '../period/moment.ts'
import { scoreboard, type Scoreboard } from '../scoreboard/scoreboard.ts'
import { histories } from '../testing/arbitraries/histories.ts'
import { openTracker } from './open-tracker.ts'
import type { ExecuteResult, Tracker } from './tracker.ts'

test('a board that nobody has looked into says what it would have said when it was made', async () => {
  const asked = fc.tuple(histories({ maxTargets: 2, voids: true }), fc.nat({ max: 50 }))
  await fc.assert(
    fc.asyncProperty(asked, async ([{ turns, firstDay }, later]) => {
      let now = moment('2020-01-01T00:00:00Z')
      const tracker = await openTracker({ store: memoryStore(), clock: () => now })
      const asOf = addDays(firstDay, later - 10)
      const taken: { readonly board: Scoreboard; readonly events: number }[] = []
      const events: TargetEvent[] = []
      for (const { command, request } of turns) {
        now = request.recordedAt
        const done = await tracker.execute(command)
        if (done.ok) events.push(...done.events)
        taken.push({ board: await tracker.scoreboard({ asOf }), events: events.length })
      }
      for (const { board, events: known } of taken) {
        const expected = scoreboard(events.slice(0, known), { asOf })
        expect(board.counts).toStrictEqual(expected.counts)
        expect(board.toJSON()).toStrictEqual(expected.toJSON())
      }
    }),
  )
})

test('an answer that is looked at later says what it would have said at once', async () => {
  await fc.assert(
    fc.asyncProperty(histories({ maxTargets: 2, voids: true }), async ({ turns }) => {
      let now = moment('2020-01-01T00:00:00Z')
      const trackers = [memoryStore(), memoryStore()].map((store) =>
        openTracker({ store, clock: () => now }),
      )
      const [eager, late] = (await Promise.all(trackers)) as [Tracker, Tracker]
      const said: ExecuteResult[] = []
      const answers: ExecuteResult[] = []
      for (const { command, request } of turns) {
        now = request.recordedAt
        const options = { commandId: request.id }
        said.push({ ...(await eager.execute(command, options)) })
        answers.push(await late.execute(command, options))
      }
      expect(answers).toStrictEqual(said)
    }),
  )
})
