import type { CoreRefusals } from './core-refusals.ts'
import { clipped, inWords, preview, shown } from './preview.ts'

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
  /**
   * Path of the offending field in the input, dotted: `period.to`. Empty for the whole input;
   * clipped where it is longer than 160 characters.
   */
  readonly field: string
  /** What was found there, JSON-safe and clipped to a readable length. */
  readonly value: unknown
  /** What to do about it, as an imperative sentence. */
  readonly remedy: string
  /**
   * What the rule asks for beside what was found, by name, JSON-safe: a scale, a latest day, the values
   * allowed. Which there are is the code's to say; `{}` where it says it all. With `code`, `field` and
   * `value` it is what a program makes sentences of its own from.
   */
  readonly parameters: RefusalParameters
  /** One sentence for people: what was expected and what was found, followed by the remedy. */
  readonly message: string
}

/** What a rule asks for, by name. */
export type RefusalParameters = Readonly<Record<string, string | number | readonly string[]>>

/**
 * What a refusal of some code is made with under a table of codes, last of all: the parameters that the
 * table has for it, or any for a code that is not there.
 */
export type ParametersIn<Table, Code extends string> = Code extends keyof Table
  ? Readonly<Record<string, never>> extends Table[Code]
    ? [parameters?: Table[Code]]
    : [parameters: Table[Code]]
  : [parameters?: RefusalParameters]

/** A path may be made of keys that a caller chose. */
const LONGEST_PATH = 160

/**
 * Makes a refusal; `expected` is a noun phrase that reads after "expected". A code of
 * {@link CoreRefusals} has the parameters that stand there.
 *
 * @example
 * refuse('NotEarly', 'on', '2020-12-31', '2020-12-30 or before', 'Declare it completed.', { latest: '2020-12-30' }).message
 * //=> 'on: expected 2020-12-30 or before, found "2020-12-31". Declare it completed.'
 */
export function refuse<Code extends string>(
  code: Code,
  field: string,
  value: unknown,
  expected: string,
  remedy: string,
  ...parameters: ParametersIn<CoreRefusals, Code>
): Refusal<Code>
export function refuse(
  code: string,
  field: string,
  value: unknown,
  expected: string,
  remedy: string,
  parameters: RefusalParameters = {},
): Refusal {
  const path = clipped(textOf(field), LONGEST_PATH)
  const where = path === '' ? '' : `${path}: `
  const found = preview(value)
  return {
    code,
    field: path,
    value: found,
    remedy,
    parameters,
    message: `${where}expected ${textOf(expected)}, found ${inWords(found)}. ${textOf(remedy)}`,
  }
}

/** The same refusal seen from a parent: `to` under `period` becomes `period.to`. */
export function refusalUnder<Code extends string>(
  parent: string,
  refusal: Refusal<Code>,
): Refusal<Code> {
  const path = refusal.field === '' ? parent : `${parent}.${refusal.field}`
  const field = clipped(path, LONGEST_PATH)
  const rest =
    refusal.field === '' ? refusal.message : refusal.message.slice(refusal.field.length + 2)
  return { ...refusal, field, message: `${field}: ${rest}` }
}

/** What is no text is shown as what it is. */
function textOf(given: string): string {
  return typeof given === 'string' ? given : shown(given)
}
