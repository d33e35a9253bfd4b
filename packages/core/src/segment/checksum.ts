const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

/**
 * A sum of 64 bits over bytes, as 16 hexadecimal digits: FNV-1a over 32-bit words, little end first, in two
 * lanes that take the words in turn; bytes after the last pair of words go to the first lane. A change of a
 * single word always shows, one of several with all but a chance of 1 in 2^32 or better. It guards against
 * damage, not against forgery.
 */
export function checksumOf(bytes: Uint8Array): string {
  // A copy is aligned, whatever the bytes are a part of.
  const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  const words = new Uint32Array(whole.buffer, whole.byteOffset, whole.length >>> 2)
  let [even, odd] = [OFFSET, OFFSET ^ whole.length]
  const pairs = words.length & ~1
  for (let at = 0; at < pairs; at += 2) {
    even = Math.imul(even ^ (words[at] as number), PRIME)
    odd = Math.imul(odd ^ (words[at + 1] as number), PRIME)
  }
  for (let at = pairs * 4; at < whole.length; at++) {
    even = Math.imul(even ^ (whole[at] as number), PRIME)
  }
  return [even, odd].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('')
}
