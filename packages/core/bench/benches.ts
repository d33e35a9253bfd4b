import type { Bench } from './contest.ts'

/** Where each benchmark is, and what it is called there. */
const PLACES: Readonly<Record<string, readonly [file: string, name: string]>> = {
  'replay-log': ['./replay.bench.ts', 'replayLog'],
  'replay-wide': ['./replay.bench.ts', 'replayWide'],
  'replay-segments': ['./replay.bench.ts', 'replaySegments'],
  'replay-standings': ['./replay.bench.ts', 'replayStandings'],
  'replay-corrected': ['./replay.bench.ts', 'replayCorrected'],
  'execute-memory': ['./execute-memory.bench.ts', 'executeMemory'],
  'execute-growth': ['./execute-growth.bench.ts', 'executeGrowth'],
  'one-report': ['./one-report.bench.ts', 'oneReport'],
  'late-timers': ['./late-timers.bench.ts', 'lateTimers'],
  'board-as-of': ['./board-as-of.bench.ts', 'boardAsOf'],
  programme: ['./programme.bench.ts', 'programme'],
  timeline: ['./timeline.bench.ts', 'timeline'],
  memory: ['./memory.bench.ts', 'memory'],
  'import-csv': ['../../adapters/bench/import-csv.bench.ts', 'importTable'],
  sizes: ['./sizes.bench.ts', 'sizes'],
  'weighted-mean': ['./weighted-mean.bench.ts', 'weightedMean'],
  'read-csv': ['../../adapters/bench/read-csv.bench.ts', 'readTable'],
  sqlite: ['../../adapters/bench/sqlite.bench.ts', 'sqlite'],
  follow: ['../../adapters/bench/follow.bench.ts', 'follow'],
}

export const BENCHES: readonly string[] = Object.keys(PLACES)

/** The benchmark of that name; throws for a name that none has. */
export async function benchCalled(name: string): Promise<Bench> {
  const [file, exported] = PLACES[name] ?? []
  if (file === undefined || exported === undefined) {
    throw new Error(`Expected one of ${BENCHES.join(', ')}, found ${name}.`)
  }
  const module = (await import(file)) as Readonly<Record<string, Bench | undefined>>
  const bench = module[exported]
  if (bench === undefined) throw new Error(`Expected ${file} to export ${exported}.`)
  return bench
}
