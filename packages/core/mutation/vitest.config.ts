import { defineConfig } from 'vitest/config'
import { ExamplesFirst } from './examples-first.ts'
import { MUTATED } from './folders.ts'

const { MUTATED_FOLDER = '' } = process.env

// One project in one time zone, whose TZ the process brings along, and only the tests that are to
// kill the mutants of a folder: each mutant runs those of them that reach it.
export default defineConfig({
  test: {
    include: (MUTATED[MUTATED_FOLDER] ?? []).map(
      (folder) => `packages/core/src/${folder}/**/*.test.ts`,
    ),
    exclude: ['**/*.apart.test.ts'],
    setupFiles: ['packages/core/mutation/first-counterexample.ts'],
    sequence: { sequencer: ExamplesFirst },
    testTimeout: 60_000,
    // The tests keep nothing between files, and each mutant has a worker of its own.
    isolate: false,
  },
})
