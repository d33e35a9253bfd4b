import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const LINK = /\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)/g

const pages = ['*.md', 'docs/**/*.md', 'examples/*/*.md', 'packages/*/*.md']
  .flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
  .filter((path) => !path.includes('node_modules'))
  .toSorted()

/** What stands under `#` in a link to a heading: lower case, no punctuation, hyphens for spaces. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function deadLinksOf(page: string): readonly string[] {
  const text = readFileSync(join(ROOT, page), 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '')
  return [...text.matchAll(LINK)].flatMap(([link, path = '', anchor]) => {
    const file = path === '' ? join(ROOT, page) : join(ROOT, dirname(page), path)
    if (!existsSync(file) || relative(ROOT, file).startsWith('..')) return [link]
    if (anchor === undefined || !file.endsWith('.md')) return []
    return anchorsOf(readFileSync(file, 'utf8')).includes(anchor) ? [] : [link]
  })
}

test.each(pages)('each link of %s leads somewhere', (page) => {
  expect(deadLinksOf(page)).toEqual([])
})
