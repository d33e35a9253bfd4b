import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => {
  vi.resetModules()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

// Where core runs, one or another of these is missing.
test.each([[[]], [['setImmediate']], [['setImmediate', 'MessageChannel']]])(
  'others have their turn without %j',
  async (missing) => {
    for (const name of missing) vi.stubGlobal(name, undefined)
    const { othersTurn } = await import('./ambient.ts')
    const others = { turns: 0 }
    const timer = setInterval(() => others.turns++, 0)
    // However often it takes: a turn that let nobody in would go on for ever.
    while (others.turns < 2) await othersTurn()
    clearInterval(timer)
    expect(others.turns).toBeGreaterThanOrEqual(2)
  },
)
