import { defineConfig } from 'tsup'

export default defineConfig({
  entry: { index: 'src/index.ts', 'testing/index': 'src/testing/index.ts' },
  format: ['esm', 'cjs'],
  target: 'es2024',
  platform: 'neutral',
  // One copy of every class and brand in CommonJS too, whichever entries a program loads.
  splitting: true,
  dts: true,
  clean: true,
  silent: true,
})
