import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { docOf } from './declarations.ts'
import { tableOf } from './markdown-table.ts'

/** A code of a table, when it comes, and the parameters it has. */
export interface RefusalCode {
  readonly code: string
  readonly comes: string
  readonly parameters: string
}

const FOLDER = new URL('../src/refusal/', import.meta.url)
const TABLES = ['core-refusals.ts', 'target-refusals.ts', 'view-refusals.ts']

/** The codes of the typed tables, in their order. */
export function refusalCodes(): readonly RefusalCode[] {
  const shared = new Map(
    interfacesIn('parameters.ts').map((declared) => [declared.name.text, declared.members]),
  )
  return TABLES.flatMap(interfacesIn).flatMap(({ members }) =>
    [...members].filter(ts.isPropertySignature).map((member) => ({
      code: member.name.getText(),
      comes: docOf(member) ?? '',
      parameters: parametersOf(member.type, shared),
    })),
  )
}

/** The page about the refusals: from the typed tables and their docstrings. */
export function refusalsPage(): string {
  const intro = readFileSync(new URL('refusals-intro.md', import.meta.url), 'utf8')
  const rows = refusalCodes().map((each) => [`\`${each.code}\``, each.comes, each.parameters])
  const table = tableOf([['code', 'when', 'parameters'], ...rows])
  return [intro.trim(), '## `@planfold/core`', table].join('\n\n') + '\n'
}

function interfacesIn(file: string): readonly ts.InterfaceDeclaration[] {
  const text = readFileSync(new URL(file, FOLDER), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  return source.statements.filter(ts.isInterfaceDeclaration)
}

type Shared = ReadonlyMap<string, ts.NodeArray<ts.TypeElement>>

/** Each parameter with its type and meaning. */
function parametersOf(type: ts.TypeNode | undefined, shared: Shared): string {
  return membersOf(type, shared)
    .filter(ts.isPropertySignature)
    .map((member) => {
      const optional = member.questionToken === undefined ? '' : '?'
      const form = (member.type?.getText() ?? '').replace('readonly ', '')
      return `\`${member.name.getText()}${optional}: ${form}\` ${docOf(member) ?? ''}`
    })
    .join('<br>')
}

function membersOf(type: ts.TypeNode | undefined, shared: Shared): readonly ts.TypeElement[] {
  if (type === undefined) return []
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap((part) => membersOf(part, shared))
  if (ts.isTypeLiteralNode(type)) return [...type.members]
  return [...(shared.get(type.getText()) ?? [])]
}
