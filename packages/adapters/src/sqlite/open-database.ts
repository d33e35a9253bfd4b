import { accessSync, constants } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { PlanfoldError } from '@planfold/core'
import { loadDriver, type Database } from './driver.ts'
import {
  DatabaseBusy,
  DatabaseFailed,
  DatabaseFull,
  FolderNotWritable,
  ForeignDatabase,
  SchemaDamaged,
} from './errors.ts'
import type { CompleteOptions } from './options.ts'
import { findSchema, prepareSchema } from './schema.ts'

const MILLISECONDS_BETWEEN_ATTEMPTS = 20
const PAGES_OF_LOG = 1_000
const BYTES_OF_LOG = 4_194_304

/** Opens the file and makes sure that it is a store; closes it again where it is not. */
export async function openDatabase(options: CompleteOptions): Promise<Database> {
  const Driver = await loadDriver()
  let database: Database | undefined
  try {
    const { path, busyTimeout: timeout, readOnly } = options
    database = new Driver(path, { timeout, readonly: readOnly, fileMustExist: readOnly })
    if (readOnly) findSchema(database, path)
    else await prepareDatabase(database, options)
    return database
  } catch (cause) {
    database?.close()
    if (options.readOnly && isSqlite(cause, 'SQLITE_CANTOPEN') && isReadable(options.path)) {
      throw new FolderNotWritable(options.path, cause)
    }
    throw storeError(cause, options)
  }
}

/** The store's own error for what the driver threw. */
export function storeError(cause: unknown, { path, busyTimeout }: CompleteOptions): PlanfoldError {
  if (cause instanceof PlanfoldError) return cause
  if (isSqlite(cause, 'SQLITE_BUSY')) return new DatabaseBusy(path, busyTimeout, cause)
  if (isSqlite(cause, 'SQLITE_NOTADB')) return new ForeignDatabase(path, 'no database', cause)
  if (isSqlite(cause, 'SQLITE_FULL')) return new DatabaseFull(path, cause)
  const missing = MISSING.exec(cause instanceof Error ? cause.message : '')?.[1]
  if (missing !== undefined) return new SchemaDamaged(path, missing, false, cause)
  return new DatabaseFailed(path, cause)
}

const MISSING = /^no such (?:table|index|column|view|trigger): (?:main\.)?(.+)$/

/** Brings an open file to the state a store needs; where others hold it, tries until the timeout. */
export async function prepareDatabase(database: Database, options: CompleteOptions): Promise<void> {
  const deadline = performance.now() + options.busyTimeout
  // SQLite does not wait for every lock it needs to change the journal mode: while another process
  // does the same it gives up at once. Each step may be repeated.
  while (true) {
    try {
      prepareSchema(database, options.path)
      useWriteAheadLog(database)
      break
    } catch (cause) {
      if (!isSqlite(cause, 'SQLITE_BUSY') || performance.now() >= deadline) throw cause
      await delay(MILLISECONDS_BETWEEN_ATTEMPTS)
    }
  }
  const isFull = options.durability === 'full'
  database.pragma(`synchronous = ${isFull ? 'FULL' : 'NORMAL'}`, { simple: true })
  // Only macOS knows the difference: there a plain sync leaves the data in the drive's cache.
  if (isFull) database.pragma('fullfsync = ON', { simple: true })
  // The log is folded in after so many pages, and is cut once a large commit has made it longer.
  database.pragma(`wal_autocheckpoint = ${PAGES_OF_LOG}`, { simple: true })
  database.pragma(`journal_size_limit = ${BYTES_OF_LOG}`, { simple: true })
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}

function useWriteAheadLog(database: Database): void {
  if (database.pragma('journal_mode', { simple: true }) === 'wal') return
  const mode = database.pragma('journal_mode = WAL', { simple: true })
  // What is only in memory has no such log and needs none.
  if (mode !== 'wal' && mode !== 'memory') throw new Error(`no write-ahead log (${String(mode)})`)
}

function isSqlite(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith(code)
}
