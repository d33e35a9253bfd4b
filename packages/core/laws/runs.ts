import * as fc from 'fast-check'

// How often each law is asked: 25 times, each time from another seed, so that a first run is quick;
// `.ci/run` asks for more, from a seed that it prints. Laws that count their runs themselves, or name
// a seed, are left alone.
const { PLANFOLD_RUNS = '25', PLANFOLD_SEED } = process.env

fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  numRuns: Number(PLANFOLD_RUNS),
  ...(PLANFOLD_SEED !== undefined && { seed: Number(PLANFOLD_SEED) }),
})

/** So many of a thing that costs more than a run, and as many times more as laws are asked more. */
export function scaled(atOneHundredRuns: number): number {
  return Math.ceil((atOneHundredRuns * Number(PLANFOLD_RUNS)) / 100)
}

/** `few` in a first run, and `all` wherever laws are asked 100 times or more. */
export function inFirstRun<Asked>(few: Asked, all: Asked): Asked {
  return Number(PLANFOLD_RUNS) >= 100 ? all : few
}
