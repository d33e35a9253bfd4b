import { defineConfig } from 'tsup'

// Made of the sources by the type checker, which is much quicker at it than the bundler.
const declarations = {
  index: '.declarations/index.d.ts',
  quantity: '.declarations/quantity.d.ts',
  rules: '.declarations/rules.d.ts',
  store: '.declarations/store.d.ts',
  'testing/index': '.declarations/testing/index.d.ts',
}

export default defineConfig({
  // A module a file, as in the sources: a bundler that keeps all of a file it needs a part of keeps
  // little, and a program that only formats figures has no schema in it.
  entry: ['src/**/*.ts', '!src/**/*.{test,test-d,property.test,contract.test}.ts'],
  format: ['esm', 'cjs'],
  target: 'es2024',
  platform: 'neutral',
  // One copy of every class and brand in CommonJS too, whichever entries a program loads.
  splitting: true,
  dts: { entry: declarations },
  clean: true,
  silent: true,
})
