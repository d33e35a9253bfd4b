import { StoreClosed, type TargetId } from '@planfold/core'
import {
  checkCommit,
  numberOfPosition,
  optionsIn,
  positionNumbered,
  type AppendResult,
  type Commit,
  type EventStore,
  type LogQuery,
  type StoreCapabilities,
  type StoredCommit,
} from '@planfold/core/store'
import { commitLog, type CommitLog, type Row } from './commit-log.ts'
import { CommitWatch } from './commit-watch.ts'
import type { Database } from './driver.ts'
import { CorruptCommit, StoreReadOnly } from './errors.ts'
import { leanEvents, wholeEvents } from './lean-events.ts'
import { logInUse, type LogInUse } from './logs-in-use.ts'
import { otherWork } from './other-work.ts'
import { openDatabase, storeError } from './open-database.ts'
import { fileToOpen, type OpenFile } from './open-file.ts'
import {
  completeOptions,
  requireFile,
  type CompleteOptions,
  type SqliteStoreOptions,
} from './options.ts'
import { unpackedFingerprint } from './packed-text.ts'

/** What a store in a file can do beyond the port. */
export interface SqliteEventStore extends EventStore {
  /**
   * Writes the whole file, all tenants, to a new one, as it is at one moment; others read and append
   * meanwhile, and their appends are in it or not. The copy opens like any store. It blocks the thread,
   * about 5 s for a gigabyte.
   *
   * Rejects with {@link BackupExists} where a file is at the path, with {@link DatabaseFull} or
   * {@link DatabaseFailed} where it can't be written; then nothing is left of it. Throws
   * {@link RefusedInput} where the path can't be.
   */
  backup(path: string): Promise<void>
}

/**
 * A store in a SQLite file, by `better-sqlite3` (an optional peer: `npm install better-sqlite3`).
 * Several processes on one machine may use the file at once; it must not lie on a network drive.
 *
 * The file is opened by the first call, which rejects with {@link MissingPeer} where the driver is
 * not installed, {@link ForeignDatabase}, {@link NewerDatabase} or {@link OlderDatabase}
 * where the file can't be a store, {@link SchemaDamaged} where a table or an index of it is missing.
 * With `readOnly` it is {@link FolderNotWritable} where SQLite may not read it there.
 * Every call rejects with {@link DatabaseBusy} where another process holds the file for longer than
 * `busyTimeout`, with {@link DatabaseFull} where the disk is full, with {@link FileReplaced} where the path
 * no longer leads to the open file, with {@link DatabaseFailed} where SQLite fails otherwise. Throws
 * {@link RefusedInput} where an option can't be.
 *
 * @example
 * const store = sqliteStore({ path: ':memory:' })
 * store.capabilities //=> { commitIds: 'log', durable: false }
 */
export function sqliteStore(options: SqliteStoreOptions): SqliteEventStore {
  return new SqliteStore(completeOptions(options))
}

class SqliteStore implements SqliteEventStore {
  readonly capabilities: StoreCapabilities
  readonly sharedLog: object
  readonly #inUse: LogInUse
  readonly #watch: CommitWatch
  readonly #options: CompleteOptions
  #log: CommitLog | undefined
  #file: OpenFile | undefined
  #opening: Promise<CommitLog> | undefined
  #closed = false

  constructor(options: CompleteOptions) {
    this.#options = options
    this.capabilities = { commitIds: 'log', durable: options.path !== ':memory:' }
    this.#inUse = logInUse(options.path, options.tenant)
    this.sharedLog = this.#inUse.log
    this.#watch = new CommitWatch(() => this.#log?.version(), options.pollEvery)
  }

  async load(
    target: TargetId,
    options: { readonly afterRevision?: number | undefined } = {},
  ): Promise<readonly StoredCommit[]> {
    const { afterRevision = 0 } = optionsIn(options, ['afterRevision'])
    const log = await this.#inTurn()
    return this.#ask(() => log.load(target, afterRevision)).map((row) => this.#decoded(row))
  }

  async append(commit: Commit): Promise<AppendResult> {
    const log = await this.#inTurn()
    checkCommit(commit)
    if (this.#options.readOnly) throw new StoreReadOnly(this.#options.path)
    const events = leanEvents(commit)
    const outcome = this.#ask(() => log.append(commit, events))
    switch (outcome.status) {
      case 'appended':
        this.#inUse.listeners.tell()
        return { status: 'appended', position: positionNumbered(outcome.position) }
      case 'conflict':
        return outcome
      case 'alreadyAppended':
      case 'commitIdTaken':
        return { status: outcome.status, commit: this.#decoded(outcome.row) }
    }
  }

  async *read(query: LogQuery = {}): AsyncGenerator<readonly StoredCommit[]> {
    const { after, upTo } = optionsIn(query, ['after', 'upTo'])
    const log = await this.#inTurn()
    const last = this.#ask(() => log.end())
    const end = upTo === undefined ? last : Math.min(last, numberOfPosition(upTo))
    let position = after === undefined ? 0 : numberOfPosition(after)
    while (true) {
      const rows = this.#ask(() => log.page(position, end))
      const lastRow = rows.at(-1)
      if (lastRow === undefined) return
      position = lastRow[0]
      yield rows.map((row) => this.#decoded(row))
    }
  }

  async backup(path: string): Promise<void> {
    requireFile('path', path)
    const log = await this.#inTurn()
    this.#ask(() => log.backUp(path), path)
  }

  onCommits(listener: () => void): () => void {
    if (this.#closed) throw new StoreClosed()
    const stops = [this.#watch.add(listener), this.#inUse.listeners.add(listener)]
    return () => stops.forEach((stop) => stop())
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#watch.end()
    await this.#opening?.catch(() => undefined)
    this.#log?.close()
    this.#inUse.release()
  }

  /** Before every call: a reader that never rests would keep a writer waiting, and the other way round. */
  async #inTurn(): Promise<CommitLog> {
    await otherWork()
    return this.#log ?? this.#open()
  }

  /** Opens the file once for all calls; after a failure the next call tries again. */
  async #open(): Promise<CommitLog> {
    if (this.#closed) throw new StoreClosed()
    this.#opening ??= this.#openFile()
      .then((database) => (this.#log = this.#prepared(database)))
      .finally(() => (this.#opening = undefined))
    return this.#opening
  }

  async #openFile(): Promise<Database> {
    const file = fileToOpen(this.#options.path, this.#options.readOnly)
    const database = await openDatabase(this.#options)
    this.#file = file
    return database
  }

  /** A file that says it is a store may lack its tables all the same. */
  #prepared(database: Database): CommitLog {
    try {
      return commitLog(database, this.#options.tenant)
    } catch (cause) {
      database.close()
      throw storeError(cause, this.#options)
    }
  }

  /** What fails is told of the path. */
  #ask<Answer>(ask: () => Answer, path: string = this.#options.path): Answer {
    if (this.#closed) throw new StoreClosed()
    try {
      const answer = ask()
      // Before it is given: what was written to a file that no path leads to is not acknowledged.
      this.#file?.check()
      return answer
    } catch (cause) {
      throw storeError(cause, { ...this.#options, path })
    }
  }

  #decoded([number, id, target, selected, lastRevision, text]: Row): StoredCommit {
    const position = positionNumbered(number)
    try {
      const events = wholeEvents(text, { id, target, lastRevision })
      return { id, target, fingerprint: unpackedFingerprint(selected), position, events }
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause
      throw new CorruptCommit(this.#options.path, position, cause)
    }
  }
}
