import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// A day is a day wherever the process runs. Where a day is made of a moment, the suites run under each
// of these zones, which lie on both sides of UTC, at its far end (+14:00), and one with summer time.
const FAR_ZONE = 'Pacific/Honolulu'
const ZONES = [FAR_ZONE, 'Asia/Ho_Chi_Minh', 'Europe/London', 'Pacific/Kiritimati']
const ZONED = [
  'packages/core/src/period/**/*.test.ts',
  'packages/core/src/engine/today.test.ts',
  'packages/core/src/testing/arbitraries/clock-changes.property.test.ts',
]

// All other laws of core are asked in one zone, far from those that the tests speak of.
const LAWS = 'packages/core/src/**/*.property.test.ts'

// These put other modules in the place of some, which nobody else may see.
const APART = ['**/*.apart.test.ts']

function suite(name: string, include: string[], exclude: string[] = ['**/node_modules/**']) {
  return { extends: true as const, test: { name, include, exclude } }
}

function zonedSuite(name: string, zone: string, include: string[], exclude: string[] = []) {
  return {
    extends: true as const,
    test: {
      name,
      include,
      exclude,
      env: { TZ: zone },
    },
  }
}

export default defineConfig({
  test: {
    // Processes, since a worker thread cannot have a TZ of its own.
    pool: 'forks',
    // One process runs many files: to load core for each takes longer than most of them.
    isolate: false,
    // By default one core is left idle, which is half of a small machine.
    maxWorkers: availableParallelism(),
    setupFiles: ['packages/core/laws/runs.ts'],
    // What Node makes of sources and libraries is made once, for these processes and those they start.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'planfold-compiled') },
    // A law that is asked 100 times has a minute, on however busy a machine; asked more, it has more.
    testTimeout: 600 * Math.max(100, Number(process.env['PLANFOLD_RUNS'] ?? 25)),
    reporters: process.env['CI'] === undefined ? ['default'] : ['default', 'json'],
    outputFile: { json: '.ci/out/vitest.json' },
    projects: [
      suite(
        'core',
        ['packages/core/**/*.test.ts'],
        ['**/node_modules/**', LAWS, ...ZONED, ...APART],
      ),
      { extends: true, test: { name: 'apart', include: APART, isolate: true } },
      zonedSuite('laws of core', FAR_ZONE, [LAWS], ZONED),
      ...ZONES.map((zone) => zonedSuite(`core in ${zone}`, zone, ZONED)),
      suite('adapters', ['packages/adapters/**/*.test.ts'], ['**/node_modules/**', ...APART]),
      suite('examples', ['examples/**/*.test.ts']),
      suite('docs', ['docs/**/*.test.ts']),
      suite('packages', ['.ci/**/*.test.ts']),
    ],
  },
})
