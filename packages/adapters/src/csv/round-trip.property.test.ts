import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { Scoreboard, type Standing } from '@planfold/core'
import { expect, test } from 'vitest'
import { sampleBoard } from '../sample/sample-board.ts'
import { csvMapping } from './import/mapping/mapping.schema.ts'
import { readCsv } from './import/read-csv.ts'
import { scoreboardCsv } from './scoreboard.ts'

// An importer refuses a cell with NUL, which is what other encodings are made of.
const TEXTS = fc.array(
  fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from('=+-@\'";,|\t\r\n＝a1 ')) }),
    fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ' ')),
  ),
  { minLength: 1, maxLength: 5 },
)

test('text that was exported is the same text when it is read again', async () => {
  const [sample] = (await sampleBoard()).standings()
  if (sample === undefined) throw new Error('The sample is empty.')
  await fc.assert(
    fc.asyncProperty(TEXTS, fc.constantFrom(',', ';', '\t', '|'), async (texts, delimiter) => {
      const board = Scoreboard.of(
        { waiting: [] },
        texts.map((title, at) => titled(sample, title, at)),
      )
      const csv = await text(scoreboardCsv(board, { columns: ['id', 'title', 'kind'], delimiter }))
      const mapping = csvMapping({
        name: 'again',
        file: { delimiter },
        cells: { guardedFormulas: true },
        skip: [{ when: { column: 'kind', is: 'target' }, reason: 'to be looked at' }],
        rows: [{ target: { column: 'id' }, reports: [{ quantity: '1', on: '2020-01-01' }] }],
      })
      const read: (string | undefined)[] = []
      for await (const outcome of readCsv(csv, mapping)) {
        if (outcome.outcome === 'unreadable') throw new Error(outcome.outcome)
        read.push(outcome.cells.get('title'))
      }
      expect(read).toEqual(texts)
    }),
  )
})

function titled(sample: Standing, title: string, at: number): Standing {
  return { ...sample, target: `t${at}` as Standing['target'], title }
}
