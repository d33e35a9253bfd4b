import { askedFor } from '../event/identifiers.ts'
import { ledgersOf, type LogSource } from '../ledger/ledgers.ts'
import type { RuleOptions } from '../rule/rule.ts'
import { rulesIn } from '../rule/rule-book.ts'
import { standingOf } from './standing-of.ts'
import type { Standing } from '../standing/standing.ts'
import { askedAt, checkedViewPoint, type ViewPoint } from '../standing/view-point.ts'

/**
 * The standing of one target of a history: an array of events or an iterable of batches of them, in
 * any order of delivery, or a segment; events of other targets are passed over. Undefined where the target is not
 * set at that point.
 *
 * Throws {@link RefusedInput} for a view point that is no day or moment, or both
 * (`TwoViewPoints`), and for a rule that the target
 * names and `rules` lack (`UnknownRule`), {@link RuleBroken} for a rule that gives no proper answer,
 * and {@link HistoryCorrupt} for an event of an unknown type or version.
 *
 * @example
 * standing([], 'members-2020', { asOf: '2020-12-31' }) //=> undefined
 */
export function standing(
  events: LogSource,
  target: string,
  viewPoint: ViewPoint,
  options: RuleOptions = {},
): Standing | undefined {
  const point = checkedViewPoint(viewPoint)
  const book = rulesIn(options)
  const ledger = ledgersOf(events).get(askedFor(target))
  if (ledger === undefined) return undefined
  const { revision, asked } = askedAt(ledger, point)
  return standingOf(ledger, revision, asked, book)
}
