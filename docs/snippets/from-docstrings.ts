import type { Snippet } from './snippet.ts'

const DOCSTRING = /\/\*\*[\s\S]*?\*\//g
const INLINE = /`([^`]+\/\/=>[^`]+)`/

/** The examples of a source file: its `@example` blocks, and one-liners in backticks with `//=>`. */
export function examplesOfSource(file: string, text: string): Snippet[] {
  return [...text.matchAll(DOCSTRING)].flatMap((match) => {
    const firstLine = text.slice(0, match.index).split('\n').length
    const lines = match[0].split('\n').map((line) => line.replace(/^\s*(?:\/\*\*|\*\/|\*) ?/, ''))
    const last = lines.length - 1
    lines[last] = (lines[last] ?? '').replace(/\s*\*\/$/, '')
    return [...blocks(file, firstLine, lines), ...inlines(file, firstLine, lines)]
  })
}

function blocks(file: string, firstLine: number, lines: readonly string[]): Snippet[] {
  const tags = lines.flatMap((line, at) => (/^@\w+/.test(line) ? [at] : []))
  return tags.flatMap((at, order) => {
    const [first = '', ...rest] = lines.slice(at, tags[order + 1] ?? lines.length)
    if (!first.startsWith('@example')) return []
    const code = [first.slice('@example'.length), ...rest.filter((line) => !line.startsWith('```'))]
    return [{ file, line: firstLine + at, code: code.join('\n') }]
  })
}

function inlines(file: string, firstLine: number, lines: readonly string[]): Snippet[] {
  return lines.flatMap((line, at) => {
    const code = INLINE.exec(line)?.[1]
    return code === undefined ? [] : [{ file, line: firstLine + at, code }]
  })
}
