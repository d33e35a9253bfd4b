import { expectTypeOf } from 'vitest'
import type { TargetEvent } from '../../event/events.ts'
import type { Quantity } from '../../quantity/quantity.ts'
import type { Refusal } from '../../refusal/refusal.ts'
import type { ExpectedStanding, Past } from './given.ts'
import type { ExpectedEvent, NamedFields } from './named-fields.ts'
import type { ExpectedDecision } from './outcome.ts'

// Branded text is written as plain text, and a literal stays what it is.
expectTypeOf<NamedFields<Quantity>>().toEqualTypeOf<string>()
expectTypeOf<NamedFields<string>>().toEqualTypeOf<string>()
expectTypeOf<NamedFields<'a' | 'b'>>().toEqualTypeOf<'a' | 'b'>()
expectTypeOf<NamedFields<{ a: { b: Date; c: 1n }[] }>>().toEqualTypeOf<{
  readonly a?: readonly { readonly b?: Date | undefined; readonly c?: 1n | undefined }[] | undefined
}>()

// An event is named by its type at least, where events have one.
expectTypeOf<ExpectedEvent<{ type: 'A'; a: string }>>().toExtend<{ readonly type: 'A' }>()
expectTypeOf<ExpectedEvent<number>>().toEqualTypeOf<number>()

type Expected = ExpectedDecision<TargetEvent, Refusal>
expectTypeOf([
  { type: 'TargetCompleted', data: { on: '2020-12-31' } },
] as const).toExtend<Expected>()
expectTypeOf([{ data: { on: '2020-12-31' } }] as const).not.toExtend<Expected>()
expectTypeOf([{ type: 'TargetFinished' }] as const).not.toExtend<Expected>()

// What was given is a command, an event or a moment, and no state but the eight is expected.
expectTypeOf({ type: 'SetGoal', target: 'members' } as const).not.toExtend<Past>()
expectTypeOf({ at: '2020-12-31' }).toExtend<Past>()
expectTypeOf({ asOf: '2020-12-31', state: 'missed' } as const).toExtend<ExpectedStanding>()
expectTypeOf({ asOf: '2020-12-31', state: 'done' } as const).not.toExtend<ExpectedStanding>()
expectTypeOf({ state: 'missed' } as const).not.toExtend<ExpectedStanding>()
