import { expect, onTestFinished, test } from 'vitest'
import { readExpected } from './expected.ts'
import { examplesOfSource } from './from-docstrings.ts'
import { programsOfMarkdown } from './from-markdown.ts'
import { programOf } from './program.ts'
import { openWorkbench } from './workbench.ts'

const page = (...lines: string[]) => programsOfMarkdown('page.md', lines.join('\n'))

test('blocks follow one another; one that begins with an import begins anew', () => {
  const programs = page(
    '```ts',
    'const a = 1',
    '```',
    '',
    '```ts',
    'a',
    '```',
    '```ts',
    '// x.ts',
    'import "x"',
    '```',
  )
  expect(programs).toEqual([
    { file: 'page.md', line: 2, code: 'const a = 1\n\n\n\na' },
    { file: 'page.md', line: 9, code: '// x.ts\nimport "x"' },
  ])
})

test('blocks of another language are left alone, and a block left open is named', () => {
  expect(page('```sh', 'ls', '```')).toEqual([])
  expect(() => page('text', '```ts', '1')).toThrow('page.md:2')
})

test('examples are found in docstrings with the line they stand on', () => {
  const source = ['/**', ' * A.', ' * @example', ' * f(1) //=> 2', ' * @see g', ' */'].join('\n')
  expect(examplesOfSource('f.ts', source)).toEqual([
    { file: 'f.ts', line: 3, code: '\nf(1) //=> 2' },
  ])
  expect(examplesOfSource('f.ts', '\n/** A. `f(1) //=> 2` */')).toEqual([
    { file: 'f.ts', line: 2, code: 'f(1) //=> 2' },
  ])
})

test('result comments are literals, and what is no literal is none', () => {
  expect(readExpected(`{ a: [-1, 2n], 'b': undefined }`)).toEqual({
    value: { a: [-1, 2n], b: undefined },
  })
  expect({ total: 1, open: 0, missed: 0 }).toEqual(
    readExpected('{ total: 1, open: 0, ... }')?.value,
  )
  expect({ total: 2 }).not.toEqual(readExpected('{ total: 1, ... }')?.value)
  for (const text of ['on time', `'a' and more`, 'f(1)', '{ a: b }', '', '[1', '1 + 1']) {
    expect(readExpected(text), text).toBeUndefined()
  }
})

test('each of two results is read where the second statement begins with its semicolon', () => {
  const code = 'const a = [1]\n;(a)[0] //=> 1\n;(a).length //=> 2\na; //=> [1]'
  const { claims, code: edited } = programOf({ file: 'page.md', line: 1, code })
  expect(claims.map(({ line, expected }) => [line, expected])).toEqual([
    [2, 1],
    [3, 2],
    [4, [1]],
  ])
  expect(edited.split('\n')).toHaveLength(4)
})

test('a result that stands behind no statement is an error', () => {
  const code = 'function f() {\n  return 1 //=> 2\n}'
  expect(() => programOf({ file: 'page.md', line: 5, code })).toThrow('page.md:5')
})

test('a false result, a type error and an unreadable result are each noticed', async () => {
  const [right, wrong, illTyped] = [
    `const s: string = 'x' //=> 'x'\ns.length // 1\nArray.of(1,\n 2) //=>\n// [1,\n// 2]`,
    '1 + 1 //=> 3',
    `const n: number = 'x'`,
  ].map((code) => programOf({ file: 'page.md', line: 5, code }))
  if (right === undefined || wrong === undefined || illTyped === undefined) throw new Error()
  const workbench = openWorkbench([right, wrong, illTyped])
  onTestFinished(() => workbench.close())
  expect(workbench.complaints(right)).toEqual([])
  expect(await workbench.run(right)).toEqual(right.claims.map((claim) => claim.expected))
  expect(await workbench.run(wrong)).not.toEqual(wrong.claims.map((claim) => claim.expected))
  expect(workbench.complaints(illTyped)).toEqual([
    "page.md:5: Type 'string' is not assignable to type 'number'.",
  ])
  expect(() => programOf({ file: 'page.md', line: 5, code: 'f() //=> roughly 3' })).toThrow(
    'page.md:5',
  )
})
