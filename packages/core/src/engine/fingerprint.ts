import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../event/canonical-json.ts'
import type { CheckedCommand } from '../decider/commands.ts'
import { murmurHash } from './murmur-hash.ts'
import { pared, spelledOut } from '../decider/spelled-out.ts'

/** By the version that a fingerprint begins with; one without came before there were versions. */
const VERSIONS: Readonly<Record<string, (command: CheckedCommand) => string>> = {
  '': (command) => digestOf(command),
  '2:': (command) => `2:${digestOf(spelledOut(command))}`,
  '3:': fingerprintOf,
}

/**
 * Equal for equal commands, whatever the order of their fields, and whether or not they write out what
 * is meant without being said: a version, and a hash of the canonical JSON.
 *
 * It tells apart commands that were sent under one id by mistake: two that differ have one fingerprint
 * with a chance of 1 in 2^128. It is no protection against somebody who looks for two that have, since
 * the hash is not cryptographic: who may send both commands may send either.
 */
export function fingerprintOf(command: CheckedCommand): string {
  return `3:${murmurHash(canonicalJson(pared(command)))}`
}

/**
 * Whether a stored fingerprint, of whatever version, is that of a command; undefined where its version
 * is a later one, so that nobody can tell.
 */
export function isFingerprintOf(stored: string, command: CheckedCommand): boolean | undefined {
  const version = /^\d+:/.exec(stored)?.[0] ?? ''
  const make = Object.hasOwn(VERSIONS, version) ? VERSIONS[version] : undefined
  return make === undefined ? undefined : make(command) === stored
}

function digestOf(value: object): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))
}
