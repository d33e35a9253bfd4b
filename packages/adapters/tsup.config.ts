import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    'memory/index': 'src/memory/index.ts',
    'sqlite/index': 'src/sqlite/index.ts',
    'json/index': 'src/json/index.ts',
    'csv/index': 'src/csv/index.ts',
    'csv/import/index': 'src/csv/import/index.ts',
    'markdown/index': 'src/markdown/index.ts',
    'wording/index': 'src/wording/index.ts',
    'rehearsal/index': 'src/rehearsal/index.ts',
  },
  format: ['esm', 'cjs'],
  target: 'es2024',
  platform: 'node',
  // One copy of every class and brand in CommonJS too, whichever entries a program loads.
  splitting: true,
  dts: true,
  clean: true,
  silent: true,
})
