import { expect, test } from 'vitest'
import { valueOf } from '../refusal/result.ts'
import { parseCommand } from '../target/command.schema.ts'
import { fingerprintOf } from './fingerprint.ts'

const REPORT = { type: 'ReportProgress', target: 't', quantity: '1', on: '2020-02-01' }

function fingerprint(command: object): string {
  return fingerprintOf(valueOf(parseCommand(command)))
}

test('is 64 hexadecimal digits, the same on every machine', () => {
  // sha256 of {"on":"2020-02-01","quantity":"1","target":"t","type":"ReportProgress"}
  expect(fingerprint(REPORT)).toBe(
    '17577085cb51ffa027e9df921015ef9d235534fdeee578b274d52f310935dc74',
  )
})

test('is equal for equal commands, whatever their words and the order of their fields', () => {
  const { type, target, quantity, on } = REPORT
  for (const same of [
    { on, quantity, target, type },
    { ...REPORT, quantity: 1 },
    { ...REPORT, quantity: 1n },
    { ...REPORT, quantity: '01.0' },
    { ...REPORT, note: undefined },
  ]) {
    expect(fingerprint(same)).toBe(fingerprint(REPORT))
  }
})

test('differs where anything differs', () => {
  const all = [
    REPORT,
    { ...REPORT, target: 'u' },
    { ...REPORT, quantity: '2' },
    { ...REPORT, on: '2020-02-02' },
    { ...REPORT, note: 'n' },
    { ...REPORT, recordedBy: 'clerk' },
    { ...REPORT, ext: {} },
    { ...REPORT, ext: { a: [1, 2] } },
    { ...REPORT, ext: { a: [2, 1] } },
    { ...REPORT, ext: { a: '1' } },
    { ...REPORT, ext: { a: 1 } },
    { ...REPORT, ext: { a: null } },
    { ...REPORT, ext: JSON.parse('{"__proto__":{"a":null}}') as object },
  ].map(fingerprint)
  expect(new Set(all).size).toBe(all.length)
})
