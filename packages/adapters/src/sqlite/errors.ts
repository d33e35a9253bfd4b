import { PlanfoldError } from '@planfold/core'

/** The file is not a store of planfold's; it was left as it is. */
export class ForeignDatabase extends PlanfoldError {
  override readonly name = 'ForeignDatabase'
  readonly code = 'ForeignDatabase'
  readonly path: string

  constructor(path: string, found: string, cause?: unknown) {
    super(
      `Cannot open ${path}: expected a planfold store or no file, found ${found}. ` +
        'Give the path of another file.',
      { cause },
    )
    this.path = path
  }
}

/** The file was written by a later version of this package; it was left as it is. */
export class NewerDatabase extends PlanfoldError {
  override readonly name = 'NewerDatabase'
  readonly code = 'NewerDatabase'
  readonly path: string
  readonly schemaVersion: number

  constructor(path: string, schemaVersion: number, known: number) {
    super(
      `Cannot open ${path}: expected schema version ${known} or earlier, found ${schemaVersion}. ` +
        'Update @planfold/adapters.',
    )
    this.path = path
    this.schemaVersion = schemaVersion
  }
}

/** The file was written before the first release, in a form that is no longer read; it was left as it is. */
export class OlderDatabase extends PlanfoldError {
  override readonly name = 'OlderDatabase'
  readonly code = 'OlderDatabase'
  readonly path: string
  readonly schemaVersion: number

  constructor(path: string, schemaVersion: number, known: number) {
    super(
      `Cannot open ${path}: expected schema version ${known}, found ${schemaVersion}, which was never ` +
        'released. Read its log with the version that wrote it, and append the commits to a new file.',
    )
    this.path = path
    this.schemaVersion = schemaVersion
  }
}

/** A table, an index, a view or a trigger of the store is missing or is not the one it was made with. */
export class SchemaDamaged extends PlanfoldError {
  override readonly name = 'SchemaDamaged'
  readonly code = 'SchemaDamaged'
  readonly path: string
  /** The name of the object in the file. */
  readonly object: string

  constructor(path: string, object: string, isThere: boolean, cause?: unknown) {
    super(
      `Cannot use ${path}: expected ${object} as the store made it, found ` +
        `${isThere ? 'another definition' : 'none'}. Restore the file from a backup.`,
      { cause },
    )
    this.path = path
    this.object = object
  }
}

/** Other connections held the file for longer than the busy timeout. Repeating the call is safe. */
export class DatabaseBusy extends PlanfoldError {
  override readonly name = 'DatabaseBusy'
  readonly code = 'DatabaseBusy'
  readonly path: string
  readonly busyTimeout: number

  constructor(path: string, busyTimeout: number, cause: unknown) {
    super(
      `Cannot use ${path}: expected its lock within ${busyTimeout} ms, found it held by another ` +
        'connection. Try again, or open the store with a longer busyTimeout.',
      { cause },
    )
    this.path = path
    this.busyTimeout = busyTimeout
  }
}

/** The disk is full. Everything acknowledged is kept; what was rejected was not stored. */
export class DatabaseFull extends PlanfoldError {
  override readonly name = 'DatabaseFull'
  readonly code = 'DatabaseFull'
  readonly path: string

  constructor(path: string, cause: unknown) {
    super(
      `Cannot write to ${path}: expected room on its disk, found none. ` +
        'Make room and try again; everything acknowledged is kept.',
      { cause },
    )
    this.path = path
  }
}

/**
 * The path no longer leads to the file that the store has open: it was deleted, moved or replaced. Whether
 * the call had an effect there is not known; nothing that came after it is acknowledged.
 */
export class FileReplaced extends PlanfoldError {
  override readonly name = 'FileReplaced'
  readonly code = 'FileReplaced'
  readonly path: string

  constructor(path: string, isThere: boolean) {
    super(
      `Cannot use ${path}: expected the file that was opened, found ${isThere ? 'another' : 'none'}. ` +
        'Put the file back, or close the store and open the one that is there.',
    )
    this.path = path
  }
}

/** A backup was to be written where a file is; the file was left as it is. */
export class BackupExists extends PlanfoldError {
  override readonly name = 'BackupExists'
  readonly code = 'BackupExists'
  /** The file that is there. */
  readonly path: string

  constructor(path: string) {
    super(
      `Cannot back up to ${path}: expected no file, found one. Give another path, or move the file.`,
    )
    this.path = path
  }
}

/**
 * SQLite reads a store that was in use only where it may write beside it, or its log lies there already; on a
 * read-only disk it reads what `backup` wrote.
 */
export class FolderNotWritable extends PlanfoldError {
  override readonly name = 'FolderNotWritable'
  readonly code = 'FolderNotWritable'
  readonly path: string

  constructor(path: string, cause: unknown) {
    super(
      `Cannot read ${path}: expected a folder that may be written to, or a backup, found a store that was ` +
        'in use. Put there what its backup(path) writes.',
      { cause },
    )
    this.path = path
  }
}

/** A store that was opened to be read was told to append; nothing was stored. */
export class StoreReadOnly extends PlanfoldError {
  override readonly name = 'StoreReadOnly'
  readonly code = 'StoreReadOnly'
  readonly path: string

  constructor(path: string) {
    super(
      `Cannot append to ${path}: expected a store that may be written to, found one opened with readOnly. ` +
        'Open it without readOnly.',
    )
    this.path = path
  }
}

/** SQLite could not do its work: a file that may not be written, a damaged page. */
export class DatabaseFailed extends PlanfoldError {
  override readonly name = 'DatabaseFailed'
  readonly code = 'DatabaseFailed'
  readonly path: string

  constructor(path: string, cause: unknown) {
    const found = cause instanceof Error ? cause.message : String(cause)
    super(
      `Cannot use ${path}: expected a database that can be read and written, found: ${found}. ` +
        'See the cause, mend it and try again.',
      { cause },
    )
    this.path = path
  }
}

/** A commit in the file is not what was stored: its events are no JSON. */
export class CorruptCommit extends PlanfoldError {
  override readonly name = 'CorruptCommit'
  readonly code = 'CorruptCommit'
  readonly path: string
  readonly position: string

  constructor(path: string, position: string, cause: unknown) {
    super(
      `Cannot read the commit at position ${position} of ${path}: expected events as JSON, found ` +
        'other text. Restore the file from a backup.',
      { cause },
    )
    this.path = path
    this.position = position
  }
}
