import { expectTypeOf } from 'vitest'
import type * as z from 'zod/mini'
import type { Standing } from '../standing/standing.ts'
import type { standingSchema } from './board.schema.ts'

// A standing that comes from JSON is a standing, and every standing may come from JSON.
expectTypeOf<z.infer<typeof standingSchema>>().toExtend<Standing>()
expectTypeOf<Standing>().toExtend<z.infer<typeof standingSchema>>()
