import type { ReportStatus } from '../event/events.ts'
import type { Remarks } from '../ledger/figure.ts'
import { addQuantities } from '../quantity/arithmetic.ts'
import type { Quantity } from '../quantity/quantity.ts'

/** What some reports say beside their values. */
export interface Said {
  /** The least firm status among them; undefined where there are none. */
  readonly status: ReportStatus | undefined
  /** Their parts added up by name; undefined where none has any. */
  readonly parts: Readonly<Record<string, Quantity>> | undefined
}

const FIRMEST_FIRST = ['final', 'provisional', 'estimated'] as const satisfies ReportStatus[]

/** What some reports say beside their value, taken one after another. */
export class Ingredients {
  #rank = 0
  #parts: Map<string, Quantity> | undefined

  take({ status, parts }: Remarks): void {
    this.#rank = Math.max(this.#rank, FIRMEST_FIRST.indexOf(status))
    if (parts === undefined) return
    this.#parts ??= new Map()
    for (const [name, part] of Object.entries(parts)) {
      const sofar = this.#parts.get(name)
      this.#parts.set(name, sofar === undefined ? part : addQuantities(sofar, part))
    }
  }

  copy(): Ingredients {
    const copy = new Ingredients()
    copy.#rank = this.#rank
    if (this.#parts !== undefined) copy.#parts = new Map(this.#parts)
    return copy
  }

  get said(): Said {
    return {
      status: FIRMEST_FIRST[this.#rank],
      parts: this.#parts === undefined ? undefined : Object.fromEntries(this.#parts),
    }
  }
}
