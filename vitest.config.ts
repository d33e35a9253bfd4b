import { defineConfig } from 'vitest/config'

// A day is a day wherever the process runs: these suites run under each of these zones, which lie
// on both sides of UTC, at its far end (+14:00), and one with summer time.
const ZONES = ['Pacific/Honolulu', 'Asia/Ho_Chi_Minh', 'Europe/London', 'Pacific/Kiritimati']
const ZONED = ['packages/core/src/period/**/*.test.ts', 'packages/core/src/**/*.property.test.ts']

function suite(name: string, include: string[], exclude: string[] = ['**/node_modules/**']) {
  return { extends: true as const, test: { name, include, exclude } }
}

function zonedSuite(zone: string) {
  return {
    extends: true as const,
    test: {
      name: `core in ${zone}`,
      include: ZONED,
      env: { TZ: zone },
      // These suites are pure, so that one process may run them all, in half the time.
      isolate: false,
    },
  }
}

export default defineConfig({
  test: {
    // Processes, since a worker thread cannot have a TZ of its own.
    pool: 'forks',
    // A law on a busy machine may take longer than the default of five seconds.
    testTimeout: 60_000,
    reporters: process.env['CI'] === undefined ? ['default'] : ['default', 'json'],
    outputFile: { json: '.ci/out/vitest.json' },
    projects: [
      suite('core', ['packages/core/**/*.test.ts'], ['**/node_modules/**', ...ZONED]),
      ...ZONES.map(zonedSuite),
      suite('adapters', ['packages/adapters/**/*.test.ts']),
      suite('examples', ['examples/**/*.test.ts']),
      suite('docs', ['docs/**/*.test.ts']),
      suite('packages', ['.ci/**/*.test.ts']),
    ],
  },
})
