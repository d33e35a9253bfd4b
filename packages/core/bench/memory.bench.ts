import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import type { Bench, Row, Size } from './contest.ts'
import type { LogPlan } from './log.ts'
import type { Kept } from './memory-probe.ts'

const PROBE = fileURLToPath(new URL('memory-probe.ts', import.meta.url))
const run = promisify(execFile)

/** Bytes that a tracker opened from a store keeps, each asked of a process of its own. */
export const memory: Bench = (size) => memoryRows(size, keptApart)

/** The rows, by what a tracker keeps of each of these logs. */
export async function memoryRows(
  size: Size,
  keptOf: (plan: LogPlan) => Promise<Kept>,
): Promise<readonly Row[]> {
  const targets = size.of(1_000)
  const wide = size.of(100_000)
  const reports = size.of(500_000)
  const amended = size.of(200_000)
  const corrected = 0.2
  const few = await keptOf({ targets, reports: 0 })
  const per = async (plan: LogPlan, beside: Kept, n: number) =>
    ((await keptOf(plan)).tracker - beside.tracker) / n
  const clean = await keptOf({ targets, reports: amended })
  const corrections = Math.round(amended * corrected)
  const defined = await keptOf({ targets: wide, reports: 0 })
  const { board } = await keptOf({ targets: wide, reports: wide })
  return [
    { name: 'memory/report', n: reports, bytes: await per({ targets, reports }, few, reports) },
    {
      name: 'memory/report-of-chosen-id',
      n: reports,
      bytes: await per({ targets, reports, chosenIds: true }, few, reports),
    },
    {
      name: 'memory/correction',
      n: corrections,
      bytes: await per({ targets, reports: amended, corrected }, clean, corrections),
    },
    { name: 'memory/target', n: wide, bytes: (defined.tracker - defined.terms) / wide },
    { name: 'memory/board', n: wide, bytes: board },
  ]
}

async function keptApart(plan: LogPlan): Promise<Kept> {
  const { stdout } = await run(process.execPath, ['--expose-gc', PROBE, JSON.stringify(plan)])
  return JSON.parse(stdout) as Kept
}
