import { dirname, resolve } from 'node:path'
import ts from 'typescript'

/** Something an entry of a package exports, or a member of an interface or a class. */
export interface Described {
  readonly name: string
  /** How it is called: `rollUp(standings, axis, options?)`; the name alone where it is no function. */
  readonly call: string
  /** A type has no value at run time. */
  readonly isType: boolean
  /** The first sentence of its docstring; empty without one. */
  readonly meaning: string
  /** The folder of its source file, under `src`. */
  readonly folder: string
}

/** Reads source files by their exports; nothing is type-checked. */
export interface Exports {
  of(file: string): readonly Described[]
  /** The types of a union that a file exports, in the order they are written in. */
  unionOf(file: string, name: string): readonly Described[]
  /** The public members of an interface or class that a file exports, in their order. */
  membersOf(file: string, name: string): readonly Described[]
}

const OPTIONS: ts.CompilerOptions = {
  allowImportingTsExtensions: true,
  module: ts.ModuleKind.NodeNext,
  noEmit: true,
  noLib: true,
  target: ts.ScriptTarget.ES2024,
  types: [],
}

/** `packages` are those whose exports others may pass on, by name. */
export function exportsIn(
  files: readonly string[],
  packages: Readonly<Record<string, string>>,
): Exports {
  const program = ts.createProgram(files, OPTIONS, hostOf(packages))
  const checker = program.getTypeChecker()

  function symbolsOf(file: string): readonly ts.Symbol[] {
    const source = program.getSourceFile(file)
    const module = source && checker.getSymbolAtLocation(source)
    return module === undefined ? [] : checker.getExportsOfModule(module).map(resolved)
  }

  function exported(file: string, name: string): ts.Symbol | undefined {
    return symbolsOf(file).find((each) => each.name === name)
  }

  function resolved(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  }

  /** The names that a union is written with, also where it stands behind another name. */
  function namesIn(type: ts.TypeNode | undefined): readonly ts.EntityName[] {
    if (type === undefined) return []
    if (ts.isUnionTypeNode(type)) {
      return type.types.flatMap((one) => (ts.isTypeReferenceNode(one) ? [one.typeName] : []))
    }
    if (!ts.isTypeReferenceNode(type)) return []
    const symbol = checker.getSymbolAtLocation(type.typeName)
    return namesIn(symbol?.declarations?.find(ts.isTypeAliasDeclaration)?.type)
  }

  function described(symbol: ts.Symbol): Described {
    const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0]
    if (declaration === undefined) throw new Error(`${symbol.name} is declared nowhere.`)
    return {
      name: symbol.name,
      call: `${symbol.name}${parametersOf(declaration)}`,
      isType: symbol.valueDeclaration === undefined,
      meaning: firstSentence(ts.displayPartsToString(symbol.getDocumentationComment(checker))),
      folder: /\/src\/(?:([^/]+)\/)?/.exec(declaration.getSourceFile().fileName)?.[1] ?? '',
    }
  }

  return {
    of: (file) => symbolsOf(file).map(described),
    unionOf: (file, name) => {
      const declared = exported(file, name)?.declarations?.find(ts.isTypeAliasDeclaration)
      return namesIn(declared?.type)
        .flatMap((node) => checker.getSymbolAtLocation(node) ?? [])
        .map((symbol) => described(resolved(symbol)))
    },
    membersOf: (file, name) => {
      const members = exported(file, name)?.members?.values() ?? []
      return [...members].filter(isPublic).map(described)
    },
  }
}

/** Knows no packages but these: what others export is not looked at, and would take most of the time. */
function hostOf(packages: Readonly<Record<string, string>>): ts.CompilerHost {
  const fileOf = (name: string, from: string): string | undefined =>
    name.startsWith('.') ? resolve(dirname(from), name) : packages[name]
  return {
    ...ts.createCompilerHost(OPTIONS),
    resolveModuleNameLiterals: (names, from) =>
      names.map(({ text }) => {
        const file = fileOf(text, from)
        const found = { resolvedFileName: file ?? '', extension: ts.Extension.Ts }
        return { resolvedModule: file === undefined ? undefined : found }
      }),
  }
}

function isPublic({ valueDeclaration: declared }: ts.Symbol): boolean {
  if (declared === undefined || ts.isConstructorDeclaration(declared)) return false
  return !('name' in declared && ts.isPrivateIdentifier(declared.name as ts.Node))
}

/** The names of a function's parameters in parentheses, those that may be left out with a `?`. */
function parametersOf(declared: ts.Declaration): string {
  const made =
    ts.isVariableDeclaration(declared) && declared.initializer !== undefined
      ? declared.initializer
      : declared
  if (!ts.isFunctionLike(made)) return ''
  const names = made.parameters.map(({ name, questionToken, initializer }) => {
    const isOptional = questionToken !== undefined || initializer !== undefined
    return `${ts.isIdentifier(name) ? name.text : 'options'}${isOptional ? '?' : ''}`
  })
  return ts.isGetAccessorDeclaration(made) ? '' : `(${names.join(', ')})`
}

function firstSentence(text: string): string {
  const [paragraph = ''] = text.split(/\n\s*\n/)
  const [sentence = ''] = paragraph.replaceAll(/\s+/g, ' ').split(/(?<=[^.]\.)\s(?=[A-Z`])/)
  return sentence.replaceAll(/\{@link ([^}]+?)\s*\}/g, '`$1`')
}
