import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { targetId } from '../event/identifiers.ts'
import { NO_NOTICES } from '../notice/notice.ts'
import { day } from '../period/day.ts'
import { zone } from '../period/zone.ts'
import type { Standing } from '../standing/standing.ts'
import { StandingTable } from './standing-table.ts'

const firstDay = day('2020-01-01')

/** Any standing at all: a table looks at nothing but its target. */
const template: Standing = {
  target: targetId('any'),
  kind: 'indicator',
  title: 'Any',
  unit: { code: 'person' },
  measure: 'sum',
  direction: 'atLeast',
  period: { from: firstDay, to: firstDay, zone: zone('UTC') },
  asOf: firstDay,
  revision: 1,
  attainmentMethod: { method: 'ofPlan' },
  attainment: { undefined: 'noPlan' },
  met: false,
  exceeded: false,
  revised: false,
  contradicted: false,
  milestones: [],
  reports: { counted: 0, beforePeriod: 0, afterDeadline: 0 },
  notices: NO_NOTICES,
}

/** Changes to a table made earlier, named by its place among all tables made so far. */
const changes = fc.array(
  fc.record({
    of: fc.nat({ max: 20 }),
    targets: fc.uniqueArray(fc.nat({ max: 700 }), { maxLength: 4 }),
    removed: fc.array(fc.nat({ max: 700 }), { maxLength: 3 }),
  }),
  { maxLength: 12 },
)

test('tables made from one another, in any tree, each hold what a plain map would', () => {
  fc.assert(
    fc.property(fc.nat({ max: 600 }), changes, (size, plans) => {
      const initial = Array.from({ length: size }, (_, n) => named(n, 0))
      const tables = [StandingTable.of(initial)]
      const models = [new Map(initial.map((each) => [each.target, each]))]
      plans.forEach(({ of, targets, removed }, index) => {
        const from = of % tables.length
        const changed = targets.map((n) => named(n, index + 1))
        const left = removed.map((n) => `t${n}`)
        tables.push((tables[from] as StandingTable).without(left).with(changed))
        const model = new Map(models[from])
        for (const target of left) model.delete(targetId(target))
        for (const each of changed) model.set(each.target, each)
        models.push(model)
      })
      tables.forEach((table, index) => {
        const model = models[index] as Map<string, Standing>
        expect(table.size).toBe(model.size)
        const ids = [...model.keys()].toSorted()
        const held = [...table]
        expect(held.length).toBe(ids.length)
        // By identity: a standing that did not change is the same object.
        expect(held.every((each, place) => each === model.get(ids[place] ?? ''))).toBe(true)
        for (let n = 0; n <= 700; n += 50) {
          expect(table.get(`t${n}`)).toBe(model.get(`t${n}`))
        }
      })
    }),
  )
})

function named(n: number, revision: number): Standing {
  return { ...template, target: targetId(`t${n}`), revision }
}
