/** Text as it lies in the file: hexadecimal digits take half their room as bytes. */
export type Packed = string | Uint8Array

const DIGITS = /^(?:[0-9a-f]{2})+$/
const WITH_VERSION = /^\d:(?:[0-9a-f]{2})+$/

/**
 * An id that is pairs of lower-case hexadecimal digits, as bytes; any other as it is.
 *
 * @example
 * packedId('00ff') // the bytes 0 and 255
 * packedId('c-1') //=> 'c-1'
 */
export function packedId(id: string): Packed {
  return DIGITS.test(id) ? Buffer.from(id, 'hex') : id
}

/**
 * A fingerprint that is a digit, a colon and pairs of hexadecimal digits, as bytes: the digit is the first
 * of them, by its code. Any other as it is.
 *
 * @example
 * packedFingerprint('3:00ff') // the bytes 51, 0 and 255
 * packedFingerprint('') //=> ''
 */
export function packedFingerprint(fingerprint: string): Packed {
  if (!WITH_VERSION.test(fingerprint)) return fingerprint
  return Buffer.from(`3${fingerprint.slice(0, 1)}${fingerprint.slice(2)}`, 'hex')
}

// Digits are written out by SQL, which is faster than handing out bytes, and is what other programs need.

/** The id of a commit, to the letter. */
export const ID = `CASE typeof(commits.id) WHEN 'blob' THEN lower(hex(commits.id)) ELSE commits.id END`

/** The fingerprint of a commit as {@link unpackedFingerprint} takes it: SQL is slow at cutting text. */
export const FINGERPRINT = `CASE typeof(commits.fingerprint)
  WHEN 'blob' THEN lower(hex(commits.fingerprint)) ELSE ':' || commits.fingerprint END`

/** The fingerprint behind {@link packedFingerprint}, to the letter. */
export function unpackedFingerprint(selected: string): string {
  return selected.startsWith(':')
    ? selected.slice(1)
    : `${selected.slice(1, 2)}:${selected.slice(2)}`
}
