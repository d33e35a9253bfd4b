import { expect, test, vi } from 'vitest'
import { evolve, NOTHING_YET, type TargetState } from '../decider/evolve.ts'
import type { TargetEvent } from '../event/events.ts'
import { addDays, day, type Day } from '../period/day.ts'
import { ended, running } from '../standing/asked-day.ts'
import { ReportsInForce } from '../ledger/reports.ts'
import type { Standing } from '../standing/standing.ts'
import { toldTarget, type Told } from '../testing/telling.ts'
import { standingOf } from './standing-of.ts'
import { Walk } from './walk.ts'

const FIRST = day('2020-01-01')
const dayAt = (place: number): Day => addDays(FIRST, place)

/** Days before, on, between and after those with reports. */
const LOOKS = [0, 1, 15, 16, 17, 31, 32, 33, 47, 60, 99].map(dayAt)

function said({ ledger, revision }: TargetState, from = 0): unknown {
  return LOOKS.slice(from).map((on) => {
    const asked = [ended(on), running(on)]
    return asked.map((each) => ledger && standingOf(ledger, revision, each))
  })
}

test.each([
  { measure: 'sum', completion: { sustained: 5 } },
  { measure: 'latest' },
  { measure: 'average' },
  { measure: 'max', direction: 'atMost' },
  { measure: 'sum', reportedAs: 'runningTotal' },
] as const)('what is kept of %o is let go of where reports change it', (terms) => {
  const told = toldTarget({ plan: 40, ...terms }).at('2020-06-30')
  let state: TargetState = NOTHING_YET
  let place = 0
  /** Tells some more, and looks before and after: what is kept is what would be made anew. */
  const tell = (...commands: readonly Told[]): readonly TargetEvent[] => {
    const events = commands.flatMap((command) => told.tell(command))
    state = told.events.slice(state.revision).reduce(evolve, state)
    // From another day on each time, so that walks are kept from other places.
    const from = place++ % LOOKS.length
    expect(said(state, from)).toStrictEqual(said(told.events.reduce(evolve, NOTHING_YET), from))
    expect(said(state)).toStrictEqual(said(told.events.reduce(evolve, NOTHING_YET)))
    return events
  }
  const report = (at: number, quantity: number): Told => ({
    type: 'ReportProgress',
    on: dayAt(at),
    quantity,
  })
  const idOf = ([event]: readonly TargetEvent[]): string => event?.id ?? ''
  const quiet = Array.from({ length: 40 }, (_, at) => report(2 * at, (at % 5) + 1))
  const early = idOf(tell(...quiet.slice(0, 20)))
  tell(...quiet.slice(20))
  // A day on which there is much, and more to come.
  tell(...Array.from({ length: 9 }, (_, n) => report(30, n)))
  tell(report(30, 7))
  const crowded = idOf(tell(report(30, 50)))
  tell({ type: 'CorrectProgress', report: crowded, quantity: 2 })
  // Days before it: one more, one in between, one that goes away, one that moves over it.
  tell(report(0, 3))
  const between = idOf(tell(report(13, 8)))
  tell({ type: 'CorrectProgress', report: between, on: dayAt(57) })
  tell({ type: 'RetractProgress', report: between, reason: 'twice' })
  tell({ type: 'CorrectProgress', report: early, on: dayAt(1) })
  tell({ type: 'RetractProgress', report: crowded, reason: 'twice' })
  tell(report(79, 1), report(80, 2))
  tell({
    type: 'ReviseTarget',
    kind: 'change',
    reason: 'r',
    effective: dayAt(20),
    set: { plan: 9 },
  })
  tell(report(16, 4))
})

test('what crowded days come to moves with them, and is not added up again for every report', () => {
  const told = toldTarget({ plan: 400 }).at('2020-12-31')
  let state: TargetState = NOTHING_YET
  const look = (): Standing | undefined => {
    const { ledger, revision } = state
    return ledger && standingOf(ledger, revision, ended(dayAt(90)))
  }
  const tell = (command: Told): string => {
    const [event] = told.tell(command)
    state = told.events.slice(state.revision).reduce(evolve, state)
    return event?.id ?? ''
  }
  const report = (place: number, quantity: number): string =>
    tell({ type: 'ReportProgress', on: dayAt(place), quantity })
  for (let n = 0; n < 40; n++) report(30, 1)
  for (let n = 0; n < 30; n++) report(31, 2)
  const third = Array.from({ length: 20 }, () => report(50, 3))
  expect(look()?.actual).toBe('160')
  const rowAt = vi.spyOn(ReportsInForce.prototype, 'rowAt')
  expect(look()?.actual).toBe('160')
  report(50, 5)
  expect(look()?.actual).toBe('165')
  report(30, 7)
  expect(look()?.actual).toBe('172')
  // A day more, and one less, before them.
  const early = report(10, 1)
  expect(look()?.actual).toBe('173')
  tell({ type: 'RetractProgress', report: early, reason: 'r' })
  expect(look()?.actual).toBe('172')
  report(40, 1)
  expect(look()?.actual).toBe('173')
  expect(rowAt.mock.calls.length).toBeLessThan(60)
  rowAt.mockRestore()
  tell({ type: 'CorrectProgress', report: third[0] ?? '', quantity: 4 })
  expect(look()?.actual).toBe('174')
})

/** How many days are walked over while something is asked. */
function daysWalked(ask: () => unknown): number {
  const takeDay = vi.spyOn(Walk.prototype, 'takeDay')
  try {
    ask()
    return takeDay.mock.calls.length
  } finally {
    takeDay.mockRestore()
  }
}

test('what a look needs is kept at every 16th day, and what lies after a report is walked again', () => {
  const told = toldTarget({ plan: 400, completion: { sustained: 3, days: 'reported' } }).at(
    '2020-12-31',
  )
  let state: TargetState = NOTHING_YET
  const report = (place: number): void => {
    told.tell({ type: 'ReportProgress', on: dayAt(place), quantity: 1 })
    state = told.events.slice(state.revision).reduce(evolve, state)
  }
  const look = (place: number) => (): unknown => {
    const { ledger, revision } = state
    return ledger && standingOf(ledger, revision, ended(dayAt(place)))
  }
  for (let place = 0; place < 200; place++) report(place)
  expect(daysWalked(look(199))).toBe(200)
  // 192 days have been taken by a walk that is kept.
  expect(daysWalked(look(199))).toBe(8)
  expect([15, 16, 17, 100].map((place) => daysWalked(look(place)))).toEqual([0, 1, 2, 5])
  report(199)
  expect(daysWalked(look(199))).toBe(8)
  for (let place = 200; place < 240; place++) {
    report(place)
    expect(daysWalked(look(place))).toBeLessThanOrEqual(17)
  }
  report(100)
  expect(daysWalked(look(100))).toBe(5)
  expect(daysWalked(look(239))).toBe(240 - 96)
  expect(daysWalked(look(239))).toBeLessThanOrEqual(16)
})
