import { expect, test } from 'vitest'
import { valueOf } from '../refusal/result.ts'
import { parseCommand } from '../decider/command.schema.ts'
import { murmurHash } from './murmur-hash.ts'
import { fingerprintOf, isFingerprintOf } from './fingerprint.ts'

const REPORT = { type: 'ReportProgress', target: 't', quantity: '1', on: '2020-02-01' }

function fingerprint(command: object): string {
  return fingerprintOf(valueOf(parseCommand(command)))
}

test('is a version and the hash of what the command says, the same on every machine', () => {
  const text = '{"on":"2020-02-01","quantity":"1","target":"t","type":"ReportProgress"}'
  expect(fingerprint(REPORT)).toBe(`3:${murmurHash(text)}`)
  expect(fingerprint(REPORT)).toBe('3:e9b311ffccb94a2642e48432f9753a12')
})

const SET = {
  type: 'SetTarget',
  target: 't',
  title: 'Members',
  unit: 'person',
  measure: 'sum',
  plan: '201',
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
}

test.each<[string, object, object]>([
  ['status', REPORT, { status: 'final' }],
  ['parts', REPORT, { parts: {} }],
  ['evidence', REPORT, { evidence: [] }],
  ['earlyBy', SET, { earlyBy: 1 }],
  ['reportedAs', SET, { reportedAs: 'increment' }],
  ['completion', SET, { completion: 'whenReached' }],
  ['attainment', SET, { attainment: { method: 'ofPlan' } }],
  ['unit', SET, { unit: { code: 'person' } }],
  ['weight', SET, { weight: '1.0' }],
  ['labels', SET, { labels: {} }],
  ['tolerance', { ...SET, direction: 'exactly' }, { tolerance: 0 }],
])('is the same whether %s is said or left out', (_, command, said) => {
  expect(fingerprint({ ...command, ...said })).toBe(fingerprint(command))
})

test.each<[string, object, object]>([
  ['status', REPORT, { status: 'provisional' }],
  ['parts', REPORT, { parts: { women: 1 } }],
  ['earlyBy', SET, { earlyBy: 2 }],
  ['completion', SET, { completion: 'heldAtDeadline' }],
  ['weight', SET, { weight: '0' }],
  ['unit', SET, { unit: { code: 'person', scale: 0 } }],
  // What is said outright stands, whatever plan and baseline become.
  ['direction', SET, { direction: 'atLeast' }],
])('differs where %s is another', (_, command, said) => {
  expect(fingerprint({ ...command, ...said })).not.toBe(fingerprint(command))
})

test('of another version is not compared', () => {
  const command = valueOf(parseCommand(REPORT))
  const [, hash] = fingerprintOf(command).split(':')
  expect(isFingerprintOf(fingerprintOf(command), command)).toBe(true)
  expect(isFingerprintOf(`3:${hash}0`, command)).toBe(false)
  expect(isFingerprintOf(`4:${hash}`, command)).toBeUndefined()
  expect(isFingerprintOf(`33:${hash}`, command)).toBeUndefined()
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
