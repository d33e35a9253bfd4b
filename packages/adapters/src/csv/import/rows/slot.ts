import { hash } from 'node:crypto'

/** Longest is a name of 64 characters with this after it. */
const ID_BYTES = 16

/** What a mapping says in one place: the terms of a target, or one of its readings. */
export interface Slot {
  /** Id of the command that says it first; the same whatever it says. */
  readonly id: string
  /** 16 bytes that stand for the slot where many have to be remembered. */
  readonly key: Buffer
}

/**
 * The slot of a mapping that these words name. Equal for equal words and no others, as far as the
 * first 128 bits of SHA-256 tell.
 */
export function slotOf(mapping: string, ...words: readonly string[]): Slot {
  const key = digestOf([mapping, ...words])
  return { id: `${mapping}.${key.toString('base64url')}`, key }
}

/** 16 bytes that stand for words, told apart wherever they are cut. */
export function digestOf(words: readonly string[]): Buffer {
  return hash('sha256', JSON.stringify(words), 'buffer').subarray(0, ID_BYTES)
}
