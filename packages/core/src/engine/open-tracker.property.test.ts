import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import type { Moment } from '../period/moment.ts'
import { laterMoment, millisecondsOf, momentOfMilliseconds } from '../period/moment.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import type { Standing } from '../standing/standing.ts'
import { decide } from '../decider/decide.ts'
import { evolve, NOTHING_YET, type TargetState } from '../decider/evolve.ts'
import { histories, type SampleHistory, type Turn } from '../testing/arbitraries/histories.ts'
import { pointIn, pointPlans } from '../testing/arbitraries/view-points.ts'
import { referenceStanding } from '../testing/reference/reference-standing.ts'
import { referenceToday } from '../testing/reference/reference-today.ts'
import type { EventStore, Position } from '../store/event-store.ts'
import { memoryLog, memoryStore } from '../store/memory-store.ts'
import { openTracker } from './open-tracker.ts'
import type { ExecuteResult, Tracker } from './tracker.ts'

const fewCommands = histories({ maxTargets: 2, maxSteps: 12, voids: true })

/** A store whose every call takes its time before and after, in an order that the scheduler chooses. */
function inAnyOrder(store: EventStore, scheduler: fc.Scheduler): EventStore {
  const pause = (what: string): Promise<void> => scheduler.schedule(Promise.resolve(), what)
  return {
    capabilities: store.capabilities,
    async load(target, options) {
      await pause('load')
      const commits = await store.load(target, options)
      await pause('loaded')
      return commits
    },
    async append(commit) {
      await pause('append')
      const result = await store.append(commit)
      await pause('appended')
      return result
    },
    async *read(query) {
      await pause('read')
      for await (const commits of store.read(query)) {
        yield commits
        await pause('read on')
      }
    },
    close: () => store.close(),
  }
}

/** A clock that goes on by a quarter of an hour whenever it is looked at. */
function tickingClock({ turns }: SampleHistory): () => Moment {
  let milliseconds = millisecondsOf((turns[0] as Turn).request.recordedAt)
  return () => momentOfMilliseconds((milliseconds += 900_000))
}

interface LoggedCommit {
  readonly id: string
  readonly position: Position
  readonly events: readonly TargetEvent[]
}

async function commitsIn(store: EventStore): Promise<readonly LoggedCommit[]> {
  const all: LoggedCommit[] = []
  for await (const commits of store.read()) {
    for (const { id, position, events } of commits) {
      all.push({ id, position, events: events as readonly TargetEvent[] })
    }
  }
  return all
}

describe('many writers', () => {
  const races = fc.tuple(fewCommands, fc.array(fc.boolean(), { maxLength: 16 }), pointPlans())

  test('the log is what deciding its commands one after another gives, and nothing is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), races, async (scheduler, [history, choices, plan]) => {
        const log = memoryLog()
        const clock = tickingClock(history)
        const trackers = await Promise.all(
          [0, 1].map(() =>
            openTracker({ store: inAnyOrder(memoryStore({ log }), scheduler), clock }),
          ),
        )
        const results = await scheduler.waitFor(
          Promise.all(
            history.turns.map(({ command, request: { id } }, index) =>
              (trackers[choices[index] === true ? 1 : 0] as Tracker).execute(command, {
                commandId: id,
              }),
            ),
          ),
        )
        const commits = await commitsIn(memoryStore({ log }))
        expectOneAfterAnother(commits, history)
        const events = commits.flatMap((commit) => commit.events)
        const acknowledged = results.flatMap((result) => (result.ok ? result.events : []))
        expect(idsOf(acknowledged)).toStrictEqual(idsOf(events))
        const point = { asOf: pointIn(history, plan).asOf }
        const expected = scoreboard(events, point).toJSON()
        for (const tracker of trackers) {
          const board = await scheduler.waitFor(tracker.scoreboard(point))
          expect(board.toJSON()).toStrictEqual(expected)
        }
      }),
    )
  })

  test('a command given twice under one id has the effect of once, wherever it was given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fewCommands, async (scheduler, history) => {
        const log = memoryLog()
        const clock = tickingClock(history)
        const trackers = await Promise.all(
          [0, 1].map(() =>
            openTracker({ store: inAnyOrder(memoryStore({ log }), scheduler), clock }),
          ),
        )
        const results = await scheduler.waitFor(
          Promise.all(
            history.turns.map(({ command, request: { id } }) =>
              Promise.all(trackers.map((tracker) => tracker.execute(command, { commandId: id }))),
            ),
          ),
        )
        const commits = await commitsIn(memoryStore({ log }))
        expect(new Set(commits.map(({ id }) => id)).size).toBe(commits.length)
        expectOneAfterAnother(commits, history)
        history.turns.forEach(({ request: { id } }, index) => {
          const commit = commits.find((each) => each.id === id)
          for (const result of results[index] as readonly ExecuteResult[]) {
            if (!result.ok && result.refusal.code === 'RevisionConflict') continue
            if (commit === undefined) expect(result.ok ? result.events : []).toStrictEqual([])
          }
          // Whoever came second was told what the first had done.
          const told = (results[index] as readonly ExecuteResult[]).filter(({ ok }) => ok)
          if (commit !== undefined) expect(told.length).toBeGreaterThan(0)
          for (const result of told) {
            if (commit === undefined || !result.ok || result.events.length === 0) continue
            expect(result.events).toStrictEqual(commit.events)
          }
        })
      }),
    )
  })
})

function idsOf(events: readonly TargetEvent[]): readonly string[] {
  return events.map(({ id }) => id).toSorted()
}

function expectOneAfterAnother(commits: readonly LoggedCommit[], { turns }: SampleHistory): void {
  const states = new Map<string, TargetState>()
  for (const { id, events } of commits) {
    const turn = turns.find(({ request }) => request.id === id) as Turn
    const [first] = events as readonly [TargetEvent]
    const state = states.get(first.target) ?? NOTHING_YET
    const { recordedAt } = first
    expect(decide({ ...turn.request, recordedAt }, state)).toStrictEqual({
      ok: true,
      value: events,
    })
    states.set(first.target, events.reduce(evolve, state))
  }
}

describe('views', () => {
  const watched = fc.tuple(fewCommands, fc.array(pointPlans(), { minLength: 1, maxLength: 3 }))

  test('after every command, and from another tracker, a board is what all events so far make', async () => {
    await fc.assert(
      fc.asyncProperty(watched, async ([history, plans]) => {
        const log = memoryLog()
        const { writer, reader, goTo } = await twoTrackers(log, history)
        const points = plans.map((plan) => pointIn(history, plan))
        const events: TargetEvent[] = []
        for (const { command, request } of history.turns) {
          goTo(request.recordedAt)
          const before = await Promise.all(points.map((point) => reader.scoreboard(point)))
          const result = await writer.execute(command, { commandId: request.id })
          if (result.ok) events.push(...result.events)
          for (const [index, point] of points.entries()) {
            const board = await reader.scoreboard(point)
            expect(board.toJSON()).toStrictEqual(scoreboard(events, point).toJSON())
            for (const standing of before[index]?.standings() ?? []) {
              if (standing.target === command.target) continue
              expect(board.find(standing.target)).toBe(standing)
            }
            const standing = await reader.standing(command.target, point)
            expect(standing).toStrictEqual(board.find(command.target))
          }
        }
      }),
    )
  })

  test('a board known at a position is what the commits up to it make', async () => {
    await fc.assert(
      fc.asyncProperty(watched, async ([history, plans]) => {
        const log = memoryLog()
        const { writer, reader, goTo } = await twoTrackers(log, history)
        for (const { command, request } of history.turns) {
          goTo(request.recordedAt)
          await writer.execute(command, { commandId: request.id })
        }
        const commits = await commitsIn(memoryStore({ log }))
        for (const [index, plan] of plans.entries()) {
          const { asOf } = pointIn(history, plan)
          const last = commits[(index * 7) % commits.length] as LoggedCommit
          const { position } = last
          const events = commits.slice(0, commits.indexOf(last) + 1).flatMap((each) => each.events)
          const board = await reader.scoreboard({ asOf, knownAt: { position } })
          expect(board.toJSON()).toStrictEqual(scoreboard(events, { asOf }).toJSON())
        }
      }),
    )
  })

  test('the standing that a command returns, and a view without a point, are those of this moment', async () => {
    await fc.assert(
      fc.asyncProperty(fewCommands, async (history) => {
        const { writer, reader, goTo, now } = await twoTrackers(memoryLog(), history)
        const events: TargetEvent[] = []
        for (const { command, request } of history.turns) {
          goTo(request.recordedAt)
          const result = await writer.execute(command, { commandId: request.id })
          if (!result.ok) continue
          events.push(...result.events)
          const { standing: shown } = result
          expect(shown).toStrictEqual(shown && seenAt(now(), shown, events))
          const board = await reader.scoreboard()
          expect(board.toJSON()).toStrictEqual(scoreboard(events, { at: now() }).toJSON())
          for (const standing of board.standings()) {
            expect(standing).toStrictEqual(await writer.standing(standing.target))
          }
        }
      }),
    )
  })
})

function seenAt(at: Moment, { target }: Standing, events: readonly TargetEvent[]) {
  const asOf = referenceToday(events, target, at)
  return asOf && referenceStanding(events, target, { asOf, running: true })
}

async function twoTrackers(log: ReturnType<typeof memoryLog>, { turns }: SampleHistory) {
  let present = (turns[0] as Turn).request.recordedAt
  const clock = (): Moment => present
  return {
    writer: await openTracker({ store: memoryStore({ log }), clock }),
    reader: await openTracker({ store: memoryStore({ log }), clock }),
    now: clock,
    goTo: (moment: Moment) => {
      present = laterMoment(present, moment)
    },
  }
}
