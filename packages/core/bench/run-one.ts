import { benchCalled } from './benches.ts'
import { QUICK, WHOLE } from './contest.ts'

// Runs one benchmark in a process of its own and prints its rows as JSON: run-one.ts <name> [--quick]

const [name = '', ...options] = process.argv.slice(2)
const bench = await benchCalled(name)
const rows = await bench(options.includes('--quick') ? QUICK : WHOLE)
console.log(JSON.stringify(rows))
