import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { CANONICAL, idField, recordField, textField } from './fields.schema.ts'
import { refusalOf } from './refusal-of.ts'

const schema = z.strictObject({
  kind: z.enum(['a', 'b']),
  count: z.exactOptional(z.int().check(z.minimum(1), z.maximum(9))),
  on: z.exactOptional(CANONICAL.day),
  parts: z.exactOptional(recordField(CANONICAL.quantity)),
  title: z.exactOptional(z.union([textField, recordField(textField)])),
  list: z.exactOptional(z.array(z.strictObject({ id: idField() }))),
})

test.each([
  [{}, 'MissingField', 'kind', 'kind: expected one of "a", "b", found nothing. Add this field.'],
  [{ kind: 'c' }, 'InvalidField', 'kind', 'found "c"'],
  [{ kind: 'a', sort: 1 }, 'UnknownField', 'sort', 'found 1. Remove it.'],
  [{ kind: 'a', count: '2' }, 'InvalidField', 'count', 'expected a whole number, found "2"'],
  [{ kind: 'a', count: 1.5 }, 'InvalidField', 'count', 'expected a whole number, found 1.5'],
  [{ kind: 'a', count: 0 }, 'InvalidField', 'count', 'expected 1 or more, found 0'],
  [{ kind: 'a', count: 10 }, 'InvalidField', 'count', 'expected 9 or less, found 10'],
  [{ kind: 'a', on: '2020-02-30' }, 'InvalidDay', 'on', 'found "2020-02-30"'],
  [{ kind: 'a', parts: { nữ: '1,5' } }, 'InvalidQuantity', 'parts.nữ', 'found "1,5"'],
  [{ kind: 'a', parts: { ' x': '1' } }, 'InvalidId', 'parts. x', 'Remove the space at its ends.'],
  [{ kind: 'a', parts: [] }, 'InvalidField', 'parts', 'expected an object'],
  [{ kind: 'a', title: '' }, 'InvalidField', 'title', 'expected text that is not empty'],
  [{ kind: 'a', title: { vi: '' } }, 'InvalidField', 'title.vi', 'text that is not empty'],
  [{ kind: 'a', title: 7 }, 'InvalidField', 'title', 'expected text, or an object, found 7'],
  [{ kind: 'a', list: [{ id: 'x' }, { id: '' }] }, 'InvalidId', 'list.1.id', 'not empty'],
  [
    { kind: 'a', list: [{ id: 'x', up: 1 }] },
    'UnknownField',
    'list.0.up',
    'no such field, found 1',
  ],
  [null, 'InvalidField', '', 'expected an object, found null'],
  [[], 'InvalidField', '', 'expected an object, found []'],
])('%j is refused as %s in "%s"', (input, code, field, message) => {
  const parsed = schema.safeParse(input)
  const refusal = parsed.success ? undefined : refusalOf(parsed.error, input)
  expect(refusal).toMatchObject({ code, field, message: expect.stringContaining(message) })
})

test('of several faults the first is named', () => {
  const parsed = schema.safeParse({ kind: 'c', on: 'today' })
  expect(parsed.error && refusalOf(parsed.error, {})).toMatchObject({ field: 'kind' })
})
