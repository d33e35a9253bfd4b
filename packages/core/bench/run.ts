import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { BENCHES } from './benches.ts'
import type { Row } from './contest.ts'
import { circumstances, keepMeasured, measuredBefore, type Measured } from './measured.ts'
import { withFigures } from './page.ts'

// Measures all that is in benches.ts, or what is named, each in a process of its own:
//   pnpm bench [name…] [--json] [--quick] [--write]

const RUN_ONE = fileURLToPath(new URL('run-one.ts', import.meta.url))
const PAGE = fileURLToPath(new URL('../../../docs/performance.md', import.meta.url))
// Collections that are asked for shrink the room of young objects to what a program has that does nothing.
const YOUNG = ['--min-semi-space-size=32', '--max-semi-space-size=32']
const NODE_OPTIONS = ['--expose-gc', '--max-old-space-size=8192', ...YOUNG]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

for (const name of positionals) {
  if (!BENCHES.includes(name)) stop(`Expected one of ${BENCHES.join(', ')}, found ${name}.`)
}
if (values.quick && values.write)
  stop('Expected --quick or --write: what is written is a whole run.')

const measured: Record<string, Measured> = {}
try {
  for (const name of positionals.length > 0 ? positionals : BENCHES) {
    const rows = await rowsOf(name)
    for (const row of rows) console.log(values.json ? JSON.stringify(row) : sentenceOf(row))
    measured[name] = { at: circumstances(), rows }
  }
} finally {
  // One that ends badly takes nothing from those before it.
  if (values.write) write()
}

function stop(reason: string): never {
  console.error(reason)
  process.exit(2)
}

async function rowsOf(name: string): Promise<readonly Row[]> {
  const args = [...NODE_OPTIONS, RUN_ONE, name, ...(values.quick ? ['--quick'] : [])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [printed, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (status !== 0) throw new Error(`The benchmark ${name} ended with ${String(status)}.`)
  return JSON.parse(printed) as readonly Row[]
}

function sentenceOf(row: Row): string {
  const n = row.n.toLocaleString('en')
  if ('bytes' in row) {
    return `${row.name}: ${Math.round(row.bytes).toLocaleString('en')} bytes, n ${n}`
  }
  if ('milliseconds' in row) return `${row.name}: ${row.milliseconds.toPrecision(3)} ms, n ${n}`
  const [ours, limit] = [row.opsPerSecond, row.limitOpsPerSecond].map((pace) =>
    Math.round(pace).toLocaleString('en'),
  )
  return `${row.name}: ${ours}/s beside ${limit}/s, ratio ${row.ratio.toPrecision(3)}, n ${n}`
}

/** Puts what was measured in place of what was measured before, and into the page. */
function write(): void {
  const all = { ...measuredBefore(), ...measured }
  const known = BENCHES.flatMap((name) => {
    const one = all[name]
    return one === undefined ? [] : [[name, one] as const]
  })
  const kept = Object.fromEntries(known)
  const file = keepMeasured(kept)
  writeFileSync(PAGE, withFigures(readFileSync(PAGE, 'utf8'), kept))
  execFileSync('oxfmt', [PAGE, file])
}
