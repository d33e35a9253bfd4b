import { RefusedInput } from './planfold-error.ts'
import { reading } from './reading.ts'
import { refuse } from './refusal.ts'
import { accepted, valueOf } from './result.ts'

/** What a look or a follower needs of an AbortSignal. */
export interface LookSignal {
  readonly aborted: boolean
  readonly reason: unknown
  throwIfAborted(): void
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

const METHODS = ['throwIfAborted', 'addEventListener', 'removeEventListener'] as const

/** Throws {@link RefusedInput} `InvalidOptions` for what is given and is no AbortSignal. */
export function requireSignal(found: LookSignal | undefined): void {
  if (found === undefined || valueOf(reading(found, () => accepted(isSignal(found))))) return
  const remedy = 'Give the signal of an AbortController, or leave it out.'
  throw new RefusedInput(
    refuse('InvalidOptions', 'signal', found, 'an AbortSignal', remedy, { methods: METHODS }),
  )
}

function isSignal(found: unknown): boolean {
  if (typeof found !== 'object' || found === null) return false
  const has = found as Readonly<Record<string, unknown>>
  return (
    typeof has['aborted'] === 'boolean' &&
    METHODS.every((method) => typeof has[method] === 'function')
  )
}
