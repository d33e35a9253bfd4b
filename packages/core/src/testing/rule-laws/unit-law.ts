import * as fc from 'fast-check'
import { quantity, type Quantity } from '../../quantity/quantity.ts'
import type { HistoryConstraints } from '../arbitraries/histories.ts'
import { reportedHistories } from '../arbitraries/reported-histories.ts'
import { pointIn } from '../arbitraries/view-points.ts'
import { scaledBy } from '../reference/rewritten.ts'
import { viewed, type HistoryAndPoint } from './answer-laws.ts'
import type { LawForm } from './law-form.ts'

interface ScaledHistory extends HistoryAndPoint {
  readonly factor: Quantity
}

/** All quantities so many times as great are judged the same. */
export function sameInAnyUnit(constraints: HistoryConstraints): LawForm<ScaledHistory, unknown> {
  // Whole, so that steps stay whole; what holds for a factor holds for its inverse.
  const factors = fc.constantFrom('10', '2', '3', '7', '1000', '1000000000000000000000')
  return {
    name: 'the unit of measurement means nothing',
    meaning:
      'In dong or in thousands of dong, in hours or in minutes: plan and figures in another unit are judged the same.',
    plans: fc
      .tuple(viewed(reportedHistories(constraints)), factors.map(quantity))
      .map(([viewed, factor]) => ({ ...viewed, factor })),
    questions: ({ history, point, factor }) => {
      const asked = { point: pointIn(history, point) }
      const { events } = history
      return [
        { ...asked, told: 'what happened', events },
        { ...asked, told: `every figure times ${factor}`, events: scaledBy(factor, events) },
      ]
    },
  }
}
