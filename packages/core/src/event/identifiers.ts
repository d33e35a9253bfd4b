import { accepted, refused, valueOf, type Result } from '../refusal/result.ts'
import type { Fault } from '../refusal/parameters.ts'
import { requireText, wrongKind } from '../refusal/kinds.ts'
import { refuse } from '../refusal/refusal.ts'

declare const targetIdBrand: unique symbol
declare const eventIdBrand: unique symbol
declare const commitIdBrand: unique symbol

/** Names one target within a tenant. 1 to 200 characters, see {@link parseId}. */
export type TargetId = string & { readonly [targetIdBrand]: true }
/** Names one event: the commit's id, a full stop, and the event's place in the commit from 1. */
export type EventId = string & { readonly [eventIdBrand]: true }
/** Names one commit: the id of the command that caused it. */
export type CommitId = string & { readonly [commitIdBrand]: true }

/** Longest id accepted, in UTF-16 code units. */
const MAX_ID_LENGTH = 200

/** A full stop and a whole number, with room to spare. */
const LONGEST_PLACE = 20

const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])
const CONTROL = /\p{Cc}|\u2028|\u2029/u

/**
 * Checks an identifier of any kind: not empty, at most 200 characters, well-formed
 * Unicode without control characters, no space at either end, and not a key that JavaScript objects
 * treat specially (`__proto__`, `constructor`, `prototype`). It comes out in Unicode's composed form
 * (NFC), and is kept to the letter otherwise: case matters.
 */
export function parseId(input: unknown): Result<string> {
  return parseIdUpTo(MAX_ID_LENGTH, input)
}

/** Checks an event's id: as any other, but longer by its place in the commit. */
export function parseEventId(input: unknown): Result<EventId> {
  return parseIdUpTo(MAX_ID_LENGTH + LONGEST_PLACE, input) as Result<EventId>
}

/** Printable ASCII without spaces, as most ids are: nothing can be wrong with it but what is reserved. */
const PLAIN = /^[!-~]+$/

function parseIdUpTo(length: number, input: unknown): Result<string> {
  if (typeof input === 'string' && input.length <= length && PLAIN.test(input)) {
    if (!RESERVED.has(input)) return accepted(input)
  }
  // Composed, so that what is typed in two ways is one id.
  const text = typeof input === 'string' ? input.normalize('NFC') : input
  const found = faultOf(text, length)
  if (found === undefined) return accepted(text as string)
  const [fault, remedy] = found
  const expected = `an id of 1 to ${length} characters`
  return refused(refuse('InvalidId', '', input, expected, remedy, { fault, most: length }))
}

/** The id that a view is asked about, in composed form; what is no text is found in no log. */
export function askedFor(target: string): TargetId {
  return (typeof target === 'string' ? target.normalize('NFC') : target) as TargetId
}

/** Mints a target's id; throws {@link RefusedInput} where {@link parseId} refuses. */
export function targetId(input: string): TargetId {
  return valueOf(parseId(input)) as TargetId
}

/** Mints a commit's id; throws {@link RefusedInput} where {@link parseId} refuses. */
export function commitId(input: string): CommitId {
  return valueOf(parseId(input)) as CommitId
}

/** The id of the n-th event of a commit, counted from 1; so a report's id is known before it is sent. */
export function eventIdIn(commit: CommitId, place: number): EventId {
  requireText('commit', commit)
  if (!Number.isSafeInteger(place)) throw wrongKind('place', place, 'integer', 'a whole number')
  return `${commit}.${place}` as EventId
}

function faultOf(input: unknown, length: number): Fault | undefined {
  if (typeof input !== 'string') return ['notText', 'Give the id as a string.']
  if (input === '') return ['empty', 'Give an id that is not empty.']
  if (input.length > length) return ['tooLong', `Shorten it to ${length} characters.`]
  if (RESERVED.has(input)) {
    return ['reserved', 'Choose another id: this one is a special key in JavaScript.']
  }
  if (!input.isWellFormed()) {
    return ['loneSurrogate', 'Remove the lone surrogate: it cannot be stored as UTF-8.']
  }
  if (CONTROL.test(input)) return ['control', 'Remove the control characters.']
  if (input.trim() !== input) return ['space', 'Remove the space at its ends.']
  return undefined
}
