import { defineConfig } from 'tsup'

const published = { index: 'src/index.ts', 'testing/index': 'src/testing/index.ts' }

export default defineConfig({
  // A module a file, as in the sources: a bundler that keeps all of a file it needs a part of keeps
  // little, and a program that only formats figures has no schema in it.
  entry: ['src/**/*.ts', '!src/**/*.{test,test-d,property.test,contract.test}.ts'],
  format: ['esm', 'cjs'],
  target: 'es2024',
  platform: 'neutral',
  // One copy of every class and brand in CommonJS too, whichever entries a program loads.
  splitting: true,
  dts: { entry: published },
  clean: true,
  silent: true,
})
