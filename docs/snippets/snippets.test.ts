import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { examplesOfSource } from './from-docstrings.ts'
import { programsOfMarkdown } from './from-markdown.ts'
import { exportedNames, importsFor } from './names.ts'
import { programOf } from './program.ts'
import { openWorkbench } from './workbench.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const inNodeModules = (path: string) => /(?:^|\/)node_modules\//.test(path)

const pages = ['README.md', 'CONTRIBUTING.md', 'docs/**/*.md', 'packages/*/README.md']
  .flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
  .filter((path) => !inNodeModules(path))
  .toSorted()
const sources = globSync('packages/*/src/**/*.ts', { cwd: ROOT })
  .filter((path) => !inNodeModules(path) && !/\.test(?:-d)?\.ts$/.test(path))
  .toSorted()

const names = exportedNames(sources.map((path) => join(ROOT, path)))
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

const inPages = pages
  .flatMap((path) => programsOfMarkdown(path, read(path)))
  .map((snippet) => programOf(snippet))
const inDocstrings = sources
  .flatMap((path) => examplesOfSource(path, read(path)))
  .map((example) => {
    const imports = importsFor(example.code, join(ROOT, example.file), names)
    const program = programOf(example)
    const padding = example.line - 1
    return {
      ...program,
      code: `${program.code.slice(0, padding)}${imports}${program.code.slice(padding)}`,
    }
  })

const workbench = openWorkbench([...inPages, ...inDocstrings])
afterAll(() => workbench.close())

describe.each([
  ['pages', inPages],
  ['docstrings', inDocstrings.filter((program) => program.claims.length > 0)],
])('the snippets in %s are so', (_, programs) => {
  test.each(programs.map((program) => [placeOf(program.snippet), program] as const))(
    '%s',
    async (_place, program) => {
      expect(workbench.complaints(program)).toEqual([])
      const values = await workbench.run(program)
      for (const [index, claim] of program.claims.entries()) {
        expect(values[index], `${program.snippet.file}:${claim.line}: ${claim.text}`).toEqual(
          claim.expected,
        )
      }
    },
  )
})

test.each(
  inDocstrings
    .filter((program) => program.claims.length === 0)
    .map((program) => [placeOf(program.snippet), program] as const),
)('%s, an example without results, compiles', (_place, program) => {
  expect(workbench.complaints(program)).toEqual([])
})

test('the first example of the README says the same, however often it is run on one file', async () => {
  const program = inPages.find(({ snippet }) => snippet.file === 'README.md')
  if (program === undefined) throw new Error('README.md: expected a ts block, found none.')
  const folder = mkdtempSync(join(tmpdir(), 'planfold-readme-'))
  const print = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  onTestFinished(() => {
    print.mockRestore()
    rmSync(folder, { recursive: true })
  })
  const expected = program.claims.map((claim) => claim.expected)
  for (const run of [1, 2, 3]) {
    expect(await workbench.run(program, folder), `run ${run}`).toEqual(expected)
  }
  expect(print.mock.calls).toEqual([['100.5%'], ['100.5%'], ['100.5%']])
})

function placeOf(snippet: { readonly file: string; readonly line: number }): string {
  return `${snippet.file}:${snippet.line}`
}
