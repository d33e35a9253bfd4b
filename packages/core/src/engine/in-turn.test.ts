import { expect, test } from 'vitest'
import { inTurn } from './in-turn.ts'

/** Work that is done when it is told so, and keeps a log of its steps. */
function workshop() {
  const steps: string[] = []
  const finish = new Map<string, () => void>()
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      steps.push(`${name} begins`)
      finish.set(name, () => {
        steps.push(`${name} ends`)
        resolve(name)
      })
    })
  return { steps, work, finish: (name: string) => finish.get(name)?.() }
}

/** Lets everything run that waits for nothing but its turn. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve)
  })
}

test('work under one key is done in the order it came, never two pieces at once', async () => {
  const { steps, work, finish } = workshop()
  const turn = inTurn()
  const [first, second] = [turn('k', work('1')), turn('k', work('2'))]
  await settled()
  expect(steps).toEqual(['1 begins'])
  finish('1')
  expect(await first).toBe('1')
  await settled()
  finish('2')
  expect(await second).toBe('2')
  expect(steps).toEqual(['1 begins', '1 ends', '2 begins', '2 ends'])
})

test('work that nothing is ahead of begins before the call returns', async () => {
  const { steps, work, finish } = workshop()
  const turn = inTurn()
  const first = turn('k', work('1'))
  expect(steps).toEqual(['1 begins'])
  finish('1')
  await first
  await settled()
  void turn('k', work('2'))
  expect(steps).toEqual(['1 begins', '1 ends', '2 begins'])
})

test('work under different keys does not wait for one another', async () => {
  const { steps, work } = workshop()
  const turn = inTurn()
  void turn('a', work('1'))
  void turn('b', work('2'))
  await settled()
  expect(steps).toEqual(['1 begins', '2 begins'])
})

test('work that fails is its own affair, and lets the next have its turn', async () => {
  const turn = inTurn()
  const failed = turn('k', () => Promise.reject(new Error('disk')))
  const next = turn('k', async () => 'done')
  await expect(failed).rejects.toThrow('disk')
  expect(await next).toBe('done')
  expect(await turn('k', async () => 'later')).toBe('later')
})
