import { canonicalJson } from '../event/canonical-json.ts'
import type { CheckedCommand } from '../decider/commands.ts'
import { murmurHash } from './murmur-hash.ts'
import { pared } from '../decider/spelled-out.ts'

/** What a fingerprint begins with; numbers below were used before anything was released. */
const VERSION = '3:'

/**
 * Equal for equal commands, whatever the order of their fields, and whether or not they write out what
 * is meant without being said: a version, and a hash of the canonical JSON.
 *
 * It tells apart commands that were sent under one id by mistake: two that differ have one fingerprint
 * with a chance of 1 in 2^128. It is no protection against somebody who looks for two that have, since
 * the hash is not cryptographic: who may send both commands may send either.
 */
export function fingerprintOf(command: CheckedCommand): string {
  return `${VERSION}${murmurHash(canonicalJson(pared(command)))}`
}

/** Whether a stored fingerprint is that of a command; undefined where it has another version. */
export function isFingerprintOf(stored: string, command: CheckedCommand): boolean | undefined {
  return stored.startsWith(VERSION) ? stored === fingerprintOf(command) : undefined
}
