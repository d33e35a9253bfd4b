import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANY_CHARACTER } from '../../../core/laws/any-character.ts'
import { guarded, unguarded } from './guard.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', "'\rx"],
  ['\nx', "'\nx"],
  ['＝1', "'＝1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠a', "'＠a"],
])('text that begins like a formula, by the letter of OWASP: %j', (text, guard) => {
  expect(guarded(text)).toBe(guard)
})

test.each([
  ['\0=1', "'\0=1"],
  ['\uFEFF=1', "'\uFEFF=1"],
  ['a\n=1', "a\n'=1"],
  ['a\r\n=1', "a\r\n'=1"],
  ['a;=1', "a;'=1"],
  ['a,=1', "a,'=1"],
  ['a\t=1', "a\t'=1"],
  ['a|=1', "a|'=1"],
  ['a؛=1', "a؛'=1"],
  ['\t=1', "'\t'=1"],
  ['a;"=1', `a;"'=1`],
  ['a;""=1', `a;""'=1`],
  ["a;'=1", "a;''=1"],
  ['a;\0=1', "a;'\0=1"],
])('what some reader takes for the beginning of a cell: %j', (text, guard) => {
  expect(guarded(text)).toBe(guard)
})

test.each(['', 'a', "'", "'a", 'a=1', 'a - b', 'a, -5%', 'two\nlines', 'a;b', '1,5', ' =1', `'"=`])(
  'text that is a formula for nobody is left as it is: %j',
  (text) => {
    expect(guarded(text)).toBe(text)
  },
)

test('two ids of which one looks guarded stay two', () => {
  expect([guarded('=gap'), guarded("'=gap"), guarded("''=gap")]).toEqual([
    "'=gap",
    "''=gap",
    "'''=gap",
  ])
})

const SIGNS = fc.string({ unit: fc.constantFrom(...Array.from('=+-@\'";,|\t\r\n\0\uFEFF＝a1 ')) })

test('taking the guard off gives the text that was guarded', () =>
  fc.assert(
    fc.property(fc.oneof(SIGNS, fc.string({ unit: ANY_CHARACTER })), (text) => {
      expect(unguarded(guarded(text))).toBe(text)
    }),
  ))

test('no cell of a guarded text begins a formula, wherever a reader splits it', () =>
  fc.assert(
    fc.property(
      SIGNS,
      fc.constantFrom(/[,]/, /[;]/, /[\t]/, /[|]/, /[,;\t|]/),
      (text, separator) => {
        for (const line of guarded(text).split(/[\r\n]/)) {
          for (const cell of line.split(separator)) {
            // Readers take quotes off, and drop these two.
            expect(cell.replaceAll(/^"+/g, '').replaceAll(/[\0\uFEFF]/g, '')).not.toMatch(
              /^[=+\-@]/,
            )
          }
        }
      },
    ),
  ))

test('a text of a million signs is guarded in one pass', () => {
  for (const sign of ["'", '"', ';', '=', ';=']) {
    const text = sign.repeat(500_000)
    expect(unguarded(guarded(text))).toBe(text)
  }
})
