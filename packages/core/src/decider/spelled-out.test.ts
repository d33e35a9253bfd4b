import { expect, test } from 'vitest'
import { canonicalJson } from '../event/canonical-json.ts'
import { valueOf } from '../refusal/result.ts'
import { parseCommand } from './command.schema.ts'
import { pared, spelledOut } from './spelled-out.ts'

const SET = {
  type: 'SetTarget',
  target: 't',
  title: 'T',
  unit: 'person',
  measure: 'sum',
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
}
const REVISE = { type: 'ReviseTarget', target: 't', kind: 'change', reason: 'r' }
const REPORT = { type: 'ReportProgress', target: 't', quantity: '1', on: '2020-02-01' }
const CORRECT = { type: 'CorrectProgress', target: 't', report: 'c1.1' }
const EXACTLY = { ...SET, direction: 'exactly', plan: '1' }

type Spelling = readonly [one: object, other: object]

/** A command in the form in which one is compared with another, both ways there are. */
const formsOf = (command: object): readonly string[] =>
  [pared, spelledOut].map((form) => canonicalJson(form(valueOf(parseCommand(command)))))

test.each<Spelling>([
  [SET, { ...SET, unit: { code: 'person' } }],
  [SET, { ...SET, attainment: 'ofPlan' }],
  [SET, { ...SET, attainment: { method: 'ofPlan' }, earlyBy: 1, reportedAs: 'increment' }],
  [SET, { ...SET, weight: '1', labels: {}, evidence: [] }],
  [
    { ...SET, measure: 'ratio' },
    { ...SET, measure: 'ratio', unit: { code: 'person', per: '1' } },
  ],
  [
    { ...SET, plan: '5' },
    { ...SET, plan: '05.0', completion: 'whenReached' },
  ],
  [EXACTLY, { ...EXACTLY, tolerance: '0' }],
  [
    { ...REVISE, set: { unit: 'kg', attainment: 'ofPlan' } },
    { ...REVISE, set: { unit: { code: 'kg' }, attainment: { method: 'ofPlan' } }, evidence: [] },
  ],
  [REPORT, { ...REPORT, status: 'final' }],
  [REPORT, { ...REPORT, parts: {} }],
  [REPORT, { ...REPORT, evidence: [] }],
  [CORRECT, { ...CORRECT, evidence: [] }],
])('two spellings of one command come to the same: case %#', (one, other) => {
  expect(formsOf(other)).toStrictEqual(formsOf(one))
})

test.each<Spelling>([
  [SET, { ...SET, direction: 'atLeast' }],
  [SET, { ...SET, weight: '2' }],
  [SET, { ...SET, labels: { region: 'north' } }],
  [SET, { ...SET, evidence: ['page 1'] }],
  [SET, { ...SET, unit: { code: 'person', scale: 0 } }],
  [SET, { ...SET, earlyBy: 2 }],
  [EXACTLY, { ...EXACTLY, tolerance: '1' }],
  [
    { ...REVISE, set: { weight: '1' } },
    { ...REVISE, set: {} },
  ],
  [REPORT, { ...REPORT, status: 'estimated' }],
  [REPORT, { ...REPORT, parts: { women: '1' } }],
  [REPORT, { ...REPORT, evidence: ['page 1'] }],
  [CORRECT, { ...CORRECT, parts: {} }],
  [CORRECT, { ...CORRECT, status: 'final' }],
])('two commands that mean something else do not: case %#', (one, other) => {
  const [pared, spelled] = formsOf(one)
  const [otherPared, otherSpelled] = formsOf(other)
  expect(otherPared).not.toBe(pared)
  expect(otherSpelled).not.toBe(spelled)
})

test('the usual report is compared as it is', () => {
  const report = valueOf(parseCommand(REPORT))
  expect(pared(report)).toBe(report)
  expect(spelledOut(report)).toStrictEqual({
    ...report,
    status: 'final',
    parts: undefined,
    evidence: undefined,
  })
})
