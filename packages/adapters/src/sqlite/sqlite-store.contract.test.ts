import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storeContract } from '@planfold/core/testing'
import { describe, it } from 'vitest'
import { inFirstRun } from '../../../core/laws/runs.ts'
import { sqliteStore } from './sqlite-store.ts'

for (const durability of ['full', 'normal'] as const) {
  storeContract(
    `the SQLite store with durability ${durability}`,
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'planfold-'))
      const path = join(folder, 'plan.db')
      return {
        open: (tenant) =>
          sqliteStore({ path, durability, ...(tenant !== undefined && { tenant }) }),
        dispose: () => rmSync(folder, { recursive: true }),
      }
    },
    { describe, it, plans: inFirstRun(15, 50) },
  )
}
