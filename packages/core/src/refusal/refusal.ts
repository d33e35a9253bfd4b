/**
 * A rule that was not kept, as a value: what was found where, and what to do about it.
 *
 * Refusals are returned, never thrown, by everything that judges a command; nothing is stored
 * when one is returned. The few pure functions that mint a value from raw input throw
 * {@link RefusedInput}, which carries the same refusal.
 */
export interface Refusal<Code extends string = string> {
  /** What is so, in PascalCase: `InvalidQuantity`, `TargetAlreadySet`. Stable across versions. */
  readonly code: Code
  /** Path of the offending field in the input, dotted: `period.to`. Empty for the whole input. */
  readonly field: string
  /** What was found there, JSON-safe and clipped to a readable length. */
  readonly value: unknown
  /** What to do about it, as an imperative sentence. */
  readonly remedy: string
  /** One sentence for people: what was expected and what was found, followed by the remedy. */
  readonly message: string
}

const PREVIEW_LENGTH = 80

/**
 * Makes a refusal; `expected` is a noun phrase that reads after "expected".
 *
 * @example
 * refuse('InvalidDay', 'on', '2020-02-30', 'a calendar day as YYYY-MM-DD', 'Give a day that exists.').message
 * //=> 'on: expected a calendar day as YYYY-MM-DD, found "2020-02-30". Give a day that exists.'
 */
export function refuse<Code extends string>(
  code: Code,
  field: string,
  value: unknown,
  expected: string,
  remedy: string,
): Refusal<Code> {
  const shown = preview(value)
  const where = field === '' ? '' : `${field}: `
  return {
    code,
    field,
    value: shown,
    remedy,
    message: `${where}expected ${expected}, found ${describe(shown)}. ${remedy}`,
  }
}

/** The same refusal seen from a parent: `to` under `period` becomes `period.to`. */
export function refusalUnder<Code extends string>(
  parent: string,
  refusal: Refusal<Code>,
): Refusal<Code> {
  const field = refusal.field === '' ? parent : `${parent}.${refusal.field}`
  const rest =
    refusal.field === '' ? refusal.message : refusal.message.slice(refusal.field.length + 2)
  return { ...refusal, field, message: `${field}: ${rest}` }
}

/** A JSON-safe, bounded rendering of anything a caller may have passed. */
function preview(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return value.length <= PREVIEW_LENGTH
        ? value.toWellFormed()
        : `${value.slice(0, PREVIEW_LENGTH).toWellFormed()}… (${value.length} characters)`
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? value : numberName(value)
    case 'boolean':
      return value
    case 'undefined':
      return undefined
    case 'bigint':
      return preview(`${value}n`)
    case 'symbol':
    case 'function':
      return typeof value
    case 'object':
      return previewObject(value)
  }
}

function numberName(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

function previewObject(value: object | null): unknown {
  if (value === null) return null
  try {
    const text = JSON.stringify(value)
    if (text === undefined) return Object.prototype.toString.call(value)
    return text.length <= PREVIEW_LENGTH ? (JSON.parse(text) as unknown) : preview(text)
  } catch {
    return Object.prototype.toString.call(value)
  }
}

function describe(shown: unknown): string {
  return shown === undefined ? 'nothing' : JSON.stringify(shown)
}
