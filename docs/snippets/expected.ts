import ts from 'typescript'
import { expect } from 'vitest'

/** A result comment that could be read; `value` may hold matchers, for `toEqual`. */
export interface Expected {
  readonly value: unknown
}

/**
 * Reads a result comment: a literal of strings, numbers, bigints, booleans, null, undefined, arrays
 * and objects. `...` at the end of an object or array stands for whatever else is in it.
 * Undefined where the text is no such literal.
 */
export function readExpected(text: string): Expected | undefined {
  const source = `(${text.replaceAll(/\.\.\.(?=\s*[}\]])/g, '...rest')})`
  const parsed = ts.createSourceFile('expected.ts', source, ts.ScriptTarget.Latest)
  const [statement] = parsed.statements
  if (statement === undefined || !ts.isExpressionStatement(statement)) return undefined
  // The parser repairs broken text, so whether it was whole has to be asked.
  const { diagnostics = [] } = ts.transpileModule(source, { reportDiagnostics: true })
  return diagnostics.length > 0 ? undefined : literal(statement.expression)
}

function literal(node: ts.Expression): Expected | undefined {
  if (ts.isParenthesizedExpression(node)) return literal(node.expression)
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return { value: node.text }
  }
  if (ts.isNumericLiteral(node)) return { value: Number(node.text) }
  if (ts.isBigIntLiteral(node)) return { value: BigInt(node.text.slice(0, -1)) }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const of = literal(node.operand)?.value
    return typeof of === 'number' || typeof of === 'bigint' ? { value: -of } : undefined
  }
  if (ts.isIdentifier(node)) return node.text === 'undefined' ? { value: undefined } : undefined
  if (ts.isArrayLiteralExpression(node)) return array(node)
  if (ts.isObjectLiteralExpression(node)) return object(node)
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return { value: true }
    case ts.SyntaxKind.FalseKeyword:
      return { value: false }
    case ts.SyntaxKind.NullKeyword:
      return { value: null }
    default:
      return undefined
  }
}

function array(node: ts.ArrayLiteralExpression): Expected | undefined {
  const isOpen = node.elements.some(ts.isSpreadElement)
  const items = node.elements.filter((element) => !ts.isSpreadElement(element)).map(literal)
  const values = items.flatMap((item) => (item === undefined ? [] : [item.value]))
  if (values.length < items.length) return undefined
  return { value: isOpen ? expect.arrayContaining(values) : values }
}

function object(node: ts.ObjectLiteralExpression): Expected | undefined {
  const entries: [string, unknown][] = []
  let isOpen = false
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) isOpen = true
    else {
      const value = ts.isPropertyAssignment(property) ? literal(property.initializer) : undefined
      if (value === undefined || !(property.name && 'text' in property.name)) return undefined
      entries.push([property.name.text, value.value])
    }
  }
  const fields = Object.fromEntries(entries)
  return { value: isOpen ? expect.objectContaining(fields) : fields }
}
