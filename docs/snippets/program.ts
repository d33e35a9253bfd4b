import ts from 'typescript'
import { readExpected } from './expected.ts'
import type { Snippet } from './snippet.ts'

/** What a snippet says one of its expressions is. */
export interface Claim {
  readonly line: number
  readonly text: string
  readonly expected: unknown
}

/**
 * A snippet made ready to run: every expression with a result comment is handed to
 * `checkResult(index of its claim, value)`. Line n of `code` is line n of the file it came from.
 */
export interface Program {
  readonly snippet: Snippet
  readonly code: string
  readonly claims: readonly Claim[]
}

/**
 * Result comments are `//=> value`, behind an expression or on the lines under it, and
 * `// value` behind an expression where the value is a literal. Behind a declaration of one
 * name, the comment is about that name. Throws where a `//=>` cannot be read.
 */
export function programOf(snippet: Snippet): Program {
  const source = ts.createSourceFile('snippet.ts', snippet.code, ts.ScriptTarget.Latest, true)
  const lines = snippet.code.split('\n')
  const claims: Claim[] = []
  const edits: { readonly from: number; readonly to: number; readonly text: string }[] = []

  let arrows = snippet.code.split('//=>').length - 1
  for (const [order, statement] of source.statements.entries()) {
    const untilNext = source.statements[order + 1]?.getStart(source) ?? snippet.code.length
    const end = endOf(statement)
    const lastLine = source.getLineAndCharacterOfPosition(end).line
    const trailing = snippet.code.slice(end, untilNext).replace(/^;/, '')
    const where = `${snippet.file}:${snippet.line + lastLine}`
    const text = resultText(trailing, where)
    if (text === undefined) continue
    arrows -= text.isArrow ? 1 : 0
    const expression = subjectOf(statement)
    const expected = readExpected(text.value)
    if (expression === undefined || expected === undefined) {
      if (!text.isArrow) continue
      const reason = expected === undefined ? 'no literal' : 'not behind an expression'
      throw new Error(`${where}: the result "${text.value}" is ${reason}.`)
    }
    const index = claims.push({
      line: snippet.line + lastLine,
      text: (lines[lastLine] ?? '').trim(),
      expected: expected.value,
    })
    edits.push(editFor(statement, expression, source, index - 1))
  }

  if (arrows !== 0) {
    throw new Error(`${snippet.file}:${snippet.line}: ${arrows} results stand behind no statement.`)
  }

  let code = snippet.code
  for (const edit of edits.toReversed()) {
    code = code.slice(0, edit.from) + edit.text + code.slice(edit.to)
  }
  return { snippet, claims, code: '\n'.repeat(snippet.line - 1) + code }
}

function subjectOf(statement: ts.Statement): ts.Node | undefined {
  if (ts.isExpressionStatement(statement)) return statement.expression
  if (!ts.isVariableStatement(statement)) return undefined
  const [declaration, ...others] = statement.declarationList.declarations
  return declaration !== undefined && others.length === 0 && ts.isIdentifier(declaration.name)
    ? declaration.name
    : undefined
}

/** Before the semicolon, which may stand on the next line, at the head of another statement. */
function endOf(statement: ts.Statement): number {
  if (ts.isExpressionStatement(statement)) return statement.expression.getEnd()
  return ts.isVariableStatement(statement) ? statement.declarationList.getEnd() : statement.getEnd()
}

function editFor(statement: ts.Statement, subject: ts.Node, source: ts.SourceFile, index: number) {
  const call = `;checkResult(${index}, (${subject.getText(source)}))`
  return ts.isExpressionStatement(statement)
    ? { from: statement.getStart(source), to: endOf(statement), text: call }
    : { from: endOf(statement), to: endOf(statement), text: call }
}

function resultText(trailing: string, where: string) {
  const [sameLine = '', ...below] = trailing.split('\n')
  const comment = /^\s*\/\/(=>)?\s*(.*?)\s*$/.exec(sameLine)
  if (comment?.[1] === undefined && comment !== null) {
    return { isArrow: false, value: comment[2] ?? '' }
  }
  const all = [sameLine, ...below].map((line) => line.trim()).filter((line) => line !== '')
  const arrows = all.flatMap((line, at) => (line.startsWith('//=>') ? [at] : []))
  const [start, ...more] = arrows
  if (start === undefined) return undefined
  if (more.length > 0) throw new Error(`${where}: two results for one expression.`)
  const value: string[] = [(all[start] ?? '').slice('//=>'.length)]
  for (const line of all.slice(start + 1)) {
    if (readExpected(value.join(' ').trim()) !== undefined || !line.startsWith('//')) break
    value.push(line.slice(2))
  }
  return { isArrow: true, value: value.join(' ').trim() }
}
