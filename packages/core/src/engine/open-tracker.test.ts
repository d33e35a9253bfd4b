import { describe, expect, test } from 'vitest'
import type { Moment } from '../period/moment.ts'
import type { Command } from '../decider/commands.ts'
import { commitsIn, reporting, setting, track, YEAR_IN_HANOI } from '../testing/tracking.ts'
import { memoryLog, memoryStore } from '../store/memory-store.ts'
import { openTracker } from './open-tracker.ts'
import { StoreClosed } from '../store/store-closed.ts'

describe('the face of the tracker', () => {
  test('does what its first example says', async () => {
    const { tracker } = await track(memoryStore(), '2020-12-20T05:00:00Z')
    await tracker.execute(setting('members', 201))
    const reported = await tracker.execute(reporting('members', '202', '2020-12-20'))
    expect(reported).toMatchObject({
      ok: true,
      revision: 4,
      standing: { state: 'completedEarly', exceeded: true, asOf: '2020-12-20' },
    })
    const board = await tracker.scoreboard({ asOf: '2020-12-31' })
    expect(board.target('members')).toMatchObject({
      actual: '202',
      attainment: { numerator: '202', denominator: '201' },
      state: 'completedEarly',
    })
    expect(board.counts).toMatchObject({ total: 1, completed: 1, completedEarly: 1, exceeded: 1 })
  })

  test('takes time and ids from its options', async () => {
    const { tracker, store } = await track()
    const done = await tracker.execute(setting('members', 201))
    if (!done.ok) throw new Error(done.refusal.message)
    expect(done.events[0]).toMatchObject({
      id: 'c1.1',
      commit: 'c1',
      recordedAt: '2020-02-01T05:00:00.000Z',
    })
    expect((await commitsIn(store))[0]?.events).toEqual(done.events)
  })

  test('writes moments in the one form that can be read again, whatever the clock says', async () => {
    const store = memoryStore()
    const clock = () => '2020-02-01T12:00+07:00' as Moment
    const tracker = await openTracker({ store, clock })
    await tracker.execute(setting('members', 201))
    const again = await openTracker({ store, clock })
    expect((await again.history('members'))[0]?.recordedAt).toBe('2020-02-01T05:00:00.000Z')
  })

  test('has a clock and ids of its own', async () => {
    const tracker = await openTracker({ store: memoryStore() })
    const [first, second] = [
      await tracker.execute(setting('a', 201)),
      await tracker.execute(setting('b', 201)),
    ]
    if (!first.ok || !second.ok) throw new Error('Expected both to be accepted.')
    expect(first.events[0]?.commit).not.toBe(second.events[0]?.commit)
    expect(first.standing?.state).toBe('unreported')
  })

  test('takes a store that is still being opened', async () => {
    const tracker = await openTracker({ store: Promise.resolve(memoryStore()) })
    expect((await tracker.scoreboard()).size).toBe(0)
    const failed = new Error('disk')
    await expect(openTracker({ store: Promise.reject(failed) })).rejects.toBe(failed)
  })

  test('closed, it rejects, and closing twice is harmless', async () => {
    const { tracker } = await track()
    await tracker.execute(setting('members', 201))
    await tracker.close()
    await tracker.close()
    await expect(tracker.execute(reporting('members', 1))).rejects.toMatchObject({
      code: 'StoreFailed',
      message: expect.stringContaining('this call has stored nothing') as string,
      mayBeStored: false,
      cause: { code: 'StoreClosed' },
    })
    await expect(tracker.scoreboard()).rejects.toThrow(StoreClosed)
    await expect(tracker.standing('members')).rejects.toThrow(StoreClosed)
    await expect(tracker.history('members')).rejects.toThrow(StoreClosed)
  })
})

describe('what is refused stores nothing', () => {
  const refused: readonly (readonly [string, unknown])[] = [
    ['UnknownCommand', { type: 'DeleteTarget', target: 'members' }],
    ['InvalidField', null],
    ['InvalidQuantity', reporting('members', '1e5')],
    ['InvalidQuantity', reporting('members', '1,000')],
    ['InvalidQuantity', reporting('members', 'NaN')],
    ['InvalidQuantity', reporting('members', '∞')],
    ['InvalidQuantity', reporting('members', '')],
    ['InvalidQuantity', reporting('members', Infinity)],
    ['InvalidQuantity', { ...reporting('members', 1), quantity: {} }],
    ['InvalidDay', reporting('members', 1, '2020-02-30')],
    ['InvalidId', reporting('', 1, '2020-02-01')],
    ['InvalidId', reporting('x'.repeat(10_000), 1, '2020-02-01')],
    ['InvalidId', reporting('__proto__', 1, '2020-02-01')],
    ['InvalidId', reporting('\ud800', 1, '2020-02-01')],
    ['TargetNotSet', reporting('unheard-of', 1, '2020-02-01')],
    ['TargetIsCancelled', reporting('members', 1, '2020-06-01')],
    [
      'PeriodEndsBeforeItBegins',
      { ...setting('p', 201), period: { ...YEAR_IN_HANOI, to: '2019-12-31' } },
    ],
    ['UnknownZone', { ...setting('p', 201), period: { ...YEAR_IN_HANOI, zone: 'Mars/Olympus' } }],
    ['UnknownField', { ...setting('p', 201), plam: 1 }],
    ['UnknownField', { ...setting('p', 201), period: { ...YEAR_IN_HANOI, foo: 1 } }],
    ['InvalidExt', { ...setting('p', 201), ext: { when: new Date(0) } }],
    ['TargetAlreadySet', setting('members', 202)],
    ['UnitDiffers', { ...reporting('members', 1), unit: 'household' }],
    ['PartExceedsWhole', { ...reporting('members', 1), parts: { women: 2 } }],
    ['PartExceedsWhole', { ...reporting('members', 1), parts: { women: -1 } }],
    ['ReportNotFound', { type: 'CorrectProgress', target: 'members', report: 'c9.1', quantity: 1 }],
    ['ReportNotFound', { type: 'CorrectProgress', target: 'members', report: 'c4.1', quantity: 1 }],
    ['ReportRetracted', { type: 'RetractProgress', target: 'members', report: 'c2.1' }],
    [
      'ReportRetracted',
      { type: 'CorrectProgress', target: 'members', report: 'c2.1', quantity: 1 },
    ],
    [
      'MeasureFixedByReports',
      {
        type: 'ReviseTarget',
        target: 'others',
        kind: 'correction',
        set: { measure: 'max' },
        reason: 'r',
      },
    ],
    ['InvalidField', { type: 'CancelTarget', target: 'members', on: '2020-02-01', reason: '' }],
  ]

  test('and is answered with code, field, value and remedy', async () => {
    const { tracker, store } = await track()
    await tracker.execute(setting('members', 201))
    await tracker.execute(reporting('members', 1))
    await tracker.execute(setting('others', 201))
    await tracker.execute(reporting('others', 1, '2020-02-01'))
    await tracker.execute({ type: 'RetractProgress', target: 'members', report: 'c2.1' })
    await tracker.execute({
      type: 'CancelTarget',
      target: 'members',
      on: '2020-05-01',
      reason: 'r',
    })
    const [before, board] = [await commitsIn(store), await tracker.scoreboard()]
    expect(before).toHaveLength(6)
    for (const [code, command] of refused) {
      const result = await tracker.execute(command as Command)
      if (result.ok) throw new Error(`Expected ${code} of ${JSON.stringify(command)}.`)
      expect(result.refusal.code, JSON.stringify(command)).toBe(code)
      expect(result.refusal.remedy).toMatch(/^[A-Z].*\.$/)
      expect(result.refusal).toHaveProperty('value')
      if (command !== null) expect(result.refusal.field).not.toBe('')
    }
    expect(await commitsIn(store)).toEqual(before)
    expect(await tracker.scoreboard()).toBe(board)
  })

  test('also where the command is accepted and changes nothing', async () => {
    const { tracker, store } = await track()
    await tracker.execute(setting('members', 201))
    const again = await tracker.execute(setting('members', 201))
    expect(again).toMatchObject({ ok: true, events: [], revision: 1 })
    expect(again).not.toHaveProperty('position')
    expect(await commitsIn(store)).toHaveLength(1)
  })

  test('also where the name of the command is no id', async () => {
    const { tracker, store } = await track()
    const result = await tracker.execute(setting('members', 201), { commandId: '' })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'InvalidId', field: 'commandId' } })
    expect(await commitsIn(store)).toEqual([])
  })
})

test('figures of 400 digits come through the store whole', async () => {
  const { tracker, store } = await track()
  const [plan, quantity] = ['9'.repeat(400), `${'9'.repeat(399)}8.${'1'.repeat(400)}`]
  await tracker.execute(setting('t', plan))
  await tracker.execute(reporting('t', quantity, '2020-02-01'))
  const { tracker: another } = await track(store)
  for (const one of [tracker, another]) {
    const standing = (await one.scoreboard({ asOf: '2020-12-31' })).target('t')
    expect(standing).toMatchObject({ plan, actual: quantity, met: false, state: 'missed' })
  }
})

test('two trackers on one log see what the other writes', async () => {
  const log = memoryLog()
  const [here, there] = [await track(memoryStore({ log })), await track(memoryStore({ log }))]
  await here.tracker.execute(setting('a', 201), { commandId: 'h1' })
  expect((await there.tracker.scoreboard()).size).toBe(1)
  await there.tracker.execute(reporting('a', 1, '2020-02-01'), { commandId: 't1' })
  // What `here` knows of the target is out of date: it decides anew.
  const result = await here.tracker.execute(reporting('a', 2, '2020-02-01'), { commandId: 'h2' })
  expect(result).toMatchObject({ ok: true, revision: 3, standing: { actual: '3' } })
  await here.tracker.execute(reporting('a', 4, '2020-02-01'), { commandId: 'h3' })
  const correction = { type: 'CorrectProgress', target: 'a', report: 'h3.1', quantity: 5 } as const
  expect(await there.tracker.execute(correction, { commandId: 't2' })).toMatchObject({ ok: true })
  for (const { tracker } of [here, there]) {
    expect((await tracker.scoreboard()).target('a').actual).toBe('8')
    expect(await tracker.standing('a')).toMatchObject({ actual: '8', revision: 5 })
  }
})
