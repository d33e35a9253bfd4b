import { PlanfoldError, RefusedInput } from '../../refusal/planfold-error.ts'
import type { Refusal } from '../../refusal/refusal.ts'

/** How a door answered: with a value, a refusal returned or thrown, or another error of planfold's. */
export type Answer = 'value' | 'refusal' | 'error'

/** A door did not answer as a door must. */
export class DoorBroken extends Error {
  override readonly name = 'DoorBroken'

  constructor(door: string, what: string, options?: ErrorOptions) {
    super(`${door} ${what}`, options)
  }
}

/** Longest message of a refusal or an error, and longest path of a field, in characters. */
const MOST_CHARACTERS = 1_500

/**
 * Sees to it that what a door gave or threw is typed: a value, a refusal with a code, a remedy, a
 * bounded message and nothing that JSON cannot say, or a {@link PlanfoldError} with a code.
 */
export function answerOf(door: string, outcome: Outcome): Answer {
  if ('threw' in outcome) return answerThrown(door, outcome.threw)
  const { gave } = outcome
  if (!isRefused(gave)) return 'value'
  checkRefusal(door, gave.refusal)
  return 'refusal'
}

/** What came of a call. */
export type Outcome = { readonly gave: unknown } | { readonly threw: unknown }

function answerThrown(door: string, error: unknown): Answer {
  if (!(error instanceof PlanfoldError)) {
    throw new DoorBroken(door, `threw what is no PlanfoldError: ${textOf(error)}`, { cause: error })
  }
  if (error instanceof RefusedInput) {
    checkRefusal(door, error.refusal)
    return 'refusal'
  }
  if (!/^[A-Z]\w+$/.test(error.code)) throw new DoorBroken(door, `threw the code "${error.code}"`)
  checkLength(door, 'message', error.message)
  return 'error'
}

function checkRefusal(door: string, refusal: Refusal): void {
  const { code, field, remedy, message } = refusal
  if (!/^[A-Z]\w+$/.test(code)) throw new DoorBroken(door, `refused with the code "${code}"`)
  if (!/^[A-Z].*\.$/s.test(remedy)) throw new DoorBroken(door, `gave the remedy "${remedy}"`)
  if (!message.includes(remedy) || !message.includes(field)) {
    throw new DoorBroken(door, `refused with the message "${message}"`)
  }
  checkLength(door, 'field', field)
  checkLength(door, 'message', message)
  const text = JSON.stringify(refusal)
  if (JSON.stringify(JSON.parse(text)) !== text || !text.isWellFormed()) {
    throw new DoorBroken(door, `refused with what JSON cannot say: ${text}`)
  }
  checkLength(door, 'refusal', text)
}

function checkLength(door: string, what: string, text: string): void {
  if (text.length <= MOST_CHARACTERS) return
  throw new DoorBroken(door, `gave a ${what} of ${text.length} characters: ${text.slice(0, 200)}…`)
}

function isRefused(gave: unknown): gave is { readonly ok: false; readonly refusal: Refusal } {
  return typeof gave === 'object' && gave !== null && 'ok' in gave && gave.ok === false
}

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : typeof error
}

interface Content {
  readonly name: PropertyKey
  readonly isValue: boolean
  readonly value: unknown
}

const PROTOTYPES = [Object, Array, Function, String, Number, Map, Set].map(
  ({ prototype }) => [prototype as Inherited, contentsOf(prototype as Inherited)] as const,
)

type Inherited = Readonly<Record<PropertyKey, unknown>>

function contentsOf(prototype: Inherited): readonly Content[] {
  return Reflect.ownKeys(prototype).map((name) => {
    const isValue = isValueIn(prototype, name)
    // What is written in a getter is not read: some of them throw.
    return { name, isValue, value: isValue ? prototype[name] : undefined }
  })
}

function isValueIn(prototype: Inherited, name: PropertyKey): boolean {
  return 'value' in (Reflect.getOwnPropertyDescriptor(prototype, name) ?? {})
}

// It follows every question that is put to a door, so values are compared without describing them.
function isAsBefore(prototype: Inherited, contents: readonly Content[]): boolean {
  const names = Reflect.ownKeys(prototype)
  if (names.length !== contents.length) return false
  return contents.every(({ name, isValue, value }, at) => {
    if (names[at] !== name) return false
    return isValue ? prototype[name] === value : !isValueIn(prototype, name)
  })
}

/** Throws where what every object inherits is no longer what it was. */
export function checkPrototypes(door: string): void {
  for (const [prototype, contents] of PROTOTYPES) {
    if (!isAsBefore(prototype, contents)) throw new DoorBroken(door, 'polluted a prototype')
  }
}
