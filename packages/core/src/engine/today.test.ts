import { expect, test } from 'vitest'
import { moment } from '../period/moment.ts'
import { memoryStore } from '../store/memory-store.ts'
import { openTracker } from './open-tracker.ts'

test('today follows a zone that has come into force, though no board has shown it yet', async () => {
  let now = moment('2020-06-01T00:00:00Z')
  const tracker = await openTracker({ store: memoryStore(), clock: () => now })
  const period = { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' }
  const target = 'moved'
  await tracker.execute({
    type: 'SetTarget',
    target,
    title: 'Moved to Honolulu',
    unit: 'person',
    measure: 'sum',
    plan: 1,
    period,
  })
  await tracker.execute({
    type: 'ReviseTarget',
    target,
    kind: 'change',
    effective: '2020-06-10',
    set: { period: { ...period, zone: 'Pacific/Honolulu' } },
    reason: 'moved',
  })
  const todays: string[] = []
  for (const time of ['2020-06-09T23:00Z', '2020-06-10T00:30Z', '2020-06-10T10:30Z']) {
    now = moment(time)
    todays.push((await tracker.scoreboard()).target(target).asOf)
  }
  expect(todays).toStrictEqual(['2020-06-09', '2020-06-09', '2020-06-10'])
})
