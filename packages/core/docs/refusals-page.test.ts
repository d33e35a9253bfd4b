import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { refusalCodes, refusalsPage } from './refusals-page.ts'

test('docs/refusals.md says what the tables say; --update writes it anew', async () => {
  await expect(refusalsPage()).toMatchFileSnapshot('../../../docs/refusals.md')
})

test('every code says when it comes, and each parameter what it is', () => {
  for (const { code, comes, parameters } of refusalCodes()) {
    expect(comes, code).not.toBe('')
    expect(parameters, code).not.toMatch(/` (?:<br>|$)/)
  }
})

test('every code that the sources refuse with is in a table, and every code there is used', () => {
  const packages = new URL('../../', import.meta.url).pathname
  const files = globSync(['core/src/**/*.ts', 'adapters/src/**/*.ts'], { cwd: packages }).filter(
    (path) => !/\.test\.ts$|\/testing\/hostile\//.test(path),
  )
  const written = files.flatMap((path) => codesIn(path, readFileSync(`${packages}${path}`, 'utf8')))
  const listed = refusalCodes().map(({ code }) => code)
  expect(new Set(listed).size).toBe(listed.length)
  expect([...new Set(written)].toSorted()).toEqual(listed.toSorted())
})

/** The literal codes in a file, of calls of `refuse` and of what is given to it under a name. */
function codesIn(path: string, text: string): readonly string[] {
  // To parse all files takes long, and most of them refuse nothing.
  if (!/[rR]efus|differs/.test(text)) return []
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const codes: string[] = []
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      /^(?:refuse|refuseImport|differs|this\.#refuse)$/.test(node.expression.getText())
    ) {
      const [code] = node.arguments
      if (code !== undefined && ts.isStringLiteral(code)) codes.push(code.text)
    }
    const isCode =
      (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) &&
      node.name.getText() === 'code'
    if (isCode && node.initializer !== undefined) {
      for (const [, code] of node.initializer.getText().matchAll(/'([A-Z]\w+)'/g)) {
        if (code !== undefined && /[rR]efus/.test(text)) codes.push(code)
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return codes
}
