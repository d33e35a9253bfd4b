// Writes the blocks of a page that begin with a file's name (`// name.ts`) to files of that name.
// Usage: node named-blocks.mjs <page> <file to write>..., from the folder to write them to.
import { readFileSync, writeFileSync } from 'node:fs'

const [page, ...names] = process.argv.slice(2)
const blocks = new Map(
  [...readFileSync(page, 'utf8').matchAll(/^```\w+\n(?=\/\/ (\S+)\n)([\s\S]*?)^```/gm)].map(
    ([, name, code]) => [name, code],
  ),
)
for (const name of names) {
  const code = blocks.get(name)
  if (code === undefined) throw new Error(`${page}: expected a block '// ${name}', found none.`)
  writeFileSync(name, code)
}
