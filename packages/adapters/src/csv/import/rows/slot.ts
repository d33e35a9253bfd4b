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

/** Length of what {@link amendmentIn} adds to the id of a slot. */
const AMENDMENT_LENGTH = 23

/**
 * Id of a command that says something else in a slot, after the event that was the last to say
 * something there; so going back to what was said first is not taken for a repetition.
 */
export function amendmentIn(slot: string, content: string, after: string): string {
  return `${slot}~${digestOf([slot, content, after]).toString('base64url')}`
}

/** The slot that a command's id belongs to; undefined where it is none of this mapping's. */
export function slotOfCommand(mapping: string, id: string): string | undefined {
  if (!id.startsWith(`${mapping}.`)) return undefined
  return id.at(-AMENDMENT_LENGTH) === '~' ? id.slice(0, -AMENDMENT_LENGTH) : id
}

/** 16 bytes that stand for words, told apart wherever they are cut. */
export function digestOf(words: readonly string[]): Buffer {
  return hash('sha256', JSON.stringify(words), 'buffer').subarray(0, ID_BYTES)
}
