import { describe, expect, expectTypeOf, test } from 'vitest'
import type { CoreRefusals } from './core-refusals.ts'
import type { NoParameters } from './parameters.ts'
import { PlanfoldError, RefusedInput } from './planfold-error.ts'
import { refusalUnder, refuse, type ParametersIn, type RefusalParameters } from './refusal.ts'
import { accepted, refused, valueOf } from './result.ts'

function shown(value: unknown) {
  const refusal = refuse('Odd', 'field', value, 'something else', 'Give something else.')
  return { value: refusal.value, message: refusal.message }
}

describe('a refusal', () => {
  test('says what was expected, what was found and what to do', () => {
    expect(refuse('Odd', 'on', '2020-02-30', 'a day', 'Give a day that exists.')).toEqual({
      code: 'Odd',
      field: 'on',
      value: '2020-02-30',
      remedy: 'Give a day that exists.',
      parameters: {},
      message: 'on: expected a day, found "2020-02-30". Give a day that exists.',
    })
  })

  test('of the whole input names no field', () => {
    expect(refuse('Odd', '', 5, 'text', 'Give text.').message).toBe(
      'expected text, found 5. Give text.',
    )
  })

  test('names what the rule asks for, seen from a parent, too', () => {
    const finer = refuse('FinerThanUnit', 'to', '1.25', 'one digit', 'Round it.', { scale: 1 })
    expect(finer.parameters).toEqual({ scale: 1 })
    expect(refusalUnder('band', finer).parameters).toEqual({ scale: 1 })
    type Given<Code extends string> = ParametersIn<CoreRefusals, Code>
    expectTypeOf<Given<'PartExceedsWhole'>>().toEqualTypeOf<
      [parameters: { readonly whole: string }]
    >()
    expectTypeOf<Given<'TargetNotSet'>>().toEqualTypeOf<[parameters?: NoParameters]>()
    expectTypeOf<Given<'OfMyOwn'>>().toEqualTypeOf<[parameters?: RefusalParameters]>()
  })

  test('seen from a parent has a longer path, and says the same', () => {
    const inner = refuse('Odd', 'to', 5, 'text', 'Give text.')
    expect(refusalUnder('period', inner)).toMatchObject({
      field: 'period.to',
      message: 'period.to: expected text, found 5. Give text.',
    })
    const whole = refuse('Odd', '', 5, 'text', 'Give text.')
    expect(refusalUnder('period', whole)).toMatchObject({
      field: 'period',
      message: 'period: expected text, found 5. Give text.',
    })
  })

  test.each<[unknown, unknown, string]>([
    [undefined, undefined, 'nothing'],
    [null, null, 'null'],
    ['', '', '""'],
    [Number.NaN, 'NaN', '"NaN"'],
    [-0, '-0', '"-0"'],
    [5n, '5n', '"5n"'],
    [Symbol('s'), 'symbol', '"symbol"'],
    [() => 1, 'function', '"function"'],
    [{ a: [1] }, { a: [1] }, '{"a":[1]}'],
    ['\ud800', '\ufffd', '"\ufffd"'],
    ['x'.repeat(81), `${'x'.repeat(80)}… (81 characters)`, `"${'x'.repeat(80)}… (81 characters)"`],
    [{ big: 1n }, '[object Object]', '"[object Object]"'],
    [new Date(Number.NaN), null, 'null'],
  ])('shows %s so that it survives JSON', (value, preview, words) => {
    const { value: found, message } = shown(value)
    expect(found).toEqual(preview)
    expect(message).toContain(`found ${words}. `)
    expect(() => JSON.stringify(found)).not.toThrow()
  })

  test('shows what is cyclic, huge or hostile, and does not fail on it', () => {
    const cyclic: { self?: unknown } = {}
    cyclic.self = cyclic
    expect(shown(cyclic).value).toBe('[object Object]')
    expect(String(shown({ text: 'x'.repeat(1_000) }).value)).toHaveLength(
      80 + '… (1011 characters)'.length,
    )
    const hostile = {
      toJSON: () => {
        throw new Error('no')
      },
    }
    expect(shown(hostile).value).toBe('[object Object]')
    // Cut in the middle of a character, no half of it is left.
    expect(String(shown(`${'x'.repeat(79)}😀 and more`).value).isWellFormed()).toBe(true)
  })
})

test('the value of a result is thrown as its refusal where there is none', () => {
  expect(valueOf(accepted(5))).toBe(5)
  const refusal = refuse('Odd', 'field', 5, 'text', 'Give text.')
  try {
    valueOf(refused(refusal))
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(RefusedInput)
    expect(error).toBeInstanceOf(PlanfoldError)
    expect(error).toMatchObject({ code: 'Odd', refusal, message: refusal.message })
  }
})
