import { expect, test } from 'vitest'
import { commitLog } from './commit-log.ts'
import type { Database } from './driver.ts'
import { openDatabase } from './open-database.ts'
import { completeOptions } from './options.ts'

test.each(['', 'a tenant'])('no query of %j scans the log or sorts it', async (tenant) => {
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
      expect(step.detail, query).toMatch(/^SEARCH commits/)
    }
  }
  expect(queries).toHaveLength(7)
  database.close()
})
