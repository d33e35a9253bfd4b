import * as z from 'zod/mini'
import { milestoneField, provenanceShape, statusField } from '../event/event.schema.ts'
import { eventIdField, idField, READABLE, recordField, textField } from '../event/fields.schema.ts'
import { NAMING_FIELDS, refusalOf } from '../event/refusal-of.ts'
import { METHODS, patchShape, setShape, termsShape } from '../event/terms.schema.ts'
import { optionsIn, reading } from '../refusal/reading.ts'
import { accepted, refused, type Result } from '../refusal/result.ts'
import { composed } from './composed.ts'
import { evidenceField, programmeField } from './bounds.schema.ts'
import { checkedBound, isLargerThan } from './command-size.ts'
import type { CheckedCommand } from './commands.ts'
import { plainReport } from './plain-report.ts'
import { commandTooLarge } from './refusals.ts'

const { quantity, day } = READABLE
const terms = termsShape(READABLE)
const optionalText = z.exactOptional(textField)
const optionalQuantity = z.exactOptional(quantity)

const unit = z.union([idField(), terms.unit])
const attainment = z.union([...METHODS, terms.attainment])

const span = z.strictObject({ from: day, to: day })

const figure = {
  quantity: optionalQuantity,
  numerator: optionalQuantity,
  denominator: optionalQuantity,
  steps: optionalQuantity,
  parts: z.exactOptional(recordField(quantity)),
  status: z.exactOptional(statusField),
  unit: optionalText,
}

/** Terms as a command gives them: some in a short form. */
const given = { ...terms, unit, attainment, programme: programmeField }

const provenance = { ...provenanceShape, evidence: z.exactOptional(evidenceField) }

function command<Type extends string, Shape extends z.core.$ZodLooseShape>(
  type: Type,
  shape: Shape,
) {
  return z.strictObject({ type: z.literal(type), target: idField(), ...provenance, ...shape })
}

const commandSchema = z.discriminatedUnion('type', [
  command('SetTarget', setShape(given, 'orDefault', 'orNot')),
  command('ReviseTarget', {
    kind: z.enum(['change', 'correction']),
    set: z.strictObject(patchShape(given)),
    effective: z.exactOptional(day),
    reason: textField,
    reference: optionalText,
  }),
  command('VoidTarget', { reason: textField }),
  command('RestoreTarget', { reason: textField }),
  command('CancelTarget', { on: day, reason: textField }),
  command('ReopenTarget', { on: day, reason: textField }),
  command('ReportProgress', {
    ...figure,
    on: day,
    over: z.exactOptional(span),
    series: z.exactOptional(idField()),
    note: optionalText,
  }),
  command('CorrectProgress', {
    ...figure,
    report: eventIdField,
    on: z.exactOptional(day),
    over: z.exactOptional(z.nullable(span)),
    series: z.exactOptional(z.nullable(idField())),
    reason: optionalText,
  }),
  command('RetractProgress', { report: eventIdField, reason: optionalText }),
  command('DeclareMilestone', { milestone: milestoneField, on: day, note: optionalText }),
  command('WithdrawMilestone', { milestone: milestoneField, reason: textField }),
  command('AddNote', { text: textField, on: z.exactOptional(day) }),
  command('AssessTarget', {}),
])

export interface CommandBounds {
  /** Bytes a command may have, 1 to 1,000,000,000; absent: 1,000,000. */
  readonly maxCommandBytes?: number | undefined
}

/**
 * The door for commands: checks every field and brings it into its canonical form. A field that is
 * explicitly undefined counts as absent. The refusal names the first fault found; a type that is
 * not that of a command is refused as `UnknownCommand`, a command of more than `maxCommandBytes` as
 * `CommandTooLarge`, before anything else of it is looked at.
 *
 * Bytes are those of its texts and of the names of its fields as UTF-8, 8 for every other value, and 1 for each
 * place of an array.
 * Throws {@link RefusedInput} where the bound is no whole number from 1 to 1,000,000,000.
 */
export function parseCommand(input: unknown, options: CommandBounds = {}): Result<CheckedCommand> {
  return commandWithin(checkedBound(optionsIn(options, ['maxCommandBytes']).maxCommandBytes), input)
}

/** {@link parseCommand} under a bound that was checked before. */
export function commandWithin(most: number, input: unknown): Result<CheckedCommand> {
  const report = reportToldAtOnce(input, most)
  if (report !== undefined) return accepted(report)
  return reading(input, () => commandBySchema(most, input))
}

function reportToldAtOnce(input: unknown, most: number): CheckedCommand | undefined {
  try {
    return plainReport(input, most)
  } catch {
    // What throws when it is read is not the usual report.
    return undefined
  }
}

/** {@link commandWithin} with nothing told beforehand; throws what the input throws when it is read. */
export function commandBySchema(most: number, input: unknown): Result<CheckedCommand> {
  if (isLargerThan(most, input)) return refused(commandTooLarge(most))
  const names = composed(withoutUndefined(input, 0))
  if (!names.ok) return names
  const parsed = commandSchema.safeParse(names.value, NAMING_FIELDS)
  if (parsed.success) return accepted(parsed.data)
  const refusal = refusalOf(parsed.error, input)
  return refused(refusal.field === 'type' ? { ...refusal, code: 'UnknownCommand' } : refusal)
}

/** How deep the objects of a command lie: the command, `set`, `set.period`. */
const DEEPEST = 2

/**
 * The same data without members that are undefined; `ext` is the user's and is left alone. What
 * lies deeper than any field is left alone too, so that a cycle ends; so is what has no members,
 * such as a Date, for a refusal to show.
 */
function withoutUndefined(input: unknown, depth: number): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  const members = Object.entries(input)
  if (depth > DEEPEST || members.length === 0) return input
  return Object.fromEntries(
    members
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, key === 'ext' ? member : withoutUndefined(member, depth + 1)]),
  )
}
