import { expectTypeOf } from 'vitest'
import type * as z from 'zod/mini'
import type { CsvMapping } from './mapping.ts'
import type { mappingSchema } from './mapping.schema.ts'

// The schema and the hand-written types are the same, field by field and both ways.
expectTypeOf<z.infer<typeof mappingSchema>>().toExtend<CsvMapping>()
expectTypeOf<CsvMapping>().toExtend<z.infer<typeof mappingSchema>>()
