import { expectTypeOf } from 'vitest'
import type { TrackerViewPoint } from '../engine/tracker.ts'
import type { ViewPoint } from './view-point.ts'

// A day, with or without whose knowledge; or a moment alone.
expectTypeOf<{ asOf: string; knownAt: string }>().toExtend<ViewPoint>()
expectTypeOf<{ asOf: string; knownAt: undefined; at: undefined }>().toExtend<ViewPoint>()
expectTypeOf<{ at: Date; asOf: undefined }>().toExtend<ViewPoint>()
expectTypeOf<object>().not.toExtend<ViewPoint>()
expectTypeOf<{ asOf: string; at: string }>().not.toExtend<ViewPoint>()

// A tracker's view needs neither.
expectTypeOf<ViewPoint>().toExtend<TrackerViewPoint>()
expectTypeOf<{ knownAt: Date }>().toExtend<TrackerViewPoint>()
expectTypeOf<{ knownAt: Date; at: Date }>().not.toExtend<TrackerViewPoint>()
