import { describe, expect, test } from 'vitest'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { commitId, eventIdIn, parseEventId, parseId, targetId } from './identifiers.ts'

describe('an id is kept to the letter', () => {
  test.each([
    'members-2020',
    'kết nạp/đảng viên 2020',
    'a b',
    'é',
    'Members-2020',
    'toString',
    'hasOwnProperty',
    '0',
    '\u{1F4C8}',
    'x'.repeat(200),
  ])('%j', (id) => {
    expect(parseId(id)).toEqual({ ok: true, value: id })
    expect(targetId(id)).toBe(id)
    expect(commitId(id)).toBe(id)
  })
})

test('a plain id is no longer than any other', () => {
  for (const input of ['!', '~', 'x'.repeat(200), 'prototypes']) {
    expect(parseId(input)).toEqual({ ok: true, value: input })
  }
  expect(parseId('x'.repeat(201)).ok).toBe(false)
  expect(parseEventId('x'.repeat(220)).ok).toBe(true)
  expect(parseEventId('x'.repeat(221)).ok).toBe(false)
})

test('an id comes out composed', () => {
  expect(parseId('e\u0301')).toEqual({ ok: true, value: '\u00e9' })
})

describe('what is refused says what to do', () => {
  test.each([
    ['', 'Give an id that is not empty.'],
    ['x'.repeat(201), 'Shorten it to 200 characters.'],
    ['x'.repeat(10_000), 'Shorten it to 200 characters.'],
    ['__proto__', 'Choose another id: this one is a special key in JavaScript.'],
    ['constructor', 'Choose another id: this one is a special key in JavaScript.'],
    ['prototype', 'Choose another id: this one is a special key in JavaScript.'],
    ['a\ud800', 'Remove the lone surrogate: it cannot be stored as UTF-8.'],
    ['a\u0000', 'Remove the control characters.'],
    ['a\nb', 'Remove the control characters.'],
    ['a\u0085b', 'Remove the control characters.'],
    ['a\u2028b', 'Remove the control characters.'],
    [' a', 'Remove the space at its ends.'],
    ['a\u00a0', 'Remove the space at its ends.'],
    [2020, 'Give the id as a string.'],
    [null, 'Give the id as a string.'],
    [undefined, 'Give the id as a string.'],
    [['members-2020'], 'Give the id as a string.'],
  ])('%j', (input, remedy) => {
    const parsed = parseId(input)
    expect(parsed).toMatchObject({ ok: false, refusal: { code: 'InvalidId', field: '', remedy } })
  })

  test('minting throws the same refusal', () => {
    expect(() => targetId('')).toThrow(RefusedInput)
    expect(() => commitId('__proto__')).toThrow('expected an id of 1 to 200 characters')
  })
})

test('the events of a commit are numbered from 1, so a report is known before it is sent', () => {
  expect(eventIdIn(commitId('q4'), 1)).toBe('q4.1')
  expect(eventIdIn(commitId('q4.1'), 2)).toBe('q4.1.2')
})

test('an event of a commit with the longest id has an id still, and rules are the same', () => {
  const longest = eventIdIn(commitId('x'.repeat(200)), 12)
  expect(parseEventId(longest)).toEqual({ ok: true, value: longest })
  expect(parseEventId('x'.repeat(220)).ok).toBe(true)
  for (const input of ['x'.repeat(221), '', '__proto__', ' a', 'a\n', 5]) {
    expect(parseEventId(input)).toMatchObject({ ok: false, refusal: { code: 'InvalidId' } })
  }
})
