import { hash } from 'node:crypto'
import { composed } from './composed.ts'

/** Characters of a digest: 132 bits. */
const DIGEST_LENGTH = 22

/** Length of what {@link amendmentIn} adds to a slot. */
const AMENDMENT_LENGTH = 1 + DIGEST_LENGTH

/**
 * The place in which a mapping says something: the terms of a target, or one of its readings. It is
 * the id of the command that says it first, the same whatever it says. Equal for equal words and no
 * others, as far as the first 132 bits of SHA-256 tell.
 */
export function slotOf(mapping: string, ...words: readonly string[]): string {
  return `${mapping}.${digestOf([mapping, ...words.map(composed)])}`
}

/**
 * Id of a command that says something else in a slot, after the event that was the last to say
 * something there; so going back to what was said first is not taken for a repetition.
 */
export function amendmentIn(slot: string, says: unknown, after: string): string {
  return `${slot}~${digestOf([slot, says ?? null, after])}`
}

/** The slot that a command's id belongs to; undefined where it is none of this mapping's. */
export function slotOfCommand(mapping: string, id: string): string | undefined {
  if (!id.startsWith(`${mapping}.`)) return undefined
  return id.at(-AMENDMENT_LENGTH) === '~' ? id.slice(0, -AMENDMENT_LENGTH) : id
}

/** Stands for any JSON value: 22 characters that an id may hold. */
export function digestOf(value: unknown): string {
  return digestOfText(JSON.stringify(value))
}

/** As {@link digestOf}, for what has been written as JSON. */
export function digestOfText(json: string): string {
  return hash('sha256', json, 'base64url').slice(0, DIGEST_LENGTH)
}
