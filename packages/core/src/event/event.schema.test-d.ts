import { expectTypeOf } from 'vitest'
import type * as z from 'zod/mini'
import type { eventSchema } from './event.schema.ts'
import type { TargetEvent } from './events.ts'

// The schema and the hand-written types are the same, field by field and both ways.
expectTypeOf<z.infer<typeof eventSchema>>().toExtend<TargetEvent>()
expectTypeOf<TargetEvent>().toExtend<z.infer<typeof eventSchema>>()
