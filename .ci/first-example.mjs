// Prints the first program of the README, to be run against the packed tarballs.
import { readFileSync } from 'node:fs'

const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const code = /^```ts\n([\s\S]*?)^```/m.exec(page)?.[1]
if (code === undefined) throw new Error('README.md: expected a ts block, found none.')
console.log(code)
