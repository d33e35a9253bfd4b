import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CommitWatch } from './commit-watch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched(versionNow: () => unknown) {
  let looks = 0
  const watch = new CommitWatch(() => {
    looks += 1
    return versionNow()
  }, 5)
  let told = 0
  const stop = watch.add(() => (told += 1))
  return { watch, stop, told: () => told, looks: () => looks }
}

test('a listener is told when the version is another, and not while it stays', async () => {
  let version = 1
  const { stop, told, looks } = watched(() => version)
  await vi.advanceTimersByTimeAsync(50)
  expect([looks(), told()]).toEqual([11, 0])
  version = 2
  await vi.advanceTimersByTimeAsync(50)
  expect([looks(), told()]).toEqual([21, 1])
  stop()
})

test('what happened before anybody listened is not told', async () => {
  let version = 1
  const { watch, stop } = watched(() => version)
  stop()
  version = 2
  let told = 0
  const stopAgain = watch.add(() => (told += 1))
  await vi.advanceTimersByTimeAsync(50)
  expect(told).toBe(0)
  stopAgain()
})

test('nothing is looked at once nobody listens, and then again', async () => {
  const { watch, stop, looks } = watched(() => 1)
  const stopOther = watch.add(() => undefined)
  stop()
  await vi.advanceTimersByTimeAsync(10)
  expect(looks()).toBe(3)
  stopOther()
  stopOther()
  expect(vi.getTimerCount()).toBe(0)
  watch.add(() => undefined)
  expect(vi.getTimerCount()).toBe(1)
})

test.each<[string, () => unknown]>([
  ['is not open', () => undefined],
  [
    'fails',
    () => {
      throw new Error('no disk')
    },
  ],
])('whoever listens to a file that %s is told to look', async (_, version) => {
  const { stop, told } = watched(version)
  await vi.advanceTimersByTimeAsync(15)
  expect(told()).toBe(3)
  stop()
})

test('its end is told, and nothing is looked at afterwards', async () => {
  const { watch, told } = watched(() => 1)
  watch.end()
  await vi.advanceTimersByTimeAsync(50)
  expect(told()).toBe(1)
  expect(vi.getTimerCount()).toBe(0)
})
