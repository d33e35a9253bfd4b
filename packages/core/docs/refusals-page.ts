import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { docOf } from './declarations.ts'
import { tableOf } from './markdown-table.ts'

/** A code of a table, when it comes, and the parameters it has. */
export interface RefusalCode {
  readonly code: string
  readonly comes: string
  readonly parameters: string
  /** By name, how each is declared: `{ type: 'number', isOptional: false }`. */
  readonly shape: Readonly<Record<string, DeclaredParameter>>
}

interface DeclaredParameter {
  readonly type: string
  readonly isOptional: boolean
}

const PACKAGES = new URL('../../', import.meta.url)

/** An entry, and the files with the tables of what it refuses, in their order. */
const ENTRIES: Readonly<Record<string, readonly string[]>> = {
  '@planfold/core': [
    'core/src/refusal/core-refusals.ts',
    'core/src/refusal/target-refusals.ts',
    'core/src/refusal/view-refusals.ts',
  ],
  '@planfold/adapters/csv/import': ['adapters/src/csv/import/refusals.ts'],
  '@planfold/adapters/wording': ['adapters/src/wording/refusals.ts'],
}

/** The codes of the typed tables, in their order. */
export function refusalCodes(): readonly RefusalCode[] {
  return Object.values(ENTRIES).flatMap(codesOf)
}

function codesOf(files: readonly string[]): readonly RefusalCode[] {
  const declared = ['core/src/refusal/parameters.ts', ...files].flatMap(interfacesIn)
  const shared = new Map(declared.map(({ name, members }) => [name.text, members]))
  return declared.filter(isTable).flatMap(({ members }) =>
    [...members].filter(ts.isPropertySignature).map((member) => ({
      code: member.name.getText(),
      comes: docOf(member) ?? '',
      parameters: parametersOf(member.type, shared),
      shape: shapeOf(member.type, shared),
    })),
  )
}

function isTable({ name }: ts.InterfaceDeclaration): boolean {
  return name.text.endsWith('Refusals')
}

/** The page about the refusals: from the typed tables and their docstrings. */
export function refusalsPage(): string {
  const intro = readFileSync(new URL('refusals-intro.md', import.meta.url), 'utf8')
  const tables = Object.entries(ENTRIES).map(([entry, files]) => {
    const rows = codesOf(files).map((each) => [`\`${each.code}\``, each.comes, each.parameters])
    return `## \`${entry}\`\n\n${tableOf([['code', 'when', 'parameters'], ...rows])}`
  })
  return `${[intro.trim(), ...tables].join('\n\n')}\n`
}

function interfacesIn(file: string): readonly ts.InterfaceDeclaration[] {
  const text = readFileSync(new URL(file, PACKAGES), 'utf8')
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

function shapeOf(
  type: ts.TypeNode | undefined,
  shared: Shared,
): Readonly<Record<string, DeclaredParameter>> {
  const members = membersOf(type, shared).filter(ts.isPropertySignature)
  return Object.fromEntries(
    members.map(({ name, questionToken, type: form }) => [
      name.getText(),
      {
        type: (form?.getText() ?? '').replace('readonly ', ''),
        isOptional: questionToken !== undefined,
      },
    ]),
  )
}

function membersOf(type: ts.TypeNode | undefined, shared: Shared): readonly ts.TypeElement[] {
  if (type === undefined) return []
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap((part) => membersOf(part, shared))
  if (ts.isTypeLiteralNode(type)) return [...type.members]
  return [...(shared.get(type.getText()) ?? [])]
}
