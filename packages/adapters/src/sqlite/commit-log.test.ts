import { expect, test } from 'vitest'
import { commitLog } from './commit-log.ts'
import type { Database } from './driver.ts'
import { openDatabase } from './open-database.ts'
import { completeOptions } from './options.ts'

test.each([
  ['', 9],
  ['a tenant', 11],
])('no query of %j scans the log or sorts it', async (tenant, count) => {
  const database = await openDatabase(completeOptions({ path: ':memory:' }))
  const queries: string[] = []
  const watched: Database = {
    prepare(sql) {
      queries.push(sql)
      return database.prepare(sql)
    },
    transaction: (run) => database.transaction(run),
    exec: (sql) => database.exec(sql),
    pragma: (source, options) => database.pragma(source, options),
    close: () => database.close(),
  }
  commitLog(watched, tenant)
  for (const query of queries) {
    const parameters = Array.from(query.matchAll(/\?/g), () => 1)
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${query}`).all(...parameters)
    for (const step of plan as { readonly detail: string }[]) {
      expect(step.detail, query).toMatch(
        /^SEARCH (?:commits|targets|tenants)\b|^(?:CORRELATED )?SCALAR SUBQUERY/,
      )
    }
  }
  expect(queries).toHaveLength(count)
  database.close()
})
