import type { TargetTerms } from '@planfold/core'
import type { MemoryOfSlots } from './memory-of-slots.ts'
import { digestOf } from './slot.ts'
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

/** How many terms are kept as they were said, so that a contradiction can be told in words. */
const RECENT = 1_000

/** Knows of the statements of a table which have been made before. */
export class Repetitions {
  readonly #memory: MemoryOfSlots
  readonly #recent = new Map<string, TargetTerms>()

  constructor(memory: MemoryOfSlots) {
    this.#memory = memory
  }

  /**
   * How the row on this line stands to those before it. What tells it from others are its readings,
   * or its terms where it has no place for readings. What it says is remembered, unless it is a
   * duplicate or a contradiction; so a row that is judged again comes to the same.
   */
  judge(statements: readonly CsvStatement[], hasReadings: boolean, line: number): Repetition {
    const known = statements.map((statement) => {
      const content = digestOf(statement.says)
      const found = this.#memory.find(statement.commandId, content)
      const isAgain = found?.line === line
      return { statement, content, isAgain, earlier: isAgain ? undefined : found }
    })
    const contradictions = known.flatMap(({ statement, earlier }) =>
      earlier === undefined || earlier.isSame
        ? []
        : [{ statement, of: earlier.line, earlier: this.#recent.get(statement.commandId) }],
    )
    if (contradictions.length > 0) return { kind: 'contradiction', contradictions }
    const telling = hasReadings
      ? known.filter(({ statement }) => statement.kind === 'report')
      : known
    const [first] = telling
    if (first?.earlier !== undefined && telling.every(({ earlier }) => earlier !== undefined)) {
      return { kind: 'duplicate', of: first.earlier.line }
    }
    const fresh = known.filter(
      ({ statement, earlier }) => earlier === undefined || statement.kind === 'terms',
    )
    for (const { statement, content, isAgain, earlier } of fresh) {
      if (isAgain || earlier !== undefined) continue
      this.#memory.keep(statement.commandId, content, line)
      if (statement.kind === 'terms') this.#keepTerms(statement.commandId, statement.says)
    }
    return {
      kind: 'none',
      fresh: fresh.map(({ statement, earlier }) => ({ statement, sameOn: earlier?.line })),
    }
  }

  /** Whether some row has said something in this slot. */
  isSaid(slot: string): boolean {
    return this.#memory.find(slot, '') !== undefined
  }

  #keepTerms(slot: string, says: TargetTerms): void {
    this.#recent.set(slot, says)
    const [oldest] = this.#recent.keys()
    if (this.#recent.size > RECENT && oldest !== undefined) this.#recent.delete(oldest)
  }
}
