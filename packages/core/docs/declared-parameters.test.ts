import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { scaled } from '../laws/runs.ts'
import type { Refusal } from '../src/refusal/refusal.ts'
import { RefusedInput } from '../src/refusal/planfold-error.ts'
import { doorInputs } from '../src/testing/hostile/door-inputs.ts'
import { PURE_DOORS } from '../src/testing/hostile/pure-doors.ts'
import { refusalCodes } from './refusals-page.ts'

const SHAPES = new Map(refusalCodes().map(({ code, shape }) => [code, shape]))

/** What of the parameters of a refusal its code does not declare so. */
function undeclared({ code, parameters }: Refusal): readonly string[] {
  const shape = SHAPES.get(code)
  // The code that a door of the tests refuses with.
  if (shape === undefined) return code === 'Found' ? [] : [code]
  const given = Object.entries(parameters).filter(
    ([name, value]) => shape[name]?.type !== typeOf(value),
  )
  const missing = Object.keys(shape).filter(
    (name) => shape[name]?.isOptional === false && !Object.hasOwn(parameters, name),
  )
  return [...given.map(([name]) => name), ...missing].map((name) => `${code}.${name}`)
}

function typeOf(value: unknown): string {
  const isTexts = Array.isArray(value) && value.every((item) => typeof item === 'string')
  return isTexts ? 'string[]' : typeof value
}

test('law: whatever is refused at a door has the parameters that its code declares', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(doorInputs(), ({ door, input }) => {
      const refusal = refusalBy(door, input.make())
      if (refusal === undefined) return
      seen.add(refusal.code)
      expect(undeclared(refusal)).toEqual([])
    }),
    { numRuns: scaled(4_000) },
  )
  expect(seen.size).toBeGreaterThan(10)
})

function refusalBy(door: string, input: unknown): Refusal | undefined {
  try {
    const gave = PURE_DOORS[door]?.(input)
    const isRefused = typeof gave === 'object' && gave !== null && 'refusal' in gave
    return isRefused ? (gave.refusal as Refusal) : undefined
  } catch (error) {
    return error instanceof RefusedInput ? error.refusal : undefined
  }
}
