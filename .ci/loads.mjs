// Compiles every CommonJS file of the built packages. What makes them of modules writes `a ?? (yield b)` with a
// function around the yield, which is no JavaScript; a program would be the first to see it.
import { globSync, readFileSync } from 'node:fs'
import { compileFunction } from 'node:vm'

const files = globSync('packages/*/dist/**/*.cjs')
if (files.length === 0) throw new Error('Expected the packages to be built.')
for (const filename of files) {
  compileFunction(readFileSync(filename, 'utf8'), ['exports', 'require', 'module'], { filename })
}
console.log(`${files.length} CommonJS files compile`)
