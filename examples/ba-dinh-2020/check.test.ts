import { memoryStore, openTracker, type Scoreboard } from '@planfold/core'
import { beforeAll, describe, expect, test } from 'vitest'
import { AS_OF, RECORDED_AT } from './calendar.ts'
import { check, differing } from './check.ts'
import { commands } from './commands/commands.ts'
import { FACTS, type Fact } from './facts.ts'

let board: Scoreboard

beforeAll(async () => {
  const tracker = await openTracker({ store: memoryStore(), clock: () => RECORDED_AT })
  for (const { id, command } of commands()) {
    expect(await tracker.execute(command, { commandId: id })).toMatchObject({ ok: true })
  }
  board = await tracker.scoreboard({ asOf: AS_OF })
})

test('every published figure is recomputed', () => {
  const found = check(board, FACTS).flatMap(({ figures }) => figures.map((figure) => figure.found))
  expect(found.join(' ')).toBe('202 100,5% 14 2 10 27 28 23 10 10 03 7 9 38 06 01 07')
  expect(differing(check(board, FACTS))).toEqual([])
})

test('every published figure stands in the sentence it is quoted from', () => {
  for (const { quote, figures } of FACTS) {
    for (const { published } of figures) expect(quote).toMatch(new RegExp(`(?<!\\d)${published}`))
  }
})

describe('a figure that is not what was published', () => {
  const tampered = (from: string, to: string): readonly Fact[] =>
    FACTS.map((fact) => ({
      ...fact,
      figures: fact.figures.map((figure) =>
        figure.published === from ? { ...figure, published: to } : figure,
      ),
    }))

  test.each([
    ['202', '203'],
    ['100,5%', '100,4%'],
    ['100,5%', '100,500%'],
    ['100,5%', '100.5%'],
    ['27', '28'],
    ['03', '02'],
    ['01', '11'],
  ])('%s published as %s is found out', (from, to) => {
    const wrong = differing(check(board, tampered(from, to)))
    expect(wrong).toEqual([expect.objectContaining({ published: to, agrees: false })])
  })
})
