import { describe, expect, test } from 'vitest'
import { compete, repeated, TINY, type Side } from './contest.ts'

/** A side whose rounds take so many seconds on a clock that is moved by hand. */
function taking(clock: { now: number }, name: string, calls: string[], seconds: number[]): Side {
  return (round) => {
    calls.push(`${round} ${name}`)
    return () => {
      clock.now += seconds[round] ?? 0
      return { operations: 60 }
    }
  }
}

describe('a contest', () => {
  test('leaves out the first round and sets the medians of the others beside each other', async () => {
    const clock = { now: 0 }
    const calls: string[] = []
    const rows = await compete({
      name: 'race',
      n: 60,
      ours: taking(clock, 'ours', calls, [100, 3, 2, 30]),
      limit: taking(clock, 'limit', calls, [100, 1, 6, 1.5]),
      floor: taking(clock, 'floor', calls, [100, 0.5, 0.5, 0.5]),
      rounds: 3,
      clock: () => clock.now,
    })
    expect(rows).toEqual([
      { name: 'race', n: 60, opsPerSecond: 20, limitOpsPerSecond: 40, ratio: 0.5 },
      { name: 'race/floor', n: 60, opsPerSecond: 120, limitOpsPerSecond: 40, ratio: 3 },
    ])
  })

  test('lets each side be the first in its turn', async () => {
    const calls: string[] = []
    const clock = { now: 0 }
    const [ours, limit] = ['ours', 'limit'].map((name) => taking(clock, name, calls, [1, 1]))
    if (ours === undefined || limit === undefined) throw new Error('Expected two sides.')
    await compete({ name: 'race', n: 1, ours, limit, rounds: 1 })
    expect(calls).toEqual(['0 ours', '0 limit', '1 limit', '1 ours'])
  })

  test('counts the seconds that a side names in place of all that passed', async () => {
    const clock = { now: 0 }
    const calls: string[] = []
    const limit = taking(clock, 'limit', calls, [1, 1])
    const ours: Side = () => () => {
      clock.now += 50
      return { operations: 60, seconds: 2 }
    }
    const [row] = await compete({
      name: 'race',
      n: 1,
      ours,
      limit,
      rounds: 1,
      clock: () => clock.now,
    })
    expect(row).toMatchObject({ opsPerSecond: 30, limitOpsPerSecond: 60, ratio: 0.5 })
  })
})

test('work is repeated so many times, or until patience ends, but at least once', async () => {
  const turns: number[] = []
  expect(await repeated(3, 60, (turn) => turns.push(turn))).toEqual({ operations: 3 })
  expect(turns).toEqual([0, 1, 2])
  expect(await repeated(3, -1, () => undefined)).toEqual({ operations: 1 })
})

test('a tiny run does a tiny part, and never nothing', () => {
  expect(TINY.of(1_000_000)).toBe(100)
  expect(TINY.of(20)).toBe(10)
  expect(TINY.of(20, 2)).toBe(2)
})
