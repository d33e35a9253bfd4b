// Prints `N passed, N failed` from vitest's JSON result. A skipped test counts as failed here, as
// does each failed step given by number as the argument.
import { readFileSync } from 'node:fs'

const failedSteps = Number(process.argv[2])
const result = JSON.parse(read(new URL('out/vitest.json', import.meta.url)))
const skipped = result.numPendingTests + result.numTodoTests
const failed = result.numFailedTests + skipped + failedSteps
if (skipped > 0) console.log(`${skipped} skipped tests count as failed`)
console.log(`${result.numPassedTests} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '{ "numPassedTests": 0, "numFailedTests": 0, "numPendingTests": 0, "numTodoTests": 0 }'
  }
}
