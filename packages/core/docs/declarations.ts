import { readFileSync } from 'node:fs'
import ts from 'typescript'

type Declared = ts.InterfaceDeclaration | ts.TypeAliasDeclaration

/** The types of some source files by name, with what their docstrings say. */
export interface Declarations {
  /** What a field of a type means: its own docstring, else that of its type; undefined for none. */
  meaningOf(type: string, field: string): string | undefined
  /** The name of the type of a field; undefined where it is no named one. */
  typeOf(type: string, field: string): string | undefined
  /** The second type argument of an alias: `Data` of `Envelope<'NoteAdded', Data>`. */
  dataOf(alias: string): string
}

export function declarationsIn(files: readonly URL[]): Declarations {
  const declared = new Map<string, Declared>()
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    const source = ts.createSourceFile(file.pathname, text, ts.ScriptTarget.Latest, true)
    for (const statement of source.statements) {
      if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
        declared.set(statement.name.text, statement)
      }
    }
  }

  function fieldOf(type: string, field: string): ts.PropertySignature | undefined {
    const declaration = declared.get(type)
    if (declaration === undefined || !ts.isInterfaceDeclaration(declaration)) return undefined
    for (const member of declaration.members) {
      if (ts.isPropertySignature(member) && member.name.getText() === field) return member
    }
    const parents = declaration.heritageClauses?.flatMap((clause) => clause.types) ?? []
    return parents.map((parent) => fieldOf(parent.expression.getText(), field)).find(Boolean)
  }

  function typeOf(type: string, field: string): string | undefined {
    const written = fieldOf(type, field)?.type
    return written !== undefined && ts.isTypeReferenceNode(written)
      ? written.typeName.getText()
      : undefined
  }

  return {
    typeOf,
    meaningOf: (type, field) => {
      const own = docOf(fieldOf(type, field))
      return own ?? docOf(declared.get(typeOf(type, field) ?? ''))
    },
    dataOf: (alias) => {
      const declaration = declared.get(alias)
      const written =
        declaration !== undefined && ts.isTypeAliasDeclaration(declaration)
          ? declaration.type
          : undefined
      const data =
        written !== undefined && ts.isTypeReferenceNode(written)
          ? written.typeArguments?.[1]
          : undefined
      if (data === undefined) throw new Error(`${alias} is no Envelope<type, data>.`)
      return data.getText()
    },
  }
}

/** The first paragraph of a docstring, on one line. */
export function docOf(node: ts.Node | undefined): string | undefined {
  const [doc] = node === undefined ? [] : ts.getJSDocCommentsAndTags(node)
  if (doc === undefined) return undefined
  const text = doc
    .getText()
    .replace(/^\/\*\*|\*\/$/g, '')
    .replaceAll(/^\s*\* ?/gm, '')
    .trim()
  const [paragraph = ''] = text.split(/\n\s*(?:\n|- )/)
  return paragraph.replaceAll(/\{@link ([^}]+)\}/g, '`$1`').replaceAll(/\s+/g, ' ')
}
