import { describe, expect, test } from 'vitest'
import { moment } from '../period/moment.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { completionRule } from '../rule/completion-rule.ts'
import { RuleBroken } from '../rule/rule-broken.ts'
import type { Rule } from '../rule/rule.ts'
import { statusRule } from '../rule/status-rule.ts'
import { codeOf, reporting, setting } from '../testing/tracking.ts'
import { memoryLog, memoryStore, type MemoryLog } from '../store/memory-store.ts'
import { openTracker } from './open-tracker.ts'
import { StoredUnjudged } from './stored-unjudged.ts'

const firstReport = completionRule({
  name: 'first-report@1',
  completedOn: ({ course }) => course.find(({ reported }) => reported)?.from,
})

const fresh = statusRule({
  name: 'fresh@1',
  statuses: ['stale', 'fresh'],
  statusOf: ({ reports: { ageInDays = 999 } }) => (ageInDays > 7 ? 'stale' : 'fresh'),
})

const RULED = {
  ...setting('members', 10),
  completion: { rule: 'first-report@1' },
  status: { rule: 'fresh@1' },
} as ReturnType<typeof setting>

async function track(log: MemoryLog, rules: readonly Rule[]) {
  const time = { now: '2020-02-01T05:00:00Z' }
  const clock = () => moment(time.now)
  return { time, tracker: await openTracker({ store: memoryStore({ log }), clock, rules }) }
}

describe('a tracker with rules', () => {
  test('judges by them in commands and in every view, at any point', async () => {
    const { tracker, time } = await track(memoryLog(), [firstReport, fresh])
    const set = await tracker.execute(RULED)
    expect(set.ok && set.standing?.status).toBe('stale')
    const reported = await tracker.execute(reporting('members', 1))
    if (!reported.ok || reported.position === undefined) throw new Error('Nothing was stored.')
    const { position } = reported
    expect(reported.events.map(({ type }) => type)).toEqual([
      'ProgressReported',
      'TargetCompletedEarly',
    ])
    expect(reported.standing).toMatchObject({ state: 'completedEarly', status: 'fresh' })
    time.now = '2020-03-01T05:00:00Z'
    const correct = { type: 'CorrectProgress', target: 'members', quantity: 2 } as const
    const [report] = reported.events
    expect((await tracker.execute({ ...correct, report: report?.id ?? '' })).ok).toBe(true)
    const known = { asOf: '2020-02-05', knownAt: { position } }
    for (const point of [
      known,
      { asOf: '2020-02-05' },
      { asOf: '2020-02-05', knownAt: time.now },
    ]) {
      expect(await tracker.standing('members', point)).toMatchObject({ status: 'fresh' })
      const board = await tracker.scoreboard(point)
      expect(board.target('members')).toMatchObject({ status: 'fresh', completedOn: '2020-02-01' })
    }
    expect((await tracker.timeline('members')).map(({ on, status }) => [on, status])).toEqual([
      ['2020-01-01', 'stale'],
      ['2020-02-01', 'fresh'],
      ['2020-02-09', 'stale'],
    ])
  })

  test('shows on the board of today what time alone has changed', async () => {
    const { tracker, time } = await track(memoryLog(), [firstReport, fresh])
    await tracker.execute(RULED)
    await tracker.execute(reporting('members', 1))
    const board = await tracker.scoreboard()
    expect(board.target('members').status).toBe('fresh')
    time.now = '2020-02-01T09:00:00Z'
    expect((await tracker.scoreboard()).target('members')).toBe(board.target('members'))
    time.now = '2020-02-09T05:00:00Z'
    expect((await tracker.scoreboard()).target('members').status).toBe('stale')
  })

  test('is not opened with what are no rules', async () => {
    await expect(track(memoryLog(), [firstReport, firstReport])).rejects.toMatchObject({
      code: 'RuleNameTaken',
    })
    await expect(track(memoryLog(), [{} as Rule])).rejects.toMatchObject({ code: 'InvalidRule' })
  })

  test('without those that a target names refuses commands and shows no figure of it', async () => {
    const log = memoryLog()
    const { tracker: before } = await track(log, [firstReport, fresh])
    await before.execute(RULED)
    await before.execute(setting('plain', 5))
    const { tracker } = await track(log, [fresh])
    expect(codeOf(await tracker.execute(reporting('members', 1)))).toBe('UnknownRule')
    expect(codeOf(await tracker.execute(RULED))).toBe('UnknownRule')
    for (const view of [
      tracker.standing('members'),
      tracker.timeline('members'),
      tracker.scoreboard(),
    ]) {
      await expect(view).rejects.toBeInstanceOf(RefusedInput)
      await expect(view).rejects.toMatchObject({ code: 'UnknownRule', refusal: { field: 'rules' } })
    }
    // Its log can be read all the same, and so can other targets.
    expect(await tracker.history('members')).toHaveLength(1)
    expect(codeOf(await tracker.execute(reporting('plain', 5)))).toBeUndefined()
    expect((await tracker.standing('plain'))?.state).toBe('completedEarly')
    const revised = await tracker.execute({
      type: 'ReviseTarget',
      target: 'members',
      kind: 'correction',
      set: { completion: 'whenReached' },
      reason: 'the rule is gone',
    })
    expect(revised.ok && revised.standing.state).toBe('open')
  })

  test('that break stores nothing, and goes on with the mended rule', async () => {
    const log = memoryLog()
    const broken = completionRule({ name: 'first-report@1', completedOn: () => 'soon' as never })
    const { tracker } = await track(log, [broken, fresh])
    await tracker.execute(RULED)
    await expect(tracker.execute(reporting('members', 1))).rejects.toBeInstanceOf(RuleBroken)
    expect(await tracker.history('members')).toHaveLength(1)
    const { tracker: mended } = await track(log, [firstReport, fresh])
    const reported = await mended.execute(reporting('members', 1))
    expect(reported.ok && reported.revision).toBe(3)
  })

  test('repeats no command that was stored under rules it lacks, and says so as a refusal', async () => {
    const log = memoryLog()
    const { tracker: before } = await track(log, [firstReport, fresh])
    expect((await before.execute(RULED, { commandId: 'c1' })).ok).toBe(true)
    const { tracker } = await track(log, [])
    expect(codeOf(await tracker.execute(RULED, { commandId: 'c1' }))).toBe('UnknownRule')
  })

  test('that break over the standing alone have not kept the command from being stored', async () => {
    const log = memoryLog()
    const dark = statusRule({ name: 'fresh@1', statuses: ['a'], statusOf: () => 'b' as never })
    const { tracker } = await track(log, [firstReport, dark])
    const stored: unknown = await tracker
      .execute(RULED, { commandId: 'c1' })
      .catch((e: unknown) => e)
    expect(stored).toBeInstanceOf(StoredUnjudged)
    expect(stored).toMatchObject({
      code: 'StoredUnjudged',
      events: [{ type: 'TargetSet' }],
      cause: { code: 'RuleBroken', fault: { rule: 'fresh@1' } },
    })
    expect(await tracker.history('members')).toHaveLength(1)
    await expect(tracker.execute(RULED, { commandId: 'c1' })).rejects.toBeInstanceOf(StoredUnjudged)
    const { tracker: mended } = await track(log, [firstReport, fresh])
    expect(await mended.execute(RULED, { commandId: 'c1' })).toMatchObject({ repeated: true })
  })

  test('judge what was decided as of the day it was decided on, though midnight passes', async () => {
    const asked: string[] = []
    const watching = statusRule({
      name: 'fresh@1',
      statuses: ['a'],
      statusOf: ({ asOf }) => (asked.push(asOf), 'a'),
    })
    const moments = ['2020-02-01T16:59:59Z', '2020-02-01T17:00:01Z']
    const clock = () => moment((moments.length > 1 ? moments.shift() : moments[0]) ?? '')
    const tracker = await openTracker({
      store: memoryStore(),
      clock,
      rules: [firstReport, watching],
    })
    const set = await tracker.execute(RULED)
    expect(set.ok && set.standing?.asOf).toBe('2020-02-01')
    expect(asked).toEqual(['2020-02-01'])
  })
})
