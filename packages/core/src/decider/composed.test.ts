import { describe, expect, test } from 'vitest'
import { parseCommand } from './command.schema.ts'

/** One letter, written as two characters and as one. */
const APART = 'e\u0301'
const ONE = '\u00e9'

const SET = {
  type: 'SetTarget',
  target: 't',
  title: 'T',
  unit: 'person',
  measure: 'sum',
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
}
const REVISE = { type: 'ReviseTarget', target: 't', kind: 'change', reason: 'r' }

test.each<[object]>([
  [{ ...SET, title: APART, recordedBy: APART, source: APART, correlation: APART }],
  [{ ...SET, title: { vi: APART }, causation: APART, evidence: [APART], ext: { [APART]: APART } }],
  [{ ...REVISE, set: { title: APART }, reason: APART, reference: APART }],
  [{ type: 'CorrectProgress', target: 't', report: 'c1.1', reason: APART }],
  [
    {
      type: 'ReportProgress',
      target: 't',
      quantity: '1',
      parts: { women: '1' },
      on: '2020-02-01',
      note: APART,
    },
  ],
  [{ type: 'AddNote', target: 't', text: APART }],
])('texts are kept to the letter: case %#', (command) => {
  expect(parseCommand(command)).toStrictEqual({ ok: true, value: command })
})

describe('ids, names and keys are composed', () => {
  const terms = (letter: string) => ({
    unit: { code: letter },
    measure: { rule: `${letter}@1` },
    attainment: { method: { rule: `${letter}@1` } },
    owner: letter,
    programme: `${letter}/${letter}`,
    // A label may be called as a text is.
    labels: { [letter]: letter, note: letter },
  })
  test.each<[name: string, command: (letter: string) => object]>([
    ['set', (letter) => ({ ...SET, ...terms(letter), target: letter })],
    ['revised', (letter) => ({ ...REVISE, set: terms(letter), target: letter })],
    [
      'reported',
      (letter) => ({
        type: 'ReportProgress',
        target: letter,
        series: letter,
        quantity: '1',
        parts: { [letter]: '1' },
        on: '2020-02-01',
      }),
    ],
  ])('where a target is %s', (_, command) => {
    expect(parseCommand(command(APART))).toStrictEqual({ ok: true, value: command(ONE) })
  })
})

test.each([
  ['', { ...SET, [APART]: 1, [ONE]: 2 }],
  ['labels', { ...SET, labels: { [APART]: 'a', [ONE]: 'b' } }],
  ['set.labels', { ...REVISE, set: { labels: { [APART]: 'a', [ONE]: 'b' } } }],
])('two keys that become one are refused under %j', (field, command) => {
  expect(parseCommand(command)).toMatchObject({
    ok: false,
    refusal: {
      code: 'DuplicateName',
      field,
      value: ONE,
      message: expect.stringContaining('expected each name once, in whichever Unicode form, found'),
      remedy: 'Keep one of the two, which read the same.',
    },
  })
})
