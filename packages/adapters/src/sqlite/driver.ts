import { loadPeer } from '../peer/load-peer.ts'

const PACKAGE = 'better-sqlite3'

/** What is used of a prepared statement of `better-sqlite3`. */
export interface Statement {
  run(...parameters: readonly unknown[]): {
    readonly changes: number
    readonly lastInsertRowid: number | bigint
  }
  get(...parameters: readonly unknown[]): unknown
  all(...parameters: readonly unknown[]): unknown[]
  /** Rows as arrays. */
  raw(): Statement
  /** Rows as the value of their first column. */
  pluck(): Statement
}

/**
 * What is used of a database of `better-sqlite3`: a structural subset, so that no version of the
 * driver's types is forced on a user.
 */
export interface Database {
  prepare(sql: string): Statement
  exec(sql: string): unknown
  pragma(source: string, options: { readonly simple: true }): unknown
  transaction<Parameters extends unknown[], Result>(
    run: (...parameters: Parameters) => Result,
  ): { readonly immediate: (...parameters: Parameters) => Result }
  close(): unknown
}

interface DriverOptions {
  readonly timeout: number
  readonly readonly: boolean
  readonly fileMustExist: boolean
}

export type Driver = new (path: string, options: DriverOptions) => Database

/** Loads the driver, which is an optional peer; throws {@link MissingPeer} where it is missing. */
export async function loadDriver(
  load: () => Promise<{ readonly default: Driver }> = () => import('better-sqlite3'),
): Promise<Driver> {
  return (await loadPeer(PACKAGE, load)).default
}
