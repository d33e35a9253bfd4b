import type { MemoryOfSlots, Remembered } from './memory-of-slots.ts'
import type { Place } from './row-reader.ts'
import { digestOf } from './slot.ts'

/** How a row stands to the rows before it. */
export type Repetition =
  | { readonly kind: 'none'; readonly fresh: readonly FreshPlace[] }
  /** Whatever tells the row from others has been said on an earlier line. */
  | { readonly kind: 'duplicate'; readonly of: number; readonly isSame: boolean }
  /** Its readings are new, but its target has other terms on an earlier line. */
  | { readonly kind: 'contradiction'; readonly of: number }

/** A place that nothing was said in before, or terms that were the same on an earlier line. */
export interface FreshPlace {
  readonly place: Place
  readonly sameOn: number | undefined
}

interface Known {
  readonly place: Place
  readonly content: string
  readonly earlier: Remembered | undefined
}

/**
 * How the row on this line stands to those before it. Its readings tell it from others, its terms
 * where it has no readings. What it says is remembered unless it is a duplicate or a contradiction.
 */
export function repetitionIn(
  memory: MemoryOfSlots,
  places: readonly Place[],
  line: number,
): Repetition {
  const known: readonly Known[] = places.map((place) => {
    const content = digestOf(place.statement?.says ?? null)
    return { place, content, earlier: memory.find(place.slot, content) }
  })
  const hasReports = places.some(({ kind }) => kind === 'report')
  let duplicate: Remembered | undefined
  let contradiction: Remembered | undefined
  let isNew = false
  for (const { place, earlier } of known) {
    if (place.kind === 'report' || !hasReports) {
      if (earlier === undefined) isNew = true
      else if (duplicate?.isSame !== false) duplicate = earlier
    } else if (earlier?.isSame === false) contradiction = earlier
  }
  if (duplicate !== undefined && (!isNew || !duplicate.isSame)) {
    const isSame = duplicate.isSame && contradiction === undefined
    return { kind: 'duplicate', of: duplicate.line, isSame }
  }
  if (contradiction !== undefined) return { kind: 'contradiction', of: contradiction.line }
  for (const { place, content, earlier } of known) {
    if (earlier === undefined) memory.keep(place.slot, content, line)
  }
  const fresh = known
    .filter(({ place, earlier }) => earlier === undefined || place.kind === 'terms')
    .map(({ place, earlier }) => ({ place, sameOn: earlier?.line }))
  return { kind: 'none', fresh }
}
