import * as z from 'zod/mini'
import { dayPattern } from '../cells/day-pattern.ts'
import { refuseImport } from '../refusals.ts'
import { issueOf, listOf, textField } from './fields.schema.ts'

const sign = z.string().check(z.minLength(1), z.regex(/^[^\s\d.,+\-\u2212()%]+$/u))
// What could be a part of the number itself is no mark.
const footnote = z.string().check(z.minLength(1), z.regex(/^(?=.*[^\d.,'’+-])\S+$/u))

const numberSchema = z
  .strictObject({
    decimal: z.exactOptional(z.enum(['.', ','])),
    group: z.exactOptional(listOf(z.enum([',', '.', ' ', '\u00A0', '\u202F', "'", '’']))),
    currency: z.exactOptional(listOf(sign)),
    percent: z.exactOptional(z.enum(['number', 'ratio'])),
    footnotes: z.exactOptional(listOf(footnote)),
    parentheses: z.exactOptional(z.boolean()),
    minusSign: z.exactOptional(z.boolean()),
    plusSign: z.exactOptional(z.boolean()),
    leadingDecimal: z.exactOptional(z.boolean()),
    fractions: z.exactOptional(z.boolean()),
    clock: z.exactOptional(z.enum(['minutes'])),
  })
  .check((context) => {
    const { decimal = '.', group } = context.value
    if (group?.includes(decimal) !== true) return
    const remedy = 'Leave it out of the group separators, or choose the other decimal sign.'
    const refusal = refuseImport(
      'AmbiguousFormat',
      'group',
      decimal,
      'no decimal sign in it',
      remedy,
      {
        other: 'decimal',
      },
    )
    context.issues.push(issueOf(refusal, context.value))
  })

const daySchema = z
  .strictObject({
    formats: listOf(z.string(), 1),
    pivot: z.exactOptional(z.int().check(z.minimum(1), z.maximum(9_900))),
    dayOfMonth: z.exactOptional(
      z.union([z.literal('last'), z.int().check(z.minimum(1), z.maximum(31))]),
    ),
    months: z.exactOptional(z.readonly(z.array(textField).check(z.length(12)))),
  })
  .check((context) => {
    const { formats, pivot, dayOfMonth } = context.value
    for (const [at, format] of formats.entries()) {
      const pattern = dayPattern(format, context.value)
      if (!pattern.ok) {
        context.issues.push({ ...issueOf(pattern.refusal, context.value), path: ['formats', at] })
      } else if (pattern.value.hasShortYear && pivot === undefined) {
        const remedy = 'Give the first of the hundred years that yy may mean, such as 1970.'
        const refusal = refuseImport(
          'MissingPivot',
          'pivot',
          undefined,
          'a year, as there is yy',
          remedy,
          {
            format,
          },
        )
        context.issues.push(issueOf(refusal, context.value))
      } else if (!pattern.value.hasDay && dayOfMonth === undefined) {
        const remedy = 'Give the day that a month stands for, such as 1, or last.'
        const expected = `a day, as there is none in ${JSON.stringify(format)}`
        const refusal = refuseImport(
          'MissingDayOfMonth',
          'dayOfMonth',
          undefined,
          expected,
          remedy,
          {
            format,
          },
        )
        context.issues.push(issueOf(refusal, context.value))
      }
    }
  })

export const cellFormatSchema = z.strictObject({
  trim: z.exactOptional(z.boolean()),
  missing: z.exactOptional(listOf(z.string())),
  guardedFormulas: z.exactOptional(z.boolean()),
  number: z.exactOptional(numberSchema),
  day: z.exactOptional(daySchema),
})
