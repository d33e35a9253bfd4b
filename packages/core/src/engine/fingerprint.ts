import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../event/canonical-json.ts'
import type { CheckedCommand } from '../target/commands.ts'

/** Equal for equal commands, whatever the order of their fields: SHA-256 of their canonical JSON. */
export function fingerprintOf(command: CheckedCommand): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(command))))
}
