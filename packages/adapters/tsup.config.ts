import { defineConfig } from 'tsup'

const entry = {
  'memory/index': 'src/memory/index.ts',
  'sqlite/index': 'src/sqlite/index.ts',
  'json/index': 'src/json/index.ts',
  'csv/index': 'src/csv/index.ts',
  'csv/import/index': 'src/csv/import/index.ts',
  'markdown/index': 'src/markdown/index.ts',
  'wording/index': 'src/wording/index.ts',
  'rehearsal/index': 'src/rehearsal/index.ts',
}

// Made of the sources by the type checker, which is much quicker at it than the bundler.
const declarations = Object.fromEntries(
  Object.keys(entry).map((name) => [name, `.declarations/adapters/src/${name}.d.ts`]),
)

export default defineConfig({
  entry,
  format: ['esm', 'cjs'],
  target: 'es2024',
  platform: 'node',
  // One copy of every class and brand in CommonJS too, whichever entries a program loads.
  splitting: true,
  dts: { entry: declarations },
  clean: true,
  silent: true,
})
