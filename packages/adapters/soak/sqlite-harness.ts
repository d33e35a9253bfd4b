import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoreHarness } from '@planfold/core/testing'
import { sqliteStore } from '../src/sqlite/index.ts'

/** A SQLite file of its own for each law; a loss of power is not among what the laws ask about. */
export function createHarness(): StoreHarness {
  const folder = mkdtempSync(join(tmpdir(), 'planfold-soak-'))
  const path = join(folder, 'plan.db')
  return {
    open: (tenant) =>
      sqliteStore({ path, durability: 'normal', ...(tenant !== undefined && { tenant }) }),
    dispose: () => rmSync(folder, { recursive: true }),
  }
}
