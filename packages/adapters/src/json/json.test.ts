import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import {
  RefusedInput,
  Scoreboard,
  scoreboard,
  type Exporter,
  type HistoryEntry,
  type TargetEvent,
  type TimelineRow,
} from '@planfold/core'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { CHUNK_LENGTH } from '../chunks/in-chunks.ts'
import {
  AS_OF,
  boardOf,
  HOSTILE_TITLES,
  sampleBoard,
  sampleTracker,
} from '../sample/sample-board.ts'
import {
  historyJson,
  scoreboardJson,
  scoreboardJsonLines,
  timelineJson,
  type JsonOptions,
} from './json.ts'
import { piecesOfJson } from './pieces.ts'

test('they are exporters', () => {
  expectTypeOf(scoreboardJson).toExtend<Exporter<Scoreboard, JsonOptions>>()
  expectTypeOf(scoreboardJsonLines).toExtend<Exporter<Scoreboard>>()
  expectTypeOf(timelineJson).toExtend<Exporter<readonly TimelineRow[], JsonOptions>>()
  expectTypeOf(historyJson).toExtend<Exporter<readonly HistoryEntry[], JsonOptions>>()
})

describe('a board as JSON', () => {
  test('reads as an object with the counts and every standing, quantities as strings', async () => {
    const board = await boardOf(['Members'], '201')
    const standing = [
      '{"target":"t000","kind":"target","title":"Members","unit":{"code":"piece"},',
      '"measure":"sum","direction":"atLeast",',
      '"period":{"from":"2020-01-01","to":"2020-12-31","zone":"Asia/Ho_Chi_Minh"},',
      '"asOf":"2020-12-31","revision":3,"plan":"201","originalPlan":"201","actual":"201",',
      '"attainmentMethod":{"method":"ofPlan"},',
      '"attainment":{"numerator":"1","denominator":"1"},"met":true,"state":"completedEarly",',
      '"completedOn":"2020-02-01","exceeded":false,"revised":false,"contradicted":false,',
      '"milestones":[{"milestone":"completedEarly","basis":"measured","on":"2020-02-01"}],',
      '"reports":{"counted":1,"beforePeriod":0,"afterDeadline":0,"lastOn":"2020-02-01",',
      '"ageInDays":334,"status":"final","last":{"id":"c2.1","on":"2020-02-01",',
      '"value":{"quantity":"201"},"status":"final"}},"notices":{"count":0,"first":[]}}',
    ].join('')
    expect(await text(scoreboardJson(board))).toBe(
      `{"asOf":"2020-12-31","waiting":[],"counts":${JSON.stringify(board.counts)},` +
        `"standings":[${standing}]}`,
    )
    expect(await text(scoreboardJsonLines(board))).toBe(`${standing}\n`)
  })

  test.each([0, 1, 2, 10])(
    'is to the letter what JSON.stringify gives, indent %i',
    async (indent) => {
      for (const board of [
        await sampleBoard(),
        await boardOf(HOSTILE_TITLES),
        await sampleBoard([]),
      ]) {
        const written = await text(scoreboardJson(board, { indent }))
        expect(written).toBe(JSON.stringify(board, undefined, indent))
        expect(JSON.parse(written)).toEqual(board.toJSON())
      }
    },
  )

  test('names the events that wait, and the moment of knowledge', async () => {
    const late = {
      id: 'c1.2',
      type: 'NoteAdded',
      v: 1,
      target: 'm',
      revision: 2,
      commit: 'c1',
      recordedAt: '2020-12-31T00:00:00.000Z',
      data: { text: 'ahead of its target' },
    } as TargetEvent
    const board = scoreboard([late], { asOf: AS_OF, knownAt: '2021-01-01T00:00:00Z' })
    expect(JSON.parse(await text(scoreboardJson(board)))).toMatchObject({
      asOf: AS_OF,
      knownAt: '2021-01-01T00:00:00.000Z',
      waiting: [{ target: 'm', id: 'c1.2', revision: 2, missing: 1 }],
      standings: [],
    })
  })

  test('keeps 400 digits exactly', async () => {
    const plan = `${'9'.repeat(300)}.${'1'.repeat(100)}`
    const written = JSON.parse(await text(scoreboardJson(await boardOf(['huge'], plan)))) as {
      standings: { plan: string; actual: string }[]
    }
    expect(written.standings).toMatchObject([{ plan, actual: plan }])
  })

  test('has its fields in one order, however the events were delivered', async () => {
    const tracker = await sampleTracker()
    const events = (await tracker.history('early')).map(({ event }) => event)
    const written = (delivered: readonly TargetEvent[]) =>
      text(scoreboardJson(scoreboard(delivered, { asOf: AS_OF })))
    expect(await written(events.toReversed())).toBe(await written(events))
  })

  test('refuses an indent that is none when it is called', async () => {
    const board = await sampleBoard([])
    for (const indent of [-1, 11, 1.5, Number.NaN]) {
      expect(() => scoreboardJson(board, { indent })).toThrow(RefusedInput)
    }
    expect(() => scoreboardJson(board, { indent: 11 })).toThrow(
      'indent: expected a whole number of spaces from 0 to 10, found 11.',
    )
  })
})

test('one standing a line: as many lines as standings, each of them JSON', async () => {
  const board = await boardOf(HOSTILE_TITLES)
  const lines = (await text(scoreboardJsonLines(board))).split('\n')
  expect(lines.pop()).toBe('')
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([...board.standings()])
  const last = (await text(scoreboardJsonLines(board, { order: () => 0 }))).split('\n').at(-2)
  expect(last).toBe(JSON.stringify([...board.standings()].at(-1)))
  const backwards = scoreboardJsonLines(board, { order: (a, b) => (a.target < b.target ? 1 : -1) })
  expect(JSON.parse((await text(backwards)).split('\n')[0] ?? '')).toEqual(
    [...board.standings()].at(-1),
  )
  expect(await text(scoreboardJsonLines(await sampleBoard([])))).toBe('')
})

test('a timeline and a history are arrays', async () => {
  const tracker = await sampleTracker()
  const rows = await tracker.timeline('late', { asOf: AS_OF })
  expect(rows.length).toBeGreaterThan(1)
  expect(await text(timelineJson(rows, { indent: 2 }))).toBe(JSON.stringify(rows, undefined, 2))
  const entries = await tracker.history('late')
  expect(entries.length).toBeGreaterThan(1)
  expect(await text(historyJson(entries))).toBe(JSON.stringify(entries))
  expect(await text(historyJson([]))).toBe('[]')
})

test('a board of 100,000 standings comes in chunks, none of them long', async () => {
  const [first] = (await sampleBoard()).standings()
  if (first === undefined) throw new Error('The sample is empty.')
  const standings = Array.from({ length: 100_000 }, (_, index) => ({
    ...first,
    target: `t${index}` as typeof first.target,
  }))
  const longest = JSON.stringify(standings.at(-1)).length + 1
  let chunks = 0
  let length = 0
  for await (const chunk of scoreboardJson(Scoreboard.of({ waiting: [] }, standings))) {
    if (chunk.length >= CHUNK_LENGTH + longest) throw new Error(`${chunk.length} characters`)
    chunks += 1
    length += chunk.length
  }
  expect(chunks).toBeGreaterThan(1_000)
  expect(length).toBeGreaterThan(100_000 * (longest - 10))
})

test('the pieces of any object or array are what JSON.stringify gives', () =>
  fc.assert(
    fc.property(
      fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())),
      fc.integer({ min: 0, max: 10 }),
      (view, indent) => {
        const written = [...piecesOfJson(view, indent)].join('')
        expect(written).toBe(JSON.stringify(view, undefined, indent))
      },
    ),
  ))
