import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANY_CHARACTER } from '../../../../core/laws/any-character.ts'
import { csvMapping } from './mapping/mapping.schema.ts'
import type { NumberFormat } from './mapping/cell-format.ts'
import type { Encoding } from './mapping/mapping.ts'
import { readCsv } from './read-csv.ts'
import { decoderOf } from './records/decoder.ts'
import type { CsvSource } from './records/source.ts'

const ENCODINGS = ['utf-8', 'windows-1252', 'macintosh'] as const
const LINE_ENDS = ['\r\n', '\n', '\r'] as const

/** Ways to write 1234567.5, with the format that reads each. */
const NUMBERS = [
  { written: '1,234,567.5', number: { group: [','] } },
  { written: '1.234.567,5', number: { decimal: ',', group: ['.'] } },
  { written: '1 234 567,5', number: { decimal: ',', group: [' '] } },
  { written: '1\u00A0234\u00A0567,5', number: { decimal: ',', group: ['\u00A0'] } },
  { written: "1'234'567.5", number: { group: ["'"] } },
  { written: '£1,234,567.5', number: { group: [','], currency: ['£'] } },
  { written: '(1,234,567.5)', number: { group: [','], parentheses: true } },
  { written: '123456750%', number: { percent: 'ratio' } },
  { written: '1234567.5†', number: { footnotes: ['†'] } },
] as const

function mappingFor(encoding: Encoding, number: NumberFormat) {
  return csvMapping({
    name: 'law',
    file: { encoding, headings: 2 },
    cells: { trim: true },
    columns: { Value: { number } },
    rows: [
      {
        target: { column: 'Id' },
        reports: [
          {
            quantity: { column: 'Value' },
            on: { column: 'Day' },
            note: { column: 'Note', otherwise: 'none' },
          },
        ],
      },
    ],
  })
}

/** The bytes that an encoding writes a text with; each of its characters must have some. */
function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  return Uint8Array.from(Array.from(text, (character) => byteOf(character, encoding)))
}

function byteOf(character: string, encoding: Encoding): number {
  const decode = decoderOf(encoding)
  const byte = Array.from({ length: 255 }, (_, at) => at + 1).find((each) => {
    const decoded = decode.text(String.fromCharCode(each))
    return decoded.ok && decoded.value === character
  })
  if (byte === undefined) throw new Error(`No byte for ${character} in ${encoding}.`)
  return byte
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

/** A table of three readings with what makes tables hard in it. */
function tableOf(written: string, lineEnd: string): string {
  const lines = [
    'Something "else" before it',
    ['Id', 'Day', 'Value', 'Note'].join(','),
    ['straße', '2020-01-31', quoted(written), quoted(`with ""${lineEnd}a break, é`)].join(','),
    ['=1+1', '2020-02-29', quoted(` ${written} `), ''].join(','),
    ['broken', '2020-02-30', quoted(written), 'x'].join(','),
    ['straße', '2020-01-31', quoted(written), quoted(`with ""${lineEnd}a break, é`)].join(','),
  ]
  return lines.map((line) => line + lineEnd).join('')
}

async function read(source: CsvSource, mapping: ReturnType<typeof mappingFor>) {
  const outcomes: unknown[] = []
  for await (const { ...outcome } of readCsv(source, mapping)) {
    outcomes.push({ ...outcome, cells: undefined })
  }
  return outcomes
}

test.each(
  ENCODINGS.flatMap((encoding) =>
    LINE_ENDS.flatMap((lineEnd) => NUMBERS.map((number) => [encoding, lineEnd, number] as const)),
  ),
)('%s, lines ending in %j, numbers like %o', async (encoding, lineEnd, { written, number }) => {
  const bytes = encoded(tableOf(written, lineEnd), encoding)
  const value = written.startsWith('(') ? '-1234567.5' : '1234567.5'
  const note = `with ""${lineEnd}a break, é`
  expect(await read(bytes, mappingFor(encoding, number))).toMatchObject([
    {
      outcome: 'accepted',
      line: 3,
      statements: [{ command: { target: 'straße', quantity: value, note } }],
    },
    {
      outcome: 'accepted',
      line: 5,
      statements: [{ command: { target: '=1+1', quantity: value } }],
    },
    { outcome: 'refused', line: 6, faults: [{ column: 'Day', value: '2020-02-30' }] },
    { outcome: 'duplicate', line: 7, of: 3 },
  ])
})

test('cutting the bytes of a file anywhere changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ENCODINGS),
      fc.constantFrom(...LINE_ENDS),
      fc.constantFrom(...NUMBERS),
      fc.boolean(),
      fc.array(fc.nat(400), { maxLength: 20 }),
      async (encoding, lineEnd, { written, number }, isMarked, cuts) => {
        const mapping = mappingFor(encoding, number)
        const mark = isMarked && encoding === 'utf-8' ? '\uFEFF' : ''
        const bytes = encoded(mark + tableOf(written, lineEnd), encoding)
        const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
        const pieces = places.slice(1).map((to, at) => bytes.subarray(places[at] ?? 0, to))
        expect(await read(pieces, mapping)).toEqual(await read(bytes, mapping))
      },
    ),
  )
})

test('one byte at a time, too; and so does text, one code unit at a time', async () => {
  for (const lineEnd of LINE_ENDS) {
    const mapping = mappingFor('utf-8', NUMBERS[0].number)
    const table = tableOf(NUMBERS[0].written, lineEnd).replaceAll('é', '😀é')
    const whole = await read(Buffer.from(table), mapping)
    expect(
      await read(
        [...Buffer.from(table)].map((byte) => Uint8Array.of(byte)),
        mapping,
      ),
    ).toEqual(whole)
    expect(await read(table.split(''), mapping)).toEqual(whole)
    expect(await read(table, mapping)).toEqual(whole)
  }
})

test('rows in are rows out, whatever stands in them', async () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'a', '5', '1,5', '2020-01-31', 'N/A', '"', '=1', 'é', '\0', '\uD800', ' '),
    fc.string({ unit: ANY_CHARACTER, maxLength: 5 }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 12 }),
      fc.constantFrom(...LINE_ENDS),
      async (rows, lineEnd) => {
        const table = [['Id', 'Day', 'Value', 'Note'], ...rows]
          .map((cells) => cells.map(quoted).join(',') + lineEnd)
          .join('')
        const outcomes = await read(`preamble${lineEnd}${table}`, mappingFor('utf-8', {}))
        expect(outcomes).toHaveLength(rows.length)
        expect(outcomes).not.toContainEqual(expect.objectContaining({ outcome: 'unreadable' }))
      },
    ),
  )
})
