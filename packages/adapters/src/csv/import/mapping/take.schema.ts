import * as z from 'zod/mini'
import { conditionSchema } from './condition.schema.ts'
import { headingField, issueOf, listOf } from './fields.schema.ts'
import { formsSchema } from './forms.schema.ts'
import type { Take } from './take.ts'
import { partsOfTemplate } from './template.ts'

const template = z.string().check((context) => {
  const parts = partsOfTemplate(context.value)
  if (!parts.ok) context.issues.push(issueOf(parts.refusal, context.value))
})

/** Where a value is taken from; constants are checked as the value would be. */
export function takeSchema<Constant extends string | number>(
  constant: z.ZodMiniType<Constant>,
): z.ZodMiniType<Take<Constant>> {
  const take: z.ZodMiniType<Take<Constant>> = z.lazy(() =>
    formsSchema<Take<Constant>>(
      'a constant, { column }, { template } or { choose }',
      {
        column: z.strictObject({
          column: headingField,
          translate: z.exactOptional(z.record(z.string(), constant)),
          otherwise: z.exactOptional(constant),
          shorten: z.exactOptional(z.boolean()),
        }),
        template: z.strictObject({ template, shorten: z.exactOptional(z.boolean()) }),
        choose: z.strictObject({
          choose: listOf(z.strictObject({ when: conditionSchema, take }), 1),
          otherwise: z.exactOptional(take),
        }),
      },
      { plain: constant },
    ),
  )
  return take
}

/** A value that is taken from a row, or is of a form of its own: an object with this key, or any other. */
export function takeOrSchema<Constant extends string | number, Own extends z.ZodMiniType>(
  take: z.ZodMiniType<Take<Constant>>,
  expected: string,
  own: { readonly [key: string]: Own },
): z.ZodMiniType<Take<Constant> | z.infer<Own>> {
  const { other, ...forms } = own
  return formsSchema(
    `a constant, { column }, { template }, { choose } or ${expected}`,
    { column: take, template: take, choose: take, ...forms },
    { plain: take, ...(other !== undefined && { other }) },
  )
}
