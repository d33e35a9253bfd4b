import type { TargetTerms } from '@planfold/core'
import type { MissingReading } from '../outcome.ts'
import type { MemoryOfSlots } from './memory-of-slots.ts'
import { digestOf, digestOfText } from './slot.ts'
import type { CsvStatement } from './statement.ts'

/** How a row stands to the rows before it. */
export type Repetition =
  | { readonly kind: 'none'; readonly fresh: readonly Fresh[] }
  /** All that tells the row from others is said on an earlier line. */
  | { readonly kind: 'duplicate'; readonly of: number }
  | { readonly kind: 'contradiction'; readonly contradictions: readonly Contradiction[] }

/** A statement that is new, or terms that are the same on an earlier line. */
export interface Fresh {
  readonly statement: CsvStatement
  readonly sameOn: number | undefined
}

/** A statement that says something else than one on an earlier line. */
export interface Contradiction {
  readonly statement: CsvStatement
  readonly of: number
  /** What the earlier one said, of terms that were said not long ago. */
  readonly earlier: TargetTerms | undefined
}

/**
 * How many terms are kept as they were said, and how many characters of them as JSON, so that a
 * contradiction can be told in words.
 */
const RECENT = 1_000
const RECENT_CHARACTERS = 4_194_304

/** Knows of the statements of a table which have been made before. */
export class Repetitions {
  readonly #memory: MemoryOfSlots
  readonly #recent = new Map<string, { readonly says: TargetTerms; readonly size: number }>()
  #recentSize = 0

  constructor(memory: MemoryOfSlots) {
    this.#memory = memory
  }

  /**
   * How the row on this line stands to those before it. What tells it from others are its readings,
   * those that are missing among them, or its terms where it has no place for readings. What it says is remembered, unless it is a
   * duplicate or a contradiction; so a row that is judged again comes to the same.
   */
  judge(
    statements: readonly CsvStatement[],
    missing: readonly MissingReading[],
    line: number,
  ): Repetition {
    const known = statements.map((statement) => {
      const json = JSON.stringify(statement.says)
      const content = digestOfText(json)
      const found = this.#memory.find(statement.commandId, content)
      const isAgain = found?.line === line
      const earlier = isAgain ? undefined : found
      return { statement, content, size: json.length, isAgain, earlier }
    })
    const contradictions = known.flatMap(({ statement, earlier }) =>
      earlier === undefined || earlier.isSame
        ? []
        : [{ statement, of: earlier.line, earlier: this.#recent.get(statement.commandId)?.says }],
    )
    if (contradictions.length > 0) return { kind: 'contradiction', contradictions }
    const readings = known.filter(({ statement }) => statement.kind === 'report')
    const gaps = missing.map(({ commandId }) => this.#gapIn(commandId, line))
    const hasReadings = readings.length + gaps.length > 0
    const telling = hasReadings ? [...readings, ...gaps] : known
    const [again] = telling.flatMap(({ earlier }) => earlier ?? [])
    const isRepeated = (each: (typeof telling)[number]) =>
      each.earlier !== undefined || ('isFilled' in each && each.isFilled)
    if (again !== undefined && telling.every(isRepeated))
      return { kind: 'duplicate', of: again.line }
    for (const { slot, isKnown } of gaps) if (!isKnown) this.#memory.keep(slot, slot, line)
    const fresh = known.filter(
      ({ statement, earlier }) => earlier === undefined || statement.kind === 'terms',
    )
    for (const { statement, content, size, isAgain, earlier } of fresh) {
      if (isAgain || earlier !== undefined) continue
      this.#memory.keep(statement.commandId, content, line)
      if (statement.kind === 'terms') this.#keepTerms(statement.commandId, statement.says, size)
    }
    return {
      kind: 'none',
      fresh: fresh.map(({ statement, earlier }) => ({ statement, sameOn: earlier?.line })),
    }
  }

  /**
   * What is known of a place that a row leaves empty: the earlier row that left it empty, too, and
   * whether some row fills it.
   */
  #gapIn(commandId: string, line: number) {
    // Words of its own, as what is said in the place itself is another thing.
    const slot = digestOf(['missing', commandId])
    const found = this.#memory.find(slot, slot)
    const earlier = found?.line === line ? undefined : found
    return { slot, isKnown: found !== undefined, earlier, isFilled: this.isSaid(commandId) }
  }

  /** Whether some row has said something in this slot. */
  isSaid(slot: string): boolean {
    return this.#memory.find(slot, '') !== undefined
  }

  #keepTerms(slot: string, says: TargetTerms, size: number): void {
    this.#recent.set(slot, { says, size })
    this.#recentSize += size
    for (const [oldest, { size: freed }] of this.#recent) {
      if (this.#recent.size <= RECENT && this.#recentSize <= RECENT_CHARACTERS) return
      this.#recent.delete(oldest)
      this.#recentSize -= freed
    }
  }
}
