import { expect, test } from 'vitest'
import { CommitListeners } from './commit-listeners.ts'
import { memoryStore } from './memory-store.ts'

test('each listener is told once whoever tells has gone on, until it is stopped', async () => {
  const listeners = new CommitListeners()
  const told: string[] = []
  const note = () => void told.push('same')
  const stops = [listeners.add(note), listeners.add(note), listeners.add(() => told.push('other'))]
  expect(listeners.size).toBe(3)
  listeners.tell()
  expect(told).toEqual([])
  await Promise.resolve()
  expect(told).toEqual(['same', 'same', 'other'])
  listeners.tell()
  // It was told, and is stopped before it hears of it.
  stops[0]?.()
  stops[0]?.()
  await Promise.resolve()
  expect(told.slice(3)).toEqual(['same', 'other'])
  expect(listeners.size).toBe(2)
})

test('what is no function listens to nothing', () => {
  expect(() => new CommitListeners().add('ring' as never)).toThrow(
    expect.objectContaining({
      refusal: expect.objectContaining({ code: 'InvalidOptions', field: 'listener' }) as unknown,
    }),
  )
  expect(() => memoryStore().onCommits?.(undefined as never)).toThrow(/listener/)
})

test('a closed memory store is not listened to', async () => {
  const store = memoryStore()
  await store.close()
  expect(() => store.onCommits?.(() => undefined)).toThrow(
    expect.objectContaining({ code: 'StoreClosed' }),
  )
})
