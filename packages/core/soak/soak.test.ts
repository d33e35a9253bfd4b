import { expect, test } from 'vitest'
import { inFirstRun } from '../laws/runs.ts'
import type { SoakLaw } from './law.ts'
import { coreLaws } from './laws.ts'
import { LawBroken, soak } from './soak.ts'

function stopwatch(): () => number {
  let milliseconds = 0
  return () => (milliseconds += 10)
}

const ROUND = inFirstRun(25, 100)

test('every law of the core is kept, and counts how often it was asked', async () => {
  const soaked = await soak(coreLaws(ROUND), {
    seed: 42,
    runs: 1,
    isOver: () => false,
    now: stopwatch(),
  })
  for (const { law, runs, milliseconds } of soaked) {
    expect(runs, law.name).toBeGreaterThan(20)
    expect(milliseconds).toBe(10)
  }
  const tally = soaked[0]?.law.tally?.() ?? ''
  const counts = tally.match(/\d+/g)?.map(Number) ?? []
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10 * ROUND)
})

const seeds: number[] = []
const counting: SoakLaw = { name: 'counting', round: async (seed) => seeds.push(seed) && 10 }

test('rounds take one seed after another until the law was asked often enough', async () => {
  const [soaked] = await soak([counting], {
    seed: 2 ** 31 - 1,
    runs: 25,
    isOver: () => false,
    now: stopwatch(),
  })
  expect(soaked?.runs).toBe(30)
  expect(seeds).toStrictEqual([2 ** 31 - 1, -(2 ** 31), -(2 ** 31) + 1])
})

test('it ends when the time is over, and says how far each law came', async () => {
  let left = 3
  const soaked = await soak([counting, { ...counting, name: 'other' }], {
    seed: 1,
    isOver: () => left-- === 0,
    now: stopwatch(),
  })
  expect(soaked.map(({ runs }) => runs)).toStrictEqual([20, 10])
})

test('a broken law is named with the seed that breaks it', async () => {
  const broken: SoakLaw = {
    name: 'broken',
    round: async (seed) => {
      if (seed === 9) throw new Error('no')
      return 1
    },
  }
  const soaking = soak([broken], { seed: 7, isOver: () => false, now: stopwatch() })
  await expect(soaking).rejects.toThrow(LawBroken)
  await expect(soaking).rejects.toThrow('"broken" is broken with seed 9: Error: no')
})
