import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Row } from './contest.ts'

const FILE = fileURLToPath(new URL('measured.json', import.meta.url))

/** When, where and on what a benchmark was measured. */
export interface Circumstances {
  readonly date: string
  readonly commit: string
  readonly node: string
  readonly machine: string
  /** How many processes wanted a core at the end. */
  readonly load: number
}

/** The last whole run of a benchmark. */
export interface Measured {
  readonly at: Circumstances
  readonly rows: readonly Row[]
}

/** The last whole run of each benchmark, by its name. */
export function measuredBefore(): Readonly<Record<string, Measured>> {
  if (!existsSync(FILE)) return {}
  return JSON.parse(readFileSync(FILE, 'utf8')) as Readonly<Record<string, Measured>>
}

/** Keeps them for the next run that is written; the file they are kept in. */
export function keepMeasured(measured: Readonly<Record<string, Measured>>): string {
  writeFileSync(FILE, JSON.stringify(measured))
  return FILE
}

/** As it is now; a commit with changes beside it is no commit that others could measure. */
export function circumstances(): Circumstances {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim()
  const isChanged = git('status', '--porcelain', '--', '../src', '../../adapters/src') !== ''
  const [core] = cpus()
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: `${git('rev-parse', '--short', 'HEAD')}${isChanged ? ' with changes' : ''}`,
    node: process.versions.node,
    machine: `${availableParallelism()} cores, ${core?.model.trim() ?? 'unknown'}`,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  }
}
