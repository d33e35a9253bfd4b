import { expect, test } from 'vitest'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { isByRule, parseRuleName, ruleName } from './rule-name.ts'

test.each(['stretch@1', 'held a quarter@12', 'hạn mức@999999999', '1@1', '2020/bonus-š@3'])(
  '%s names a rule and its version',
  (name) => {
    expect(parseRuleName(name)).toEqual({ ok: true, value: name })
    expect(ruleName(name)).toBe(name)
  },
)

test.each([
  'stretch',
  'stretch@',
  '@1',
  'stretch@0',
  'stretch@01',
  'stretch@-1',
  'stretch@1.0',
  'stretch@1e3',
  'stretch@1000000000',
  'stretch @1',
  'a@1@2',
  'stretch@v1',
])('%s does not', (name) => {
  const parsed = parseRuleName(name)
  expect(parsed.ok ? '' : parsed.refusal.code).toBe('InvalidRuleName')
  expect(() => ruleName(name)).toThrow(RefusedInput)
})

test.each([
  '',
  ' stretch@1',
  'stretch@1 ',
  'a\u0000@1',
  '\ud800@1',
  'x'.repeat(199) + '@1',
  7,
  null,
])('what is no id names no rule: %j', (name) => {
  const parsed = parseRuleName(name)
  expect(parsed.ok ? '' : parsed.refusal.code).toBe('InvalidId')
})

test('a term that a rule stands for is told from the engine’s own', () => {
  expect([{ rule: 'a@1' }, { sustained: 3 }, 'whenReached', null, undefined].map(isByRule)).toEqual(
    [true, false, false, false, false],
  )
})
