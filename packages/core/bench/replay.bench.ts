import { scoreboard, type TargetEvent } from '../src/index.ts'
import { readSegment, segmentOf } from '../src/store.ts'
import { compete, mustBe, type Bench, type Side } from './contest.ts'
import { handWrittenLoop } from './hand-written-loop.ts'
import { AFTERWARDS, logOf } from './log.ts'

/** Replay 1,000,000 reports over 1,000 targets into a full board. */
export const replayLog: Bench = (size) => replayed('replay-log', size.of(1_000), size)

/** The same over 100,000 targets. */
export const replayWide: Bench = (size) => replayed('replay-wide', size.of(100_000), size)

function replayed(name: string, targets: number, size: Parameters<Bench>[0]) {
  const events = [...logOf({ targets, reports: size.of(1_000_000) })]
  return compete({
    name,
    n: events.length,
    ours: ontoBoard(events, targets),
    limit: byHand(events, targets),
    floor: () => () => {
      mustBe('targets', walked(events), targets)
      return { operations: events.length }
    },
    rounds: size.rounds(5),
  })
}

/** The board of the same log, read from its binary form, beside the loop over its objects. */
export const replaySegments: Bench = (size) => {
  const targets = size.of(1_000)
  const events = [...logOf({ targets, reports: size.of(1_000_000) })]
  const bytes = segmentOf(events)
  return compete({
    name: 'replay-segments',
    n: events.length,
    ours: () => () => {
      const board = scoreboard(readSegment(bytes), { asOf: AFTERWARDS })
      mustBe('targets', board.counts.total, targets)
      return { operations: events.length }
    },
    limit: byHand(events, targets),
    rounds: size.rounds(5),
  })
}

/** The same, and every standing of the board is looked at: boards make them when somebody does. */
export const replayStandings: Bench = (size) => {
  const targets = size.of(100_000)
  const events = [...logOf({ targets, reports: size.of(1_000_000) })]
  return compete({
    name: 'replay-standings',
    n: events.length,
    ours: () => () => {
      let seen = 0
      for (const { target } of scoreboard(events, { asOf: AFTERWARDS }).standings()) {
        if (target !== '') seen += 1
      }
      mustBe('standings', seen, targets)
      return { operations: events.length }
    },
    limit: byHand(events, targets),
    rounds: size.rounds(3),
  })
}

/** Replay reports of which 20% are corrected, 5% retracted and a third late, beside the same without. */
export const replayCorrected: Bench = (size) => {
  const targets = size.of(1_000)
  const reports = size.of(1_000_000)
  const clean = [...logOf({ targets, reports })]
  const corrected = [...logOf({ targets, reports, late: 1 / 3, corrected: 0.2, retracted: 0.05 })]
  return compete({
    name: 'replay-corrected',
    n: corrected.length,
    ours: ontoBoard(corrected, targets),
    limit: ontoBoard(clean, targets),
    rounds: size.rounds(5),
  })
}

function ontoBoard(events: readonly TargetEvent[], targets: number): Side {
  return () => () => {
    mustBe('targets', scoreboard(events, { asOf: AFTERWARDS }).counts.total, targets)
    return { operations: events.length }
  }
}

function byHand(events: readonly TargetEvent[], targets: number): Side {
  return () => () => {
    mustBe('targets', handWrittenLoop(events)['total'], targets)
    return { operations: events.length }
  }
}

/** Touches what the loop reads of each event, and does nothing with it. */
function walked(events: readonly TargetEvent[]): number {
  let letters = 0
  let targets = 0
  for (const { type, target, data } of events) {
    letters += target.length
    if (type === 'TargetSet') targets++
    else if (type === 'ProgressReported') {
      letters += data.on.length
      if ('quantity' in data.value) letters += data.value.quantity.length
      else if ('steps' in data.value) letters += data.value.steps.length
      else letters += data.value.numerator.length + data.value.denominator.length
    }
  }
  return letters > 0 ? targets : 0
}
