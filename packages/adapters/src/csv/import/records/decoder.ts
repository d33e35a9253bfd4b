import { isUtf8 } from 'node:buffer'
import type { Refusal, Result } from '@planfold/core'
import type { Encoding } from '../mapping/mapping.ts'
import { refuseImport } from '../refusals.ts'

/**
 * Makes text of cells that were read byte by byte, one character each. The parser cares for ASCII
 * alone, which is the same in all encodings here, so a cell can be judged by itself.
 */
export interface Decoder {
  text(bytes: string): Result<string>
  /**
   * UTF-8, where the cells of another encoding are all well-formed in it, and some are beyond ASCII:
   * a strong sign that the mapping names the wrong one.
   */
  readonly readsAlsoAs: Encoding | undefined
}

const BEYOND_ASCII = /[\x80-\xFF]/
const EACH_BEYOND_ASCII = /[\x80-\xFF]/g

/**
 * The decoder of an encoding. Bytes that are none in it, and NUL, are refused as `InvalidEncoding`;
 * nothing is ever replaced.
 */
export function decoderOf(encoding: Encoding): Decoder {
  switch (encoding) {
    case 'utf-8':
      return checked(decodedAsUtf8, encoding)
    case 'windows-1252':
      return checked((bytes) => decodedBy(WINDOWS_1252, bytes), encoding)
    case 'macintosh':
      return checked((bytes) => decodedBy(MACINTOSH, bytes), encoding)
    default:
      return encoding satisfies never
  }
}

function checked(decode: (bytes: string) => string | undefined, encoding: Encoding): Decoder {
  let isUtf8Too = encoding !== 'utf-8'
  let isBeyondAscii = false
  return {
    text(bytes) {
      if (bytes.includes('\0')) return { ok: false, refusal: nulFound(bytes, encoding) }
      if (!BEYOND_ASCII.test(bytes)) return { ok: true, value: bytes }
      isBeyondAscii = true
      isUtf8Too &&= decodedAsUtf8(bytes) !== undefined
      const text = decode(bytes)
      if (text !== undefined) return { ok: true, value: text }
      return { ok: false, refusal: invalidEncoding(bytes, encoding) }
    },
    get readsAlsoAs() {
      return isUtf8Too && isBeyondAscii ? 'utf-8' : undefined
    },
  }
}

function decodedAsUtf8(bytes: string): string | undefined {
  const buffer = Buffer.from(bytes, 'latin1')
  return isUtf8(buffer) ? buffer.toString('utf8') : undefined
}

function decodedBy(upperHalf: string, bytes: string): string | undefined {
  const text = bytes.replace(
    EACH_BEYOND_ASCII,
    (byte) => upperHalf[byte.charCodeAt(0) - 0x80] ?? UNUSED,
  )
  return text.includes(UNUSED) ? undefined : text
}

/** Stands for a byte that the encoding does not use; no text that is decoded holds it. */
const UNUSED = '\uFFFF'

// The upper half of each encoding, from byte 0x80 on (Unicode Consortium: CP1252.TXT, ROMAN.TXT).
const WINDOWS_1252 =
  '€\uFFFF‚ƒ„…†‡ˆ‰Š‹Œ\uFFFFŽ\uFFFF\uFFFF‘’“”•–—˜™š›œ\uFFFFžŸ' +
  Array.from({ length: 0x60 }, (_, at) => String.fromCharCode(0xa0 + at)).join('')

const MACINTOSH =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
  '¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

function invalidEncoding(bytes: string, encoding: Encoding): Refusal {
  const others = (['utf-8', 'windows-1252', 'macintosh'] as const).filter(
    (other) => other !== encoding && readsAs(other, bytes),
  )
  const remedy = `The bytes read as ${others.join(' or ')}: name the encoding that shows the text right.`
  return refuseImport('InvalidEncoding', '', asHex(bytes), `text in ${encoding}`, remedy, {
    fault: 'bytes',
    encoding,
    readsAs: others,
  })
}

function readsAs(encoding: Encoding, bytes: string): boolean {
  if (encoding === 'utf-8') return decodedAsUtf8(bytes) !== undefined
  return encoding === 'macintosh' || decodedBy(WINDOWS_1252, bytes) !== undefined
}

/** The bytes that are not ASCII written out, so that a message can be read. */
function asHex(bytes: string): string {
  return bytes.replace(
    EACH_BEYOND_ASCII,
    (byte) => `\\x${byte.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function nulFound(bytes: string, encoding: Encoding): Refusal {
  const remedy =
    'Save the table as UTF-8: a NUL is what other encodings, such as UTF-16, are made of.'
  return refuseImport('InvalidEncoding', '', bytes, 'text without NUL', remedy, {
    fault: 'nul',
    encoding,
    readsAs: [],
  })
}
