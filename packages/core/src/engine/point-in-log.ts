import { ended } from '../standing/asked-day.ts'
import { askedFor, parseId, type TargetId } from '../event/identifiers.ts'
import { parseDay, type Day } from '../period/day.ts'
import { parseMoment, type Moment } from '../period/moment.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { optionsIn, reading } from '../refusal/reading.ts'
import { refusalUnder, refuse } from '../refusal/refusal.ts'
import { accepted, resultUnder, valueOf } from '../refusal/result.ts'
import { momentAlone } from '../standing/view-point.ts'
import type { BoardPoint } from './board-point.ts'
import type { Position } from '../store/event-store.ts'
import type { TrackerViewPoint } from './tracker.ts'

/** What a view was asked for, checked. A log may be cut at a position rather than at a moment. */
export interface PointInLog {
  readonly asOf: Day | undefined
  readonly at: Moment | undefined
  readonly knownAt: Moment | undefined
  readonly position: Position | undefined
}

/** Reads a tracker's view point; throws {@link RefusedInput} where it is none. */
export function pointInLog(given: TrackerViewPoint): PointInLog {
  const { asOf, knownAt, at } = optionsIn(given, ['asOf', 'knownAt', 'at'])
  const position = positionIn(knownAt)
  return {
    at: at === undefined ? undefined : momentAlone(at, { asOf, knownAt }),
    asOf: asOf === undefined ? undefined : valueOf(resultUnder('asOf', parseDay(asOf))),
    knownAt:
      knownAt === undefined || position !== undefined
        ? undefined
        : valueOf(resultUnder('knownAt', parseMoment(knownAt))),
    position,
  }
}

/** From where a board is looked at, once it is known what moment it is. */
export function boardPoint({ asOf, at, knownAt, position }: PointInLog, now: Moment): BoardPoint {
  if (at !== undefined) return { kind: 'moment', now: at, knownAt: at }
  if (asOf !== undefined) return { kind: 'day', day: ended(asOf), now, knownAt }
  // Cut at a position, everything up to it counts, though a clock may have stood ahead.
  if (knownAt !== undefined || position !== undefined) return { kind: 'today', now, knownAt }
  return { kind: 'now', now, knownAt: now }
}

/** The position that a view's knowledge ends at; undefined where it ends at a moment. */
function positionIn(knownAt: TrackerViewPoint['knownAt']): Position | undefined {
  if (typeof knownAt !== 'object' || knownAt === null) return undefined
  const found = valueOf(
    reading(knownAt, () =>
      accepted('position' in knownAt ? { position: knownAt.position } : undefined),
    ),
  )
  if (found === undefined) return undefined
  const { position } = found
  if (typeof position === 'string') return position
  const remedy = 'Give a position that this store gave out, or leave knownAt out.'
  const expected = 'a position in the log'
  throw new RefusedInput(refuse('InvalidPosition', 'knownAt.position', position, expected, remedy))
}

/**
 * The target that a view is asked about. Throws {@link RefusedInput} for what is no text; a text
 * that names no target is left to be found in no log.
 */
export function targetAskedFor(target: unknown): TargetId {
  if (typeof target === 'string') return askedFor(target)
  const parsed = parseId(target)
  if (parsed.ok) return parsed.value as TargetId
  throw new RefusedInput(refusalUnder('target', parsed.refusal))
}
