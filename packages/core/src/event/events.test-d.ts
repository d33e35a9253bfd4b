import { expectTypeOf } from 'vitest'
import type { Envelope, NoteAdded, TargetEvent, TargetEventType } from './events.ts'
import type { VERSIONS } from './versions.ts'

// A type of event is at version 1 unless it says otherwise, and another type may be at another.
expectTypeOf<NoteAdded['v']>().toEqualTypeOf<1>()
expectTypeOf<Envelope<'NoteAdded', { readonly words: string }, 2>['v']>().toEqualTypeOf<2>()

// The table of versions names every type, each at the version of its envelope.
expectTypeOf<keyof typeof VERSIONS>().toEqualTypeOf<TargetEventType>()
expectTypeOf<(typeof VERSIONS)[TargetEventType]>().toEqualTypeOf<TargetEvent['v']>()
