import { readFileSync } from 'node:fs'
import ts from 'typescript'

interface Exported {
  readonly file: string
  readonly isType: boolean
}

/** Where each exported name of the packages' sources is declared. */
export type ExportedNames = ReadonlyMap<string, readonly Exported[]>

const EXPORT = /^export (?:async |abstract )?(const|function\*?|class|interface|type) (\w+)/gm

/** Reads the exported names of these files; paths are absolute. To parse them all takes seconds. */
export function exportedNames(files: readonly string[]): ExportedNames {
  const names = new Map<string, Exported[]>()
  for (const file of files) {
    for (const [, kind = '', name = ''] of readFileSync(file, 'utf8').matchAll(EXPORT)) {
      const isType = kind === 'interface' || kind === 'type'
      names.set(name, [...(names.get(name) ?? []), { file, isType }])
    }
  }
  return names
}

/**
 * Imports, on one line, for the names an example uses without declaring them: from its own file
 * where it exports them, else from wherever in the packages they are.
 */
export function importsFor(code: string, ownFile: string, names: ExportedNames): string {
  const used = new Set<string>()
  const declared = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) used.add(node.text)
    if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isImportSpecifier(node)) {
      if (ts.isIdentifier(node.name)) declared.add(node.name.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest))

  return [...used]
    .filter((name) => !declared.has(name))
    .flatMap((name) => {
      const places = names.get(name) ?? []
      const place = places.find(({ file }) => file === ownFile) ?? places[0]
      if (place === undefined) return []
      return [`import ${place.isType ? 'type ' : ''}{ ${name} } from '${place.file}';`]
    })
    .join('')
}
