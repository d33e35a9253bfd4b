import { expect, test } from 'vitest'
import { commands } from './commands.ts'

test('the commands are the same on every run, and no two share an id', () => {
  expect(commands()).toEqual(commands())
  expect(new Set(commands().map(({ id }) => id)).size).toBe(commands().length)
})

test('the plan is worked out, and the months add up to what the source states', () => {
  const given = commands().map(({ command }) => command)
  const members = given.filter(({ target }) => target === 'members-2020')
  const set = members.find(({ type }) => type === 'SetTarget')
  expect(set).toMatchObject({ plan: '201' })
  const months = members.flatMap((command) =>
    command.type === 'ReportProgress' ? Number(command.quantity) : [],
  )
  expect(months).toHaveLength(12)
  expect(months.reduce((sum, month) => sum + month)).toBe(202)
})

test('what is drawn says so, and what is stated names its source', () => {
  for (const { command } of commands()) {
    const drawn = command.type === 'DeclareMilestone' || command.target === 'members-2020'
    if (drawn && command.type !== 'SetTarget') {
      expect(command.ext).toEqual({ illustrative: true, seed: 27 })
      expect(command.source).toBeUndefined()
    } else {
      expect(command.source).toContain('Ba Đình')
      expect(command.ext).toBeUndefined()
    }
  }
})
