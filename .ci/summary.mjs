// Prints each failed test with the head of what it said, which holds its seed, then `N passed, N failed`,
// from vitest's JSON result. A skipped test counts as failed here, as does each failed step given by
// number as the argument.
import { readFileSync } from 'node:fs'

const failedSteps = Number(process.argv[2])
const result = JSON.parse(read(new URL('out/vitest.json', import.meta.url)))
const skipped = result.numPendingTests + result.numTodoTests
const failed = result.numFailedTests + skipped + failedSteps
for (const file of result.testResults) tellFailed(file)
if (skipped > 0) console.log(`${skipped} skipped tests count as failed`)
console.log(`${result.numPassedTests} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/** Last of all, since whoever reads the record of a run may be shown no more than its end. */
function tellFailed({ name, message, assertionResults }) {
  if (assertionResults.length === 0) console.log(`failed: ${name}\n${message}`)
  for (const { status, fullName, failureMessages } of assertionResults) {
    if (status !== 'failed') continue
    console.log(`failed: ${name}\n  ${fullName}\n${failureMessages.join('\n').slice(0, 2000)}`)
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '{ "numPassedTests": 0, "numFailedTests": 0, "numPendingTests": 0, "numTodoTests": 0, "testResults": [] }'
  }
}
