import * as fc from 'fast-check'
import type { TargetEvent } from '../../event/events.ts'
import type { SampleHistory } from '../arbitraries/histories.ts'
import { pointIn } from '../arbitraries/view-points.ts'
import { viewed, type HistoryAndPoint } from './answer-laws.ts'
import type { LawForm } from './law-form.ts'

interface DeliveredHistory extends HistoryAndPoint {
  readonly order: Order
}

/**
 * Which order events come in, told without them: backwards, or by keys dealt out over and over, from
 * the last event on, so that a history that shrinks at its beginning keeps its order.
 */
type Order = 'backwards' | readonly number[]

/** The order in which events arrive means nothing. */
export function anyDelivery(
  histories: fc.Arbitrary<SampleHistory>,
): LawForm<DeliveredHistory, unknown> {
  return {
    name: 'the order of delivery means nothing',
    meaning:
      'Two offices that receive the same records in another order, by post or over a slow line, come to the same judgement.',
    plans: fc.tuple(viewed(histories), orders()).map(([viewed, order]) => ({ ...viewed, order })),
    questions: ({ history, point, order }) => {
      const { events } = history
      const asked = { point: pointIn(history, point) }
      return [
        { ...asked, told: 'in the order of the log', events },
        { ...asked, told: 'delivered otherwise', events: delivered(events, order) },
      ]
    },
  }
}

function orders(): fc.Arbitrary<Order> {
  return fc.oneof(
    { withCrossShrink: true },
    fc.constant('backwards'),
    fc.array(fc.nat({ max: 20 }), { minLength: 2, maxLength: 30, size: 'max' }),
  )
}

function delivered(events: readonly TargetEvent[], order: Order): readonly TargetEvent[] {
  if (order === 'backwards') return events.toReversed()
  const fromEnd = (place: number): number => events.length - 1 - place
  const keys = events.map((event, place) => ({
    event,
    key: order[fromEnd(place) % order.length] ?? 0,
  }))
  return keys.toSorted((a, b) => a.key - b.key).map(({ event }) => event)
}
