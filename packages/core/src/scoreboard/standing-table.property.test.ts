import * as fc from 'fast-check'
import { castDraft, Immer } from 'immer'
import { expect, test } from 'vitest'
import type { Standing } from '../standing/standing.ts'
import { sampleStanding } from '../testing/sample-standing.ts'
import { StandingTable } from './standing-table.ts'

/** Another hand that makes changed things of unchanged ones; the tables are held against what it makes. */
const immer = new Immer({ autoFreeze: false })

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
      const models: Readonly<Record<string, Standing>>[] = [
        Object.fromEntries(initial.map((each) => [each.target, each])),
      ]
      plans.forEach(({ of, targets, removed }, index) => {
        const from = of % tables.length
        const changed = targets.map((n) => named(n, index + 1))
        const left = removed.map((n) => `t${n}`)
        tables.push((tables[from] as StandingTable).without(left).with(changed))
        models.push(
          immer.produce(models[from] ?? {}, (draft) => {
            for (const target of left) delete draft[target]
            for (const each of changed) draft[each.target] = castDraft(each)
          }),
        )
      })
      tables.forEach((table, index) => {
        const model = models[index] ?? {}
        const ids = Object.keys(model).toSorted()
        expect(table.size).toBe(ids.length)
        const held = [...table]
        expect(held.length).toBe(ids.length)
        // By identity: a standing that did not change is the same object.
        expect(held.every((each, place) => each === model[ids[place] ?? ''])).toBe(true)
        for (let n = 0; n <= 700; n += 50) {
          expect(table.get(`t${n}`)).toBe(model[`t${n}`])
        }
      })
    }),
  )
})

function named(n: number, revision: number): Standing {
  return sampleStanding(`t${n}`, { revision })
}
