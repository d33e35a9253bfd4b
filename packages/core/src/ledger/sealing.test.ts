import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { targetId } from '../event/identifiers.ts'
import { addDays, day } from '../period/day.ts'
import { rowsOf } from '../testing/rows-of.ts'
import { toldTarget, type Telling } from '../testing/telling.ts'
import type { Ledger } from './ledger.ts'
import { ledgersOf, project, type Ledgers } from './ledgers.ts'
import { settle } from './settle.ts'

const FIRST = day('2020-01-01')

function fractions(...numerators: readonly string[]): Telling {
  const telling = toldTarget({ measure: 'ratio' })
  for (const [n, numerator] of numerators.entries()) {
    const denominator = `${n + 1}.5`
    telling.tell({ type: 'ReportProgress', numerator, denominator, on: addDays(FIRST, n) })
  }
  return telling
}

function figures(...quantities: readonly string[]): Telling {
  const telling = toldTarget()
  for (const quantity of quantities) {
    telling.tell({ type: 'ReportProgress', quantity, on: FIRST, series: `of ${quantity}` })
  }
  return telling
}

/** What was told of one target, under another name. */
function named(name: string, { events }: Telling): readonly TargetEvent[] {
  return events.map((event) => ({ ...event, target: targetId(name) }))
}

function oneByOne(events: readonly TargetEvent[]): Ledgers {
  const ledgers: Ledgers = new Map()
  for (const event of events) project(ledgers, event, '')
  for (const ledger of ledgers.values()) settle(ledger)
  return ledgers
}

function held(ledgers: Ledgers): unknown {
  const said = ({ complete, scale, seriesNames, ...ledger }: Ledger) => {
    return {
      complete,
      scale,
      seriesNames,
      rows: rowsOf({ ...ledger, scale, seriesNames } as Ledger),
    }
  }
  return [...ledgers].map(([target, ledger]) => [target, said(ledger)])
}

const GREAT = '99999999999999'

test.each<[string, readonly TargetEvent[]]>([
  [
    'of fractions, with others between them',
    [
      ...named('a', fractions('1', '2', '3')),
      ...named('b', figures('1.25', '2')),
      ...named('c', fractions('0.125', '2')),
      ...named('d', fractions('7')),
    ],
  ],
  [
    'of which one has figures that no column holds',
    [
      ...named('a', fractions('1', '2')),
      ...named('b', fractions(GREAT, '0.125', '3')),
      ...named('c', fractions('4', '5')),
    ],
  ],
  [
    'of which one comes in no order',
    [
      ...named('a', fractions('1', '2')),
      ...named('b', fractions('3', '4.5', '5')).toReversed(),
      ...named('c', fractions('6')),
    ],
  ],
  [
    'that come by turns',
    named('a', fractions('1', '2', '3', '4')).flatMap((event, n) => [
      event,
      ...named('b', figures('1', '22', '333', '4444')).slice(n, n + 1),
    ]),
  ],
])('each of many targets holds its own: those %s', (_, events) => {
  expect(held(ledgersOf(events))).toStrictEqual(held(oneByOne(events)))
})
