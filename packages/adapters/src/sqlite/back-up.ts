import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  unlinkSync,
} from 'node:fs'
import type { Database } from './driver.ts'
import { BackupExists } from './errors.ts'

let backups = 0

/**
 * Writes the whole of an open file, as it is at one moment, to a new one. It stands under a name of its own
 * until it is complete and on the disk. Throws {@link BackupExists} where a file has the name, or one that
 * SQLite would take for its log.
 */
export function backUp(database: Database, path: string): void {
  for (const taken of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`]) {
    if (existsSync(taken)) throw new BackupExists(taken)
  }
  backups += 1
  const part = `${path}.${process.pid}-${backups}.part`
  try {
    database.prepare('VACUUM INTO ?').run(part)
    flush(part)
    give(part, path)
  } finally {
    rmSync(part, { force: true })
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** A link is refused where a file has the name by now. Disks without links are looked at once more. */
function give(part: string, path: string): void {
  try {
    linkSync(part, path)
  } catch {
    if (existsSync(path)) throw new BackupExists(path)
    renameSync(part, path)
    return
  }
  unlinkSync(part)
}
