import { expect, test } from 'vitest'
import { openTracker } from '../engine/open-tracker.ts'
import type { ExecuteResult } from '../engine/tracker.ts'
import { memoryStore } from '../store/memory-store.ts'
import { moment } from '../period/moment.ts'
import type { Command } from '../decider/commands.ts'

const revise = { type: 'ReviseTarget', target: 'trees', reason: 'r' } as const
const period = { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' }

/** What the last of some commands is answered with. */
async function noticesAfter(...commands: readonly Command[]) {
  const clock = () => moment('2020-02-01T00:00:00Z')
  const tracker = await openTracker({ store: memoryStore(), clock })
  const terms = { title: 'Trees', unit: 'tree', measure: 'sum', plan: 10, period } as const
  let result: ExecuteResult = await tracker.execute({
    type: 'SetTarget',
    target: 'trees',
    ...terms,
  })
  for (const command of commands) result = await tracker.execute(command)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.notices
}

const change = (effective: string, plan: number): Command => ({
  ...revise,
  kind: 'change',
  effective,
  set: { plan },
})
const correction = (plan: number, effective?: string): Command => ({
  ...revise,
  kind: 'correction',
  ...(effective !== undefined && { effective }),
  set: { plan },
})

test('a correction tells which changes of the same term stand over it', async () => {
  expect(await noticesAfter(change('2020-07-01', 20), correction(11))).toEqual([
    { code: 'changeStands', term: 'plan', effective: '2020-07-01', revision: 2 },
  ])
})

test.each<[string, readonly Command[]]>([
  ['a change is no correction', [change('2020-07-01', 20), change('2020-06-01', 11)]],
  ['there is none', [correction(11)]],
  ['it corrects the change itself', [change('2020-07-01', 20), correction(21, '2020-07-01')]],
  ['it holds from a later day', [change('2020-07-01', 20), correction(21, '2020-08-01')]],
  [
    'it is of another term',
    [change('2020-07-01', 20), { ...revise, kind: 'correction', set: { owner: 'office' } }],
  ],
])('but not where %s', async (_why, commands) => {
  expect(await noticesAfter(...commands)).toEqual([])
})

test.each([
  ['on all days', correction(10)],
  ['on its first day', correction(10, '2020-01-01')],
])(
  'a correction to what was set, which stores nothing, tells it, too (%s)',
  async (_days, same) => {
    expect(await noticesAfter(change('2020-02-01', 20), same)).toEqual([
      { code: 'changeStands', term: 'plan', effective: '2020-02-01', revision: 2 },
    ])
  },
)

test('of two changes for one day the later word stands', async () => {
  const changes = [change('2020-07-01', 20), change('2020-07-01', 21), change('2020-09-01', 30)]
  expect(await noticesAfter(...changes, correction(11))).toMatchObject([
    { effective: '2020-07-01', revision: 3 },
    { effective: '2020-09-01', revision: 4 },
  ])
})
