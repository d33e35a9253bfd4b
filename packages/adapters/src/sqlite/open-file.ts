import { closeSync, fstatSync, openSync, statSync, type Stats } from 'node:fs'
import { FileReplaced } from './errors.ts'

/** The file that a store has open, told by device and inode: its number is not given again while it is open. */
export interface OpenFile {
  /** Throws {@link FileReplaced} where the path leads to another file, or to none. */
  check(): void
}

/**
 * The file at a path, made where there is none unless it is only read, to be remembered before SQLite opens it and
 * checked after:
 * then it is the one that was opened. Undefined where nothing can be found or made; SQLite says why.
 */
export function fileToOpen(path: string, readOnly: boolean): OpenFile | undefined {
  if (path === ':memory:') return undefined
  const opened = found(path) ?? (readOnly ? undefined : (made(path) ?? found(path)))
  if (opened === undefined) return undefined
  return {
    check() {
      const now = found(path)
      if (now?.ino !== opened.ino || now.dev !== opened.dev) {
        throw new FileReplaced(path, now !== undefined)
      }
    },
  }
}

function found(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false })
}

/**
 * An empty file that was not there. Not one that was: closing a file gives up all locks that this process
 * has on it.
 */
function made(path: string): Stats | undefined {
  try {
    const file = openSync(path, 'wx', 0o644)
    const stats = fstatSync(file)
    closeSync(file)
    return stats
  } catch {
    return undefined
  }
}
