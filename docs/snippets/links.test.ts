import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const PACKAGES = fileURLToPath(new URL('../../packages', import.meta.url))
const LINK = /\{@link\s+(\w+)[^}]*\}/g

/** The sources behind what the packages let be imported. */
const entries = ['core', 'adapters'].flatMap((name) => {
  const manifest = JSON.parse(readFileSync(join(PACKAGES, name, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, string>>
  }
  return Object.values(manifest.exports).map((path) => join(PACKAGES, name, path))
})

test('docstrings of what can be imported link to what can be imported', () => {
  const program = ts.createProgram(entries, {
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    noEmit: true,
    target: ts.ScriptTarget.ES2024,
  })
  const checker = program.getTypeChecker()
  const exported = entries.flatMap((entry) => {
    const source = program.getSourceFile(entry)
    const module = source === undefined ? undefined : checker.getSymbolAtLocation(source)
    return module === undefined ? [] : checker.getExportsOfModule(module)
  })
  const names = new Set(exported.map(({ name }) => name))
  const astray = exported.flatMap((symbol) =>
    declarationsOf(symbol, checker).flatMap((declaration) =>
      [...declaration.getFullText().matchAll(LINK)].flatMap(([, to = '']) =>
        names.has(to) ? [] : [`${symbol.name} links to ${to}`],
      ),
    ),
  )
  expect(names).toContain('openTracker')
  expect([...new Set(astray)]).toEqual([])
})

function declarationsOf(symbol: ts.Symbol, checker: ts.TypeChecker): readonly ts.Node[] {
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0
  const meant = isAlias ? checker.getAliasedSymbol(symbol) : symbol
  return (meant.declarations ?? []).map((one) =>
    // The docstring of a constant stands before its statement.
    ts.isVariableDeclaration(one) ? one.parent.parent : one,
  )
}
