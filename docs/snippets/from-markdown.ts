import type { Snippet } from './snippet.ts'

const FENCE = /^(\s*)(`{3,})\s*(\S*).*$/

/** Comments may stand before it, such as the name of a file. */
const BEGINS_WITH_IMPORT = /^\s*(?:\/\/.*\s*)*import\s/

/**
 * The programs of a page. Its `ts` blocks follow one another as one program; a block that begins
 * with an import begins a new one. Lines between blocks are kept as empty lines.
 */
export function programsOfMarkdown(file: string, text: string): Snippet[] {
  const programs: Snippet[] = []
  for (const block of blocksOf(file, text)) {
    const previous = programs.at(-1)
    if (previous === undefined || BEGINS_WITH_IMPORT.test(block.code)) programs.push(block)
    else programs.splice(-1, 1, follow(previous, block))
  }
  return programs
}

function follow(first: Snippet, second: Snippet): Snippet {
  const gap = second.line - first.line - first.code.split('\n').length + 1
  return { ...first, code: first.code + '\n'.repeat(gap) + second.code }
}

function blocksOf(file: string, text: string): Snippet[] {
  const blocks: Snippet[] = []
  let open:
    | { fence: string; indent: number; isTs: boolean; line: number; code: string[] }
    | undefined
  for (const [index, line] of text.split('\n').entries()) {
    const [, indent = '', fence = '', language = ''] = FENCE.exec(line) ?? []
    if (open === undefined) {
      if (fence === '') continue
      open = { fence, indent: indent.length, isTs: language === 'ts', line: index + 2, code: [] }
    } else if (fence === open.fence && language === '') {
      if (open.isTs) blocks.push({ file, line: open.line, code: open.code.join('\n') })
      open = undefined
    } else open.code.push(line.slice(open.indent))
  }
  if (open !== undefined)
    throw new Error(`${file}:${open.line - 1}: this code block is never closed.`)
  return blocks
}
