const LONGEST = 80
const MOST_VALUES = 200
const DEEPEST = 20
const MOST_DIGITS = 10n ** 80n

/**
 * Anything a caller may have passed, as JSON that is short enough to read: it never fails, never
 * takes long, and shares nothing with what it shows.
 */
export function preview(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return clipped(value)
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? value : numberName(value)
    case 'boolean':
      return value
    case 'undefined':
      return undefined
    case 'bigint':
      // Writing out a large one takes long, and its digits would be clipped anyway.
      return value < MOST_DIGITS && value > -MOST_DIGITS
        ? clipped(`${value}n`)
        : 'a bigint of more than 80 digits'
    case 'symbol':
    case 'function':
      return typeof value
    case 'object':
      return value === null ? null : previewObject(value)
  }
}

/** {@link preview} in words. */
export function shown(value: unknown): string {
  return inWords(preview(value))
}

/** What {@link preview} gave, in words: as JSON, or "nothing". */
export function inWords(previewed: unknown): string {
  return previewed === undefined ? 'nothing' : toldApart(JSON.stringify(previewed))
}

/** What would look like another text is written out: marks that are not composed, what is invisible. */
function toldApart(text: string): string {
  const marks = text.normalize('NFC') === text ? INVISIBLE : INVISIBLE_AND_MARKS
  return text.replace(marks, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `\\u{${code.toString(16)}}`
  })
}

// Between letters of an emoji or a script a joiner is not invisible: it is what they look like.
const INVISIBLE = /[\u00A0\u00AD\u200B\u200E\u200F\u202A-\u202F\u2060-\u2069\uFEFF]/gu
const INVISIBLE_AND_MARKS = new RegExp(`${INVISIBLE.source}|[\\p{M}\\u1100-\\u11FF]`, 'gu')

/** A text of a caller's own, well-formed, and cut where it is longer than so many characters. */
export function clipped(text: string, most: number = LONGEST): string {
  return text.length <= most
    ? text.toWellFormed()
    : `${copied(text.slice(0, most)).toWellFormed()}… (${text.length} characters)`
}

/** A part of a text may keep all of it in memory; written anew, it stands for itself. */
function copied(part: string): string {
  return Array.from(part).join('')
}

function numberName(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

function previewObject(value: object): unknown {
  try {
    const text = JSON.stringify(new Copying().copyOf(value, 0)) as string | undefined
    if (text === undefined) return nameOf(value)
    return text.length <= LONGEST ? (JSON.parse(text) as unknown) : clipped(text)
  } catch {
    return nameOf(value)
  }
}

/** `[object Date]`; the name is the object's to tell, and it may fail at that too. */
function nameOf(value: object): string {
  try {
    return clipped(Object.prototype.toString.call(value))
  } catch {
    return '[object that cannot be read]'
  }
}

/** Copies what JSON would show of an object, a bounded number of values; throws beyond. */
class Copying {
  #values = 0

  copyOf(value: unknown, depth: number): unknown {
    if (++this.#values > MOST_VALUES || depth > DEEPEST) throw new RangeError('too much to show')
    if (typeof value === 'bigint') throw new TypeError('JSON has no bigint')
    if (typeof value !== 'object' || value === null) return value
    const { toJSON } = value as { toJSON?: unknown }
    const json: unknown = typeof toJSON === 'function' ? toJSON.call(value) : value
    if (typeof json !== 'object' || json === null) return json
    if (ArrayBuffer.isView(json)) throw new TypeError('bytes are not shown')
    if (Array.isArray(json)) return this.#copyOfItems(json, depth)
    const copy: Record<string, unknown> = Object.create(null) as Record<string, unknown>
    for (const key of Object.keys(json)) {
      copy[key] = this.copyOf((json as Record<string, unknown>)[key], depth + 1)
    }
    return copy
  }

  #copyOfItems(items: readonly unknown[], depth: number): unknown[] {
    if (items.length > MOST_VALUES) throw new RangeError('too much to show')
    return Array.from(items, (item) => this.copyOf(item, depth + 1))
  }
}
