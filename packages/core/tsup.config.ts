import { defineConfig } from 'tsup'

const published = { index: 'src/index.ts', 'testing/index': 'src/testing/index.ts' }

export default defineConfig({
  // The door's schemas are made when their module loads; standing in a file of their own they are
  // left out of a bundle that takes only formatting or arithmetic from the package.
  entry: { ...published, 'quantity/format': 'src/quantity/format.ts' },
  format: ['esm', 'cjs'],
  target: 'es2024',
  platform: 'neutral',
  // One copy of every class and brand in CommonJS too, whichever entries a program loads.
  splitting: true,
  dts: { entry: published },
  clean: true,
  silent: true,
})
