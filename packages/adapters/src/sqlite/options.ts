import { RefusedInput, type Bounds } from '@planfold/core'
import { optionsIn, refuse, tenantKey } from '@planfold/core/store'

export interface SqliteStoreOptions {
  /** The file, made when it is missing; its folder has to exist. `:memory:` keeps all in memory. */
  readonly path: string
  /** Whose log it is, an id; absent: the log of nobody in particular. One file may hold many. */
  readonly tenant?: string | undefined
  /**
   * What an acknowledged commit survives.
   * - `full` (the default): the end of the process and a loss of power. Each append waits for the
   *   disk.
   * - `normal`: the end of the process. A loss of power may take the last commits, whole and from
   *   the end, but never damages the file; appends are several times faster.
   */
  readonly durability?: 'full' | 'normal' | undefined
  /**
   * Milliseconds to wait for another process that is writing, 0 or more, at most 2^31 - 1; absent:
   * 5,000. The wait blocks the thread, as everything SQLite does.
   */
  readonly busyTimeout?: number | undefined
  /**
   * Milliseconds between two looks at what other processes have appended, while somebody follows the log
   * and waits: whole, from 1 to 2^31 - 1; absent: 5. What this process appends needs none.
   */
  readonly pollEvery?: number | undefined
  /**
   * Whether the store is only read: the file has to exist, an append rejects with {@link StoreReadOnly}.
   * Absent: it is not.
   */
  readonly readOnly?: boolean | undefined
}

export interface CompleteOptions {
  readonly path: string
  /** What the tenant's rows are filed under. */
  readonly tenant: string
  readonly durability: 'full' | 'normal'
  readonly busyTimeout: number
  readonly pollEvery: number
  readonly readOnly: boolean
}

const LONGEST_TIMEOUT = 2 ** 31 - 1

/** Fills in the defaults; throws {@link RefusedInput} naming the option that can't be. */
export function completeOptions(options: SqliteStoreOptions): CompleteOptions {
  const {
    path,
    tenant,
    durability = 'full',
    busyTimeout = 5_000,
    pollEvery = 5,
    readOnly = false,
  } = optionsIn(options, ['path', 'tenant', 'durability', 'busyTimeout', 'pollEvery', 'readOnly'])
  requireFile('path', path)
  if (typeof readOnly !== 'boolean') {
    throw refusal('readOnly', readOnly, 'true or false', 'Leave it out to append, too.', {
      types: ['boolean'],
    })
  }
  if (readOnly && path === ':memory:') {
    const expected = 'the path of a file, with readOnly'
    throw refusal('path', path, expected, 'Give a path: what is new has nothing to read.', {
      types: ['string'],
    })
  }
  if (durability !== 'full' && durability !== 'normal') {
    throw refusal('durability', durability, 'full or normal', 'Leave it out for full.', {
      allowed: ['full', 'normal'],
    })
  }
  requireMilliseconds('busyTimeout', busyTimeout, 0, '5,000')
  requireMilliseconds('pollEvery', pollEvery, 1, '5')
  return { path, tenant: tenantKey(tenant), durability, busyTimeout, pollEvery, readOnly }
}

function requireMilliseconds(option: string, found: number, least: number, absent: string): void {
  if (Number.isInteger(found) && found >= least && found <= LONGEST_TIMEOUT) return
  const expected = `whole milliseconds from ${least} to ${LONGEST_TIMEOUT}`
  throw refusal(option, found, expected, `Leave it out for ${absent}.`, {
    types: ['integer'],
    least,
    most: LONGEST_TIMEOUT,
  })
}

/** Throws {@link RefusedInput} where a path can lead to no file. */
export function requireFile(field: string, path: unknown): asserts path is string {
  if (typeof path !== 'string' || path.trim() === '') {
    throw refusal(field, path, 'the path of a file', 'Give the path of a file.', {
      types: ['string'],
      least: 1,
    })
  }
  if (path.includes('\0')) {
    const expected = 'a path without the character NUL'
    throw refusal(field, path, expected, 'Take it out: files have no such names.', {
      types: ['string'],
    })
  }
}

function refusal(
  field: string,
  value: unknown,
  expected: string,
  remedy: string,
  bounds: Bounds,
): RefusedInput {
  return new RefusedInput(refuse('InvalidOptions', field, value, expected, remedy, bounds))
}
