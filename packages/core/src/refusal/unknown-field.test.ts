import { expect, test } from 'vitest'
import { nearestName, unknownField } from './unknown-field.ts'

test.each([
  ['asof', 'asOf'],
  ['ASOF', 'asOf'],
  ['knowAt', 'knownAt'],
  ['konwnAt', 'knownAt'],
  ['knownAtt', 'knownAt'],
  ['clok', 'clock'],
  ['tennant', 'tenant'],
  ['colour', undefined],
  ['a', undefined],
  ['', undefined],
  ['x'.repeat(100_000), undefined],
])('%s is meant for %s', (written, meant) => {
  expect(nearestName(written, ['asOf', 'knownAt', 'clock', 'tenant'])).toBe(meant)
})

test.each([
  ['tz', 'zone'],
  ['timeZone', 'zone'],
  ['start', 'from'],
  ['end', 'to'],
  ['too', 'to'],
  ['toString', undefined],
])('%s of a period is meant for %s', (written, meant) => {
  expect(nearestName(written, ['from', 'to', 'zone'])).toBe(meant)
  expect(nearestName(written, ['other'])).toBeUndefined()
})

test('the refusal says what there is, where nothing like it is', () => {
  expect(unknownField('file.colour', 1, ['name', 'lines']).message).toBe(
    'file.colour: expected no such field, found 1. Remove it; there are name, lines.',
  )
  expect(unknownField('colour', 1, ['ext']).remedy).toBe(
    'Remove it, or put data of your own under ext.',
  )
})
