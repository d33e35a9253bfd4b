import { expect, test } from 'vitest'
import { NO_COUNTS } from './counts.ts'
import { given } from '../testing/given-when-then/given.ts'
import { reporting, setting } from '../testing/tracking.ts'
import { parseScoreboard } from './parse-scoreboard.ts'
import { scoreboard } from './scoreboard.ts'

const { events } = given([setting('a', 201), setting('b', 5), reporting('a', 202, '2020-12-20')])
const board = scoreboard(events, { asOf: '2020-12-31' })
const json = JSON.parse(JSON.stringify(board)) as { counts: object; standings: object[] }
const [first] = json.standings

function refusalOf(input: unknown): unknown {
  const read = parseScoreboard(input)
  return read.ok ? 'accepted' : [read.refusal.code, read.refusal.field]
}

test.each<[string, unknown, unknown]>([
  ['no JSON', '{', ['InvalidJson', '']],
  ['no board', 'null', ['InvalidField', '']],
  ['an unknown field', { ...json, ward: 1 }, ['UnknownField', 'ward']],
  ['a missing one', { ...json, waiting: undefined }, ['MissingField', 'waiting']],
  ['a day that is none', { ...json, asOf: '2020-13-01' }, ['InvalidDay', 'asOf']],
  [
    'a figure as a number',
    { ...json, standings: [{ ...first, baseline: 1 }] },
    ['InvalidField', 'standings.0.baseline'],
  ],
  [
    'a moment beside a day',
    { ...json, asOf: '2020-12-31', at: '2020-12-31T10:00:00.000Z' },
    ['TwoViewPoints', 'asOf'],
  ],
  ['a target twice', { ...json, standings: [first, first] }, ['TargetTwice', 'target']],
  ['counts of another board', { ...json, counts: NO_COUNTS }, ['CountsDiffer', 'counts']],
])('%s is refused', (_, input, refusal) => {
  expect(refusalOf(input)).toEqual(refusal)
})

test.each<[string, unknown, string]>([
  [
    'JSON cut short',
    '{',
    'expected the JSON of a board, found "{". Give what JSON.stringify(board) has written, whole.',
  ],
  [
    'counts of another board',
    { ...json, counts: NO_COUNTS },
    'counts: expected the counts of its standings, found ',
  ],
])('%s is told as such', (_, input, message) => {
  const read = parseScoreboard(input)
  expect(read.ok ? 'accepted' : read.refusal.message).toContain(message)
})

test('a board that was read is frozen, and answers as the one that was written', () => {
  const read = parseScoreboard(JSON.stringify(board))
  if (!read.ok) throw new Error(read.refusal.message)
  expect(read.value.target('a')).toEqual(board.target('a'))
  expect(Object.isFrozen(read.value.target('a').reports)).toBe(true)
  expect(() => read.value.target('c')).toThrow('the id of a target on this board')
})
