import { DIGITS } from '../ledger/counted-ids.ts'

/** Makes ids that never come twice. */
export type Ids = () => string

/** Below 2^53, so that a number tells it. */
const MOST = 16 ** DIGITS

/**
 * Ids made of a prefix and a number that counts from 0, in 12 hexadecimal digits. A prefix is asked for
 * at the first id, and anew when its numbers are used up; `first` is where counting begins.
 *
 * @example
 * const ids = countedIds(() => 'prefix-')
 * ids() //=> 'prefix-000000000000'
 * ids() //=> 'prefix-000000000001'
 */
export function countedIds(prefixes: () => string, first = 0): Ids {
  let prefix: string | undefined
  let next = first
  return () => {
    if (prefix === undefined || next === MOST) {
      if (next === MOST) next = 0
      prefix = prefixes()
    }
    const id = prefix + next.toString(16).padStart(DIGITS, '0')
    next += 1
    return id
  }
}
