import { expect, test } from 'vitest'
import * as core from '../index.ts'
import * as testing from './index.ts'

/** Paths of what could be written to. */
function writable(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Object.isFrozen(value) ? [] : [path]
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, each]) => writable(each, `${path}.${key}`)),
  ]
}

test('nothing that is exported can be written to', () => {
  const constants = Object.entries({ ...core, ...testing }).filter(
    ([, value]) => typeof value === 'object',
  )
  expect(constants.map(([name]) => name)).toContain('MEASURES')
  expect(constants.map(([name]) => name)).toContain('STATES')
  expect(constants.flatMap(([name, value]) => writable(value, name))).toEqual([])
})
