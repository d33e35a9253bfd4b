import type { Database } from './driver.ts'

/** The number of a tenant in a file. */
export interface TenantInFile {
  /** 0 for nobody in particular; -1, which no row has, until the tenant has a commit. */
  key(): number
  /** Gives the tenant a number, where it has none. */
  add(): void
}

/**
 * Finds a tenant by its name; the empty text is nobody in particular. It is looked up each time: a number
 * that was kept would outlive the transaction that gave it and was rolled back.
 */
export function tenantInFile(database: Database, name: string): TenantInFile {
  if (name === '') return { key: () => 0, add: () => undefined }
  const find = database.prepare('SELECT key FROM tenants WHERE name = ?').pluck()
  const add = database.prepare('INSERT INTO tenants (name) VALUES (?) ON CONFLICT DO NOTHING')
  return {
    key: () => (find.get(name) as number | undefined) ?? -1,
    add: () => void add.run(name),
  }
}
