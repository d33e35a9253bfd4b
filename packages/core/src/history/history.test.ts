import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { HistoryCorrupt } from '../event/history-corrupt.ts'
import type { EventId } from '../event/identifiers.ts'
import type { TermsPatch } from '../event/terms.ts'
import { day } from '../period/day.ts'
import { zone } from '../period/zone.ts'
import { quantity } from '../quantity/quantity.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { OWN_RULES } from '../testing/own-rules/by-rules.ts'
import { Telling, toldTarget, TOLD_TARGET, type Told } from '../testing/telling.ts'
import { standing } from '../judgement/standing-in.ts'
import { timeline } from '../timeline/timeline.ts'
import { history } from './history.ts'
import { sentenceOf } from './sentence.ts'
import { textIn } from './text-in.ts'
import { refusedWith } from '../testing/refused.ts'

function texts(telling: Telling): readonly string[] {
  return history(telling.events, TOLD_TARGET).map(({ text }) => text)
}

test('a correction tells what it changes: the figure, the day, the span, the series', () => {
  const telling = toldTarget().at('2020-12-31')
  telling.tell({ type: 'ReportProgress', quantity: 6, on: '2020-02-29', series: 'nrth' })
  const correct = (fields: Partial<Extract<Told, { type: 'CorrectProgress' }>>): string => {
    telling.tell({ type: 'CorrectProgress', report: 'c2.1', ...fields })
    return texts(telling).at(-1) ?? ''
  }
  const march = { from: '2020-03-01', to: '2020-03-31' }
  expect(correct({ quantity: 7, on: '2020-03-01', reason: 'misread' })).toBe(
    'Corrected report c2.1 from 6 to 7, on 2020-03-01 and not on 2020-02-29; misread.',
  )
  expect(correct({ series: 'north' })).toBe(
    'Corrected report c2.1 in series north and not in series nrth.',
  )
  expect(correct({ over: march })).toBe(
    'Corrected report c2.1 over 2020-03-01 to 2020-03-31 and not over no span.',
  )
  expect(correct({ over: null, series: null })).toBe(
    'Corrected report c2.1 over no span and not over 2020-03-01 to 2020-03-31, in no series and not in series north.',
  )
})

test('every event is told in a sentence', () => {
  const telling = toldTarget({ plan: 10 }).at('2020-12-31')
  const over = { from: '2020-02-01', to: '2020-02-29' }
  telling.tell({
    type: 'ReportProgress',
    quantity: 6,
    on: '2020-02-29',
    over,
    series: 'ward-1',
    parts: { women: 1, young: 2 },
    status: 'estimated',
    note: 'by phone',
  })
  telling.tell({
    type: 'CorrectProgress',
    report: 'c2.1',
    quantity: 10,
    status: 'final',
    parts: {},
    reason: 'misread',
  })
  telling.tell({ type: 'RetractProgress', report: 'c2.1' })
  telling.tell({
    type: 'ReviseTarget',
    kind: 'change',
    effective: '2020-03-01',
    set: { plan: 12, owner: null, title: { en: 'M' } },
    reason: 'decided',
    reference: '12/QD',
  })
  telling.tell({ type: 'ReviseTarget', kind: 'correction', set: { earlyBy: 30 }, reason: 'typo' })
  telling.tell({ type: 'DeclareMilestone', milestone: 'exceeded', on: '2020-12-01' })
  telling.tell({ type: 'WithdrawMilestone', milestone: 'exceeded', reason: 'too soon' })
  telling.tell({ type: 'AddNote', text: 'seen', on: '2020-12-02' })
  telling.tell({ type: 'AddNote', text: 'seen again' })
  telling.tell({ type: 'CancelTarget', on: '2020-12-03', reason: 'merged' })
  telling.tell({ type: 'ReopenTarget', on: '2020-12-04', reason: 'split' })
  expect(texts(telling)).toEqual([
    'Set: Members, at least 10 person, sum, 2020-01-01 to 2020-12-31 (UTC).',
    'Reported 6, of which 1 women and 2 young (estimated) on 2020-02-29 over 2020-02-01 to 2020-02-29 in series ward-1; by phone.',
    'Corrected report c2.1 from 6, of which 1 women and 2 young (estimated) to 10; misread.',
    'Completed early on 2020-02-29, measured.',
    'Retracted report c2.1 of 10.',
    'Withdrew measured completedEarly; undone by c4.1.',
    'Revised from 2020-03-01: title M (en), plan 12, no owner; decided (12/QD).',
    'Corrected: early by 30 days; typo.',
    'Exceeded on 2020-12-01, declared.',
    'Withdrew declared exceeded; too soon.',
    'Noted for 2020-12-02: seen',
    'Noted: seen again',
    'Cancelled from 2020-12-03: merged.',
    'Reopened from 2020-12-04: split.',
  ])
})

test.each<[TermsPatch, string]>([
  [{ title: 'Members' }, 'title Members'],
  [{ title: { en: 'Members', vi: 'Đảng viên' } }, 'title Members (en), Đảng viên (vi)'],
  [{ labels: {} }, 'no labels'],
  [{ unit: { code: 'km' } }, 'unit km'],
  [{ unit: { code: 'km', scale: 1 } }, 'unit km to 1 digit'],
  [{ unit: { code: 'person', scale: 0 } }, 'unit person to 0 digits'],
  [{ unit: { code: '%', per: quantity('100') } }, 'unit %'],
  [{ unit: { code: 'file', per: quantity('100') } }, 'unit file per 100'],
  [
    { unit: { code: '%', title: { en: 'per cent', vi: 'phần trăm' }, digits: 1 } },
    'unit % called per cent (en), phần trăm (vi) shown with 1 digit',
  ],
  [{ measure: 'latest' }, 'measured as latest'],
  [{ measure: { rule: 'median@1' } }, 'measured by rule median@1'],
  [{ reportedAs: 'runningTotal' }, 'reports are running totals'],
  [{ reportedAs: 'increment' }, 'reports are increments'],
  [{ direction: 'atMost', plan: quantity('12.5') }, 'at most, plan 12.5'],
  [{ direction: 'atLeast', baseline: null }, 'at least, no baseline'],
  [
    { direction: 'exactly', tolerance: quantity('1'), baseline: quantity('3') },
    'exactly, tolerance 1, baseline 3',
  ],
  [
    { direction: 'within', band: { from: quantity('1'), to: quantity('2') } },
    'within, band 1 to 2',
  ],
  [
    { period: { from: day('2020-01-01'), to: day('2020-06-30'), zone: zone('UTC') } },
    'period 2020-01-01 to 2020-06-30 (UTC)',
  ],
  [{ completion: 'whenReached' }, 'completed when reached'],
  [{ completion: 'heldAtDeadline' }, 'decided at the deadline'],
  [{ completion: { sustained: 3 } }, 'completed once met for 3 days running'],
  [
    { completion: { sustained: 3, days: 'reported' } },
    'completed once met on 3 reported days running',
  ],
  [{ earlyBy: 1 }, 'early by 1 day'],
  [{ attainment: { method: 'fromBaseline' } }, 'attainment fromBaseline'],
  [{ attainment: { method: 'ofPlan', cap: quantity('1') } }, 'attainment ofPlan, capped at 1'],
  [{ status: { rule: 'light@1' }, weight: quantity('2') }, 'status by rule light@1, weight 2'],
  [{ owner: 'Ann', programme: 'term/economy' }, 'owner Ann, programme term/economy'],
  [{ labels: { ward: 'north', kind: 'road' } }, 'labels ward north and kind road'],
  [{ labels: null, status: null }, 'no labels, no status'],
])('a revision of %j is told as %s', (set, text) => {
  const [event] = toldTarget({ plan: 10 }).events
  const data = { effective: day('2020-03-01'), kind: 'change', set, reason: 'decided' } as const
  expect(sentenceOf({ ...event, type: 'TargetRevised', data } as TargetEvent)).toBe(
    `Revised from 2020-03-01: ${text}; decided.`,
  )
})

test.each(['Twice.', 'Why?', 'No!', 'So it was…'])('a reason keeps its own stop: %s', (reason) => {
  const told = toldTarget()
  told.tell({ type: 'VoidTarget', reason })
  expect(texts(told).at(-1)).toBe(`Voided: ${reason}`)
})

test('what a report does not say is not told', () => {
  const summed = toldTarget({ plan: 10 }).at('2020-12-31')
  summed.tell({ type: 'ReportProgress', quantity: 10, on: '2020-12-31' })
  expect(texts(summed).slice(1)).toEqual([
    'Reported 10 on 2020-12-31.',
    'Completed on 2020-12-31, measured.',
  ])
  const stepped = toldTarget({ measure: 'steps' })
  stepped.tell({ type: 'ReportProgress', steps: 2, on: '2020-02-01' })
  expect(texts(stepped).at(-1)).toBe('Reported 2 steps on 2020-02-01.')
  const rated = toldTarget({ measure: 'ratio' })
  rated.tell({ type: 'ReportProgress', numerator: 6, denominator: 10, on: '2020-02-01' })
  expect(texts(rated).at(-1)).toBe('Reported 6/10 on 2020-02-01.')
})

test('a milestone that a figure of a later day undoes is withdrawn by time', () => {
  const telling = toldTarget({ plan: 10, measure: 'latest', completion: 'whenReached' })
  telling.at('2020-02-01').tell({ type: 'ReportProgress', quantity: 12, on: '2020-02-01' })
  telling.at('2020-02-02').tell({ type: 'ReportProgress', quantity: 10, on: '2020-03-01' })
  telling.at('2020-03-01').tell({ type: 'AssessTarget' })
  expect(texts(telling).at(-1)).toBe('Withdrew measured exceeded; time has passed.')
})

test.each([
  [{ direction: 'atMost', plan: 3 }, 'Members, at most 3 person'],
  [{ direction: 'exactly', plan: 3 }, 'Members, exactly 3 person'],
  [{ band: { from: 1, to: 2 } }, 'Members, within 1 to 2 person'],
  [{}, 'Members, no plan'],
  [{ measure: 'declared' }, 'Members, to be declared'],
  [{ title: { vi: 'Đảng viên' } }, 'Đảng viên, no plan'],
] as const)('a promise of %o is put into words', (terms, words) => {
  expect(texts(toldTarget(terms))[0]).toContain(`Set: ${words}, `)
})

test('it comes in the order of the revisions, each once, of that target and known by then', () => {
  const telling = toldTarget().at('2020-02-01')
  telling.tell({ type: 'AddNote', text: 'a', recordedBy: 'clerk' })
  telling.at('2020-03-01').tell({ type: 'AddNote', text: 'b' })
  const shuffled = [...telling.events.toReversed(), ...telling.events]
  const entries = history(shuffled, TOLD_TARGET, { knownAt: '2020-02-01T12:00:00Z' })
  expect(entries.map(({ revision, recordedBy }) => [revision, recordedBy])).toEqual([
    [1, undefined],
    [2, 'clerk'],
  ])
  expect(entries[1]?.event).toBe(telling.events[1])
  expect(history(shuffled, 'other')).toEqual([])
  expect(() => history([], 't', { knownAt: 'yesterday' })).toThrow(RefusedInput)
  expect(() => history([], 't', { knownAt: 'yesterday' })).toThrow(/^knownAt: expected an instant/)
  expect(entries[0]).not.toHaveProperty('recordedBy')
})

test('what no history of one target can hold is corrupt', () => {
  const telling = toldTarget()
  telling.tell({ type: 'AddNote', text: 'a' })
  telling.tell({ type: 'AddNote', text: 'b' })
  const [set, a, b] = telling.events as [TargetEvent, TargetEvent, TargetEvent]
  const later = { ...set, revision: 2, v: 2 } as unknown as TargetEvent
  expect(() => history([[set], [later]], TOLD_TARGET)).toThrow(
    /at position 1, target "target-1", revision 2: expected .*, found TargetSet version 2\./,
  )
  const rival = { ...a, id: 'rival.1' as EventId }
  expect(() => history([set, a, rival], TOLD_TARGET)).toThrow(HistoryCorrupt)
  expect(() => history([set, b, a, rival], TOLD_TARGET)).toThrow(HistoryCorrupt)
  expect(history([set, rival], 'other')).toEqual([])
  expect(() => history([set, later], 'other')).toThrow(HistoryCorrupt)
})

test.each([{}, 'gone', 5, null, undefined, true, Symbol('s')])(
  '%o in the place of an event is told',
  (found) => {
    const events = [...toldTarget().events, found as never]
    for (const view of [
      () => history(events, 'other'),
      () => history([events], TOLD_TARGET),
      () => standing(events, TOLD_TARGET, { asOf: '2020-12-31' }),
      () => timeline(events, TOLD_TARGET, { asOf: '2020-12-31' }),
    ]) {
      expect(view).toThrow(HistoryCorrupt)
      expect(view).toThrow(/at position 1: expected an event/)
    }
  },
)

test('a text is given in the language asked for, else in English, else in the first there is', () => {
  expect(textIn('plain', 'vi')).toBe('plain')
  expect(textIn({ en: 'a', vi: 'b' }, 'vi')).toBe('b')
  expect(textIn({ vi: 'b', en: 'a' }, 'fr')).toBe('a')
  expect(textIn({ vi: 'b' }, 'fr')).toBe('b')
})

test('a text in no such language is never a member that every object has', () => {
  expect(textIn({ vi: 'b' }, 'toString')).toBe('b')
})

test('rules are told by their names', () => {
  const telling = new Telling(OWN_RULES)
  telling.tell({
    type: 'SetTarget',
    title: 'Members',
    unit: 'person',
    measure: { rule: 'average@1' },
    plan: 10,
    period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
  })
  telling.tell({
    type: 'ReviseTarget',
    kind: 'change',
    effective: '2020-03-01',
    set: { completion: { rule: 'sustained-3@1' }, attainment: { rule: 'of-plan@1' } },
    reason: 'decided',
  })
  expect(texts(telling)).toEqual([
    'Set: Members, at least 10 person, by rule average@1, 2020-01-01 to 2020-12-31 (UTC).',
    'Revised from 2020-03-01: completed by rule sustained-3@1, attainment by rule of-plan@1; decided.',
  ])
})

test('a void taken back is told with its reason', () => {
  const telling = toldTarget()
  telling.tell({ type: 'VoidTarget', reason: 'typed twice' })
  telling.tell({ type: 'RestoreTarget', reason: 'it was not' })
  expect(texts(telling).slice(1)).toEqual(['Voided: typed twice.', 'Restored: it was not.'])
})

test('a moment alone cuts a history, and beside knownAt is refused', () => {
  const telling = toldTarget().at('2020-03-01')
  telling.tell({ type: 'AddNote', text: 'later' })
  const at = '2020-02-01T00:00:00Z'
  expect(history(telling.events, TOLD_TARGET, { at })).toHaveLength(1)
  expect(
    refusedWith(() => history(telling.events, TOLD_TARGET, { at, knownAt: at })),
  ).toMatchObject({
    code: 'TwoViewPoints',
    field: 'knownAt',
  })
  expect(refusedWith(() => history(telling.events, TOLD_TARGET, { at: 'soon' }))).toMatchObject({
    code: 'InvalidMoment',
    field: 'at',
  })
})

test('what is no list of events, no text and no language is refused by its field', () => {
  expect(refusedWith(() => history(5 as never, TOLD_TARGET)).field).toBe('events')
  expect(refusedWith(() => textIn(5 as never, 'en')).field).toBe('text')
  expect(refusedWith(() => textIn({ en: 'a' }, 5 as never)).field).toBe('language')
  expect(textIn({}, 'en')).toBe('')
})

test('an event that lacks what its type says is corrupt, by its revision and with the cause', () => {
  const [set] = toldTarget().events
  const broken = { ...set, revision: 7, data: {} } as unknown as TargetEvent
  const tell = () => sentenceOf(broken)
  expect(tell).toThrow(HistoryCorrupt)
  expect(tell).toThrow('revision 7: expected valid TargetSet data, found {}')
  expect(causeOf(tell)).toBeInstanceOf(RefusedInput)
  expect(() => sentenceOf({} as never)).toThrow('expected an event of a known type and version')
})

test('a stop within a reason stays; only the one too many at its end goes', () => {
  const telling = toldTarget()
  telling.tell({ type: 'CancelTarget', on: '2020-05-01', reason: 'Dr. An left. Really' })
  expect(texts(telling)[1]).toBe('Cancelled from 2020-05-01: Dr. An left. Really.')
})

test('a target is told by its English title, and a unit by its title in all languages', () => {
  const telling = toldTarget({ title: { vi: 'Đảng viên', en: 'Members' } })
  const unit = { code: 'person', title: { vi: 'người', en: 'person' } }
  telling.tell({ type: 'ReviseTarget', kind: 'change', reason: 'r', set: { unit } })
  telling.tell({
    type: 'ReviseTarget',
    kind: 'change',
    reason: 'r',
    set: { unit: { code: 'person', title: 'one' } },
  })
  expect(texts(telling)).toEqual([
    expect.stringContaining('Set: Members,'),
    expect.stringContaining('called người (vi), person (en)'),
    expect.stringContaining('unit person called one;'),
  ])
})

function causeOf(ask: () => unknown): unknown {
  try {
    ask()
  } catch (error) {
    return (error as Error).cause
  }
  return undefined
}
