import { scoreboard, type Scoreboard, type Standing } from '../src/index.ts'
import { compete, mustBe, type Bench, type Side } from './contest.ts'
import { AFTERWARDS, logOf, type LogPlan } from './log.ts'

const PROGRAMMES = 1_000
const GROUPS = 10

/** One programme of 1,000 after one change on a board of 100,000 targets, beside `board.with`. */
export const programme: Bench = async (size) => {
  const targets = size.of(100_000, PROGRAMMES)
  const plan: LogPlan = { targets, reports: targets, programme: programmeOf }
  const board = scoreboard(logOf(plan), { asOf: AFTERWARDS })
  const changes = laterStandings(plan, size.of(200))
  board.programme(programmeOf(0))
  const asked = (part: keyof Parts): Side => {
    return () => () => {
      const seconds = changed(board, changes, size.patience)[part]
      return { operations: seconds.length, seconds: middleOf(seconds) * seconds.length }
    }
  }
  return compete({
    name: 'programme',
    n: targets,
    ours: asked('programme'),
    limit: asked('with'),
    rounds: size.rounds(7),
  })
}

/** The seconds of each change, and of each look at the changed one's programme afterwards. */
interface Parts {
  readonly with: readonly number[]
  readonly programme: readonly number[]
}

function changed(before: Scoreboard, changes: readonly Standing[], patience: number): Parts {
  const parts: Record<keyof Parts, number[]> = { with: [], programme: [] }
  const end = performance.now() + patience * 1_000
  let board = before
  for (const standing of changes) {
    const path = standing.programme ?? ''
    const start = performance.now()
    board = board.with([standing])
    const made = performance.now()
    const found = board.programme(path)
    const ended = performance.now()
    mustBe('programme', found?.path, path)
    parts.with.push((made - start) / 1_000)
    parts.programme.push((ended - made) / 1_000)
    if (ended > end) break
  }
  return parts
}

/** Standings of some targets, spread over the board, after more reports. */
function laterStandings(plan: LogPlan, count: number): readonly Standing[] {
  const step = Math.floor(plan.targets / count)
  const isChanged = (target: string): boolean => Number(target.slice('target-'.length)) % step === 0
  const events = [...logOf({ ...plan, reports: plan.reports * 2 })]
  const some = events.filter(({ target }) => isChanged(target))
  return [...scoreboard(some, { asOf: AFTERWARDS }).standings()]
}

function programmeOf(target: number): string {
  const place = target % PROGRAMMES
  return `group-${place % GROUPS}/unit-${place}`
}

/** The middle one: a pause of the collector is nobody's. */
function middleOf(seconds: readonly number[]): number {
  return seconds.toSorted((a, b) => a - b)[Math.floor(seconds.length / 2)] ?? Number.NaN
}
