import { NAMING_FIELDS, refuse } from '@planfold/core/store'
import * as z from 'zod/mini'
import { issueOf } from './fields.schema.ts'

type Forms = Readonly<Record<string, z.ZodMiniType>>

/**
 * One of several forms of object, told apart by the first of these keys that is there, so that what is
 * wrong with a form is said of that form; what is no object is `plain`, and any other object `other`.
 */
export function formsSchema<Value>(
  expected: string,
  forms: Forms,
  { plain, other }: { readonly plain?: z.ZodMiniType; readonly other?: z.ZodMiniType } = {},
): z.ZodMiniType<Value> {
  const schema = z.pipe(
    z.unknown(),
    z.transform((input: unknown, context) => {
      const form = isObject(input) ? (formOf(input, forms) ?? other) : plain
      if (form === undefined || input === undefined) {
        const kinds = { types: ['object', ...(plain === undefined ? [] : ['string', 'number'])] }
        const refusal =
          input === undefined
            ? refuse('MissingField', '', undefined, expected, 'Add this field.', kinds)
            : refuse('InvalidField', '', input, expected, 'Choose one of these forms.', kinds)
        context.issues.push(issueOf(refusal, input))
        return z.NEVER
      }
      const parsed = form.safeParse(input, NAMING_FIELDS)
      if (parsed.success) return parsed.data
      for (const issue of parsed.error.issues as z.core.$ZodRawIssue[]) context.issues.push(issue)
      return z.NEVER
    }),
  )
  return schema as z.ZodMiniType as z.ZodMiniType<Value>
}

function formOf(input: object, forms: Forms): z.ZodMiniType | undefined {
  return Object.entries(forms).find(([key]) => Object.hasOwn(input, key))?.[1]
}

function isObject(input: unknown): input is object {
  return typeof input === 'object' && input !== null
}
