import * as z from 'zod/mini'
import type { Condition } from './condition.ts'
import { headingField, listOf } from './fields.schema.ts'
import { formsSchema } from './forms.schema.ts'

const column = headingField

export const conditionSchema: z.ZodMiniType<Condition> = z.lazy(() =>
  formsSchema<Condition>(
    'a condition: is, in, missing or reads of a column, blank, all, any or not',
    {
      is: z.strictObject({ column, is: z.string() }),
      in: z.strictObject({ column, in: listOf(z.string(), 1) }),
      missing: z.strictObject({ column, missing: z.boolean() }),
      reads: z.strictObject({ column, reads: z.enum(['number', 'day']) }),
      blank: z.strictObject({ blank: z.boolean() }),
      all: z.strictObject({ all: listOf(conditionSchema) }),
      any: z.strictObject({ any: listOf(conditionSchema) }),
      not: z.strictObject({ not: conditionSchema }),
    },
  ),
)
