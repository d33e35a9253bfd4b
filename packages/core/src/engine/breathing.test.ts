import { expect, test } from 'vitest'
import { Breathing } from './breathing.ts'

/** A breathing by a clock that is moved, whose breaths are over when they are let go of. */
function breathingBy(time: { now: number }) {
  const waiting: (() => void)[] = []
  const othersTurn = () => new Promise<void>((resolve) => waiting.push(resolve))
  return { breathing: new Breathing({ milliseconds: () => time.now, othersTurn }), waiting }
}

test('a breath is due after five milliseconds, counted from the first look or the last breath', async () => {
  const time = { now: 500 }
  const { breathing, waiting } = breathingBy(time)
  await breathing.during(async () => {
    expect(breathing.isDue).toBe(false)
    time.now += 4
    expect(breathing.isDue).toBe(false)
    time.now += 1
    expect(breathing.isDue).toBe(true)
    const breath = breathing.breath()
    time.now += 30
    waiting[0]?.()
    await breath
    expect(breathing.isDue).toBe(false)
  })
})

test('a look that begins while another is under way does not put the breath off', async () => {
  const time = { now: 0 }
  const { breathing } = breathingBy(time)
  await breathing.during(async () => {
    time.now = 5
    await breathing.during(async () => {
      expect(breathing.isDue).toBe(true)
    })
    expect(breathing.isDue).toBe(true)
  })
})

test('looks that fail are over, too', async () => {
  const time = { now: 0 }
  const { breathing } = breathingBy(time)
  await expect(breathing.during(() => Promise.reject(new Error('disk')))).rejects.toThrow('disk')
  time.now = 5
  await breathing.during(async () => {
    expect(breathing.isDue).toBe(false)
  })
})

test('looks take a breath together', async () => {
  const { breathing, waiting } = breathingBy({ now: 0 })
  const breaths = [breathing.breath(), breathing.breath()]
  expect(waiting).toHaveLength(1)
  waiting[0]?.()
  await Promise.all(breaths)
  void breathing.breath()
  expect(waiting).toHaveLength(2)
})
