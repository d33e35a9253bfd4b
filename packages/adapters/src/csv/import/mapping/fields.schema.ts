import { parseDay, parseId, parseZone, type Refusal, type Result } from '@planfold/core'
import { parseQuantity } from '@planfold/core/quantity'
import { parseRuleName, type RuleName } from '@planfold/core/rules'
import * as z from 'zod/mini'

/** A heading, to the letter. */
export const headingField = z.string()

/** A refusal in the form a schema reports. */
export function issueOf(
  refusal: Refusal,
  input: unknown,
): z.core.$ZodRawIssue<z.core.$ZodIssueCustom> {
  return { code: 'custom', input, params: { refusal }, continue: false }
}

/** What a parser of the core can read; it stays as it is. */
function readableBy<Value>(parse: (input: unknown) => Result<unknown>): z.ZodMiniType<Value> {
  const schema = z.unknown().check((context) => {
    const parsed = parse(context.value)
    if (!parsed.ok) context.issues.push(issueOf(parsed.refusal, context.value))
  })
  return schema as z.ZodMiniType as z.ZodMiniType<Value>
}

export const idField = readableBy<string>(parseId)
/** An id that is text already, as keys are. */
export const keyField = z.string().check((context) => {
  const parsed = parseId(context.value)
  if (!parsed.ok) context.issues.push(issueOf(parsed.refusal, context.value))
})
export const dayField = readableBy<string>(parseDay)
export const zoneField = readableBy<string>(parseZone)
export const quantityField = readableBy<string | number>(parseQuantity)
export const ruleNameField = readableBy<RuleName>(parseRuleName)
export const textField = z.string().check(z.minLength(1))

/** An array that nobody changes any more; at least so many. */
export function listOf<Item>(item: z.ZodMiniType<Item>, least = 0): z.ZodMiniType<readonly Item[]> {
  return z.readonly(z.array(item).check(z.minLength(least)))
}
