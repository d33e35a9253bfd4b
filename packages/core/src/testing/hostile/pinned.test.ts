import { expect, test } from 'vitest'
import { overlapBounds } from '../../claims/overlap-bounds.ts'
import { plansMatching } from '../../claims/plans-matching.ts'
import { checkCommit } from '../../store/check-commit.ts'
import { memoryStore } from '../../store/memory-store.ts'
import { numberOfPosition } from '../../store/numbered-position.ts'
import { decodeEvent } from '../../event/codec.ts'
import { history } from '../../history/history.ts'
import { parseDay } from '../../period/day.ts'
import { parsePeriod } from '../../period/period.ts'
import { formatPercent, formatQuantity } from '../../quantity/format.ts'
import { parseQuantity, quantity } from '../../quantity/quantity.ts'
import { isRatio, ratioOf } from '../../quantity/ratio.ts'
import { PlanfoldError } from '../../refusal/planfold-error.ts'
import { refuse } from '../../refusal/refusal.ts'
import { aggregationRule } from '../../rule/aggregation-rule.ts'
import { attainmentRule } from '../../rule/attainment-rule.ts'
import { completionRule } from '../../rule/completion-rule.ts'
import { statusRule } from '../../rule/status-rule.ts'
import { scoreboard } from '../../scoreboard/scoreboard.ts'
import { parseCommand } from '../../decider/command.schema.ts'
import { given } from '../given-when-then/given.ts'
import { setting } from '../tracking.ts'
import { TRACKER_DOORS, trackerOfOne } from './tracker-doors.ts'

// What once threw an error of its own, filled the memory or was never over: the least of each.

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

function throwing(field: string): object {
  const get = () => {
    throw new RangeError('mine')
  }
  return Object.defineProperty({}, field, { enumerable: true, get })
}

const ratio = ratioOf(quantity(202), quantity(201))
const NOTE = { type: 'AddNote', target: 'target-1', text: 'seen' }
const UNREADABLE = 'UnreadableInput'
const COMMIT = { id: 'c-1', target: 't', fingerprint: 'f', expectedRevision: 0 }
const [SET] = given([setting('t', 1)]).events
const ENDLESS = Object.assign([], { length: 2 ** 32 - 1 })
const SHARED = (() => {
  let shared: unknown = {}
  for (let depth = 0; depth < 60; depth++) shared = [shared, shared]
  return shared
})()

/** The code of the refusal or error that a call answers with, and the field it names. */
function answerOf(call: () => unknown): string {
  try {
    const gave = call() as { ok?: boolean; refusal?: { code: string; field: string } } | undefined
    return gave?.ok === false ? `${gave.refusal?.code} ${gave.refusal?.field}`.trim() : 'a value'
  } catch (error) {
    if (error instanceof PlanfoldError) return error.code
    throw error
  }
}

test.each<[string, string, () => unknown]>([
  ['a command that throws when it is read', UNREADABLE, () => parseCommand(throwing('type'))],
  ['a command that is a revoked proxy', UNREADABLE, () => parseCommand(revoked())],
  [
    'a field that throws when it is read',
    UNREADABLE,
    () => parseCommand({ ...NOTE, ext: throwing('a') }),
  ],
  [
    'more evidence than a list can hold',
    'CommandTooLarge',
    () => parseCommand({ ...NOTE, evidence: ENDLESS }),
  ],
  [
    'an event of a list that holds nothing',
    'HistoryCorrupt',
    () => decodeEvent({ ...SET, evidence: ENDLESS }, 7),
  ],
  ['an event that is a revoked proxy', 'HistoryCorrupt', () => decodeEvent(revoked(), 7)],
  [
    'an event of a type without a name',
    'HistoryCorrupt',
    () => decodeEvent({ type: Object.create(null) as unknown }, 7),
  ],
  ['a day that is a revoked proxy', 'InvalidDay', () => parseDay(revoked())],
  ['a day that names itself badly', 'InvalidDay', () => parseDay(throwing('toString'))],
  ['a list longer than can be written', 'InvalidDay', () => parseDay(ENDLESS)],
  ['an object that is small and takes for ever to write', 'InvalidDay', () => parseDay(SHARED)],
  ['a number of a million digits', 'InvalidQuantity', () => parseQuantity(1n << 4_000_000n)],
  ['a period that throws when it is read', UNREADABLE, () => parsePeriod(throwing('from'))],
  ['a period that is a revoked proxy', UNREADABLE, () => parsePeriod(revoked())],
  ['a ratio that throws when it is read', 'a value', () => isRatio(throwing('numerator'))],
  ['options that are null', 'InvalidOptions', () => formatPercent(ratio, null as never)],
  ['options that are null', 'InvalidOptions', () => formatQuantity(ratio, null as never)],
  [
    'options that throw when they are read',
    UNREADABLE,
    () => formatPercent(ratio, throwing('locale')),
  ],
  [
    'a locale that is no text',
    'UnknownLocale',
    () => formatPercent(ratio, { locale: Symbol('vi') as never }),
  ],
  ['options that are null', 'InvalidOptions', () => plansMatching(1, '1%', null as never)],
  ['sizes that are absent', 'InvalidOptions', () => overlapBounds(undefined as never)],
  ['a rule that is null', 'InvalidOptions', () => attainmentRule(null as never)],
  ['a rule that is null', 'InvalidOptions', () => statusRule(null as never)],
  [
    'a rule that throws when it is read',
    UNREADABLE,
    () => completionRule(throwing('name') as never),
  ],
  ['a rule that is a revoked proxy', UNREADABLE, () => aggregationRule(revoked() as never)],
  [
    'a list of rules that is a revoked proxy',
    UNREADABLE,
    () => scoreboard([], { asOf: '2020-12-31' }, { rules: revoked() as never }),
  ],
  [
    'rules that are no list',
    'InvalidRule',
    () => scoreboard([], { asOf: '2020-12-31' }, { rules: 5 as never }),
  ],
  [
    'options of rules that are null',
    'InvalidOptions',
    () => scoreboard([], { asOf: '2020-12-31' }, null as never),
  ],
  ['options of a store that are null', 'InvalidOptions', () => memoryStore(null as never)],
  ['a log that is none', 'InvalidOptions', () => memoryStore({ log: {} as never })],
  ['a view point that is absent', 'InvalidOptions', () => scoreboard([], undefined as never)],
  ['a view point that is a revoked proxy', UNREADABLE, () => scoreboard([], revoked() as never)],
  ['options that are null', 'InvalidOptions', () => history([], 't', null as never)],
  ['a position that is a symbol', 'UnknownPosition', () => numberOfPosition(Symbol('p') as never)],
  ['a commit that is absent', 'MalformedCommit', () => checkCommit(undefined as never)],
  ['a commit that is a revoked proxy', 'MalformedCommit', () => checkCommit(revoked() as never)],
  [
    'a commit whose id is no text',
    'MalformedCommit',
    () => checkCommit({ ...COMMIT, id: Symbol('c'), events: [{}] } as never),
  ],
  [
    'a commit of no list',
    'MalformedCommit',
    () => checkCommit({ ...COMMIT, events: 'ab' } as never),
  ],
  [
    'a commit of what is no event',
    'MalformedCommit',
    () => checkCommit({ ...COMMIT, events: [null] } as never),
  ],
])('%s is answered with %s', (_, answer, call) => {
  expect(answerOf(call)).toBe(answer)
})

test('a field whose name is long is named by how it begins', () => {
  const unknown = parseCommand({ ...NOTE, ['x'.repeat(100_000)]: 1 })
  expect(unknown).toMatchObject({
    refusal: { code: 'UnknownField', field: `${'x'.repeat(160)}… (100000 characters)` },
  })
  expect(parsePeriod({ ['x'.repeat(100_000)]: 1 })).toMatchObject({
    refusal: { remedy: 'Remove it; there are from, to, zone.' },
  })
  expect(refuse('Odd', 'a\ud800', 5, 'text', 'Give text.').field).toBe('a\ufffd')
})

test('a programme so deep that its tree could not be walked is refused', () => {
  const set = {
    type: 'SetTarget',
    target: 't',
    title: 'T',
    unit: 'person',
    measure: 'sum',
    period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
  }
  const path = (names: number) => Array.from({ length: names }, () => 'a').join('/')
  expect(parseCommand({ ...set, programme: path(100) }).ok).toBe(true)
  expect(parseCommand({ ...set, programme: path(101) })).toMatchObject({
    refusal: { code: 'InvalidProgramme', field: 'programme', remedy: 'Shorten the path.' },
  })
})

test('what was stored beyond the bounds of commands is read, and its tree is walked', () => {
  if (SET?.type !== 'TargetSet') throw new Error()
  const evidence = Array.from({ length: 1_001 }, () => 'page')
  const programme = Array.from({ length: 15_000 }, (_, at) => `n${at}`).join('/')
  const stored = { ...SET, evidence, data: { ...SET.data, programme } }
  const event = decodeEvent(stored, 7)
  expect(event).toStrictEqual(stored)
  const board = scoreboard([event], { asOf: '2020-12-31' })
  const deepest = board.programme(programme)
  expect([deepest?.path, deepest?.counts.total]).toStrictEqual([programme, 1])
  expect(deepest?.name.startsWith('n99/n100/')).toBe(true)
})

test.each([
  ['execute, options', null, { ok: false, refusal: { code: 'InvalidOptions' } }],
  [
    'execute, expectedRevision',
    Symbol('r'),
    { ok: false, refusal: { code: 'InvalidRevision', field: 'expectedRevision' } },
  ],
  ['execute, expectedRevision', '2', { ok: false, refusal: { code: 'InvalidRevision' } }],
])('%s: %s is refused as a value', async (door, input, answer) => {
  const { tracker, store } = await trackerOfOne()
  expect(await TRACKER_DOORS[door]?.(input, tracker, store)).toMatchObject(answer)
})

test.each<[string, () => unknown, string]>([
  ['openTracker', () => null, 'InvalidOptions'],
  ['openTracker', () => ({ store: null }), 'InvalidOptions'],
  ['openTracker, clock', () => 5, 'InvalidOptions'],
  ['openTracker, rules', () => 5, 'InvalidRule'],
  ['tracker.scoreboard', () => null, 'InvalidOptions'],
  ['tracker.scoreboard', revoked, UNREADABLE],
  ['tracker.scoreboard, knownAt', revoked, UNREADABLE],
  ['tracker.standing', () => 5, 'InvalidId'],
  ['tracker.timeline', () => undefined, 'InvalidId'],
  ['store.read, after', () => 5n, 'UnknownPosition'],
])('%s rejects what %s gives with %s', async (door, make, code) => {
  const { tracker, store } = await trackerOfOne()
  await expect(TRACKER_DOORS[door]?.(make(), tracker, store)).rejects.toThrow(
    expect.objectContaining({ code }),
  )
})
