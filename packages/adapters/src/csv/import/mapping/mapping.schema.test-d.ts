import type { Command } from '@planfold/core'
import { expectTypeOf } from 'vitest'
import type * as z from 'zod/mini'
import type { CsvMapping, ReportMapping, TermsMapping } from './mapping.ts'
import type { mappingSchema } from './mapping.schema.ts'
import type { Take } from './take.ts'

// The schema and the hand-written types are the same, field by field and both ways.
expectTypeOf<z.infer<typeof mappingSchema>>().toExtend<CsvMapping>()
expectTypeOf<CsvMapping>().toExtend<z.infer<typeof mappingSchema>>()

/** What a mapping says once for all rows, or not at all. */
type OfTheFile = 'type' | 'target' | 'source' | 'recordedBy'

/** What belongs to a command and not to what it says; a table has no columns for it. */
type OfTheCommand = 'correlation' | 'causation' | 'evidence' | 'ext'

type CommandOf<Type extends Command['type']> = Omit<
  Extract<Command, { type: Type }>,
  OfTheFile | OfTheCommand
>

/** Where a value is taken from has no fields of the command. */
type Taken = Exclude<Take<string | number>, string | number>

/** The fields of an object and of all objects in it, dotted. */
type PathsIn<Value> = Value extends string | number | bigint | boolean | undefined | Taken
  ? never
  : {
      [Key in keyof Value & string]-?: Key | `${Key}.${PathsIn<NonNullable<Value[Key]>>}`
    }[keyof Value & string]

/** As JSON has it. */
type InJson<Value> = Value extends bigint
  ? never
  : Value extends object
    ? { [Key in keyof Value]: InJson<Exclude<Value[Key], undefined>> }
    : Value

// Whatever a command takes can be said in a mapping: as a constant, and field by field.
expectTypeOf<InJson<CommandOf<'SetTarget'>>>().toExtend<TermsMapping>()
expectTypeOf<InJson<CommandOf<'ReportProgress'>>>().toExtend<ReportMapping>()
expectTypeOf<PathsIn<CommandOf<'SetTarget'>>>().toExtend<PathsIn<TermsMapping>>()
expectTypeOf<PathsIn<CommandOf<'ReportProgress'>>>().toExtend<
  PathsIn<Omit<ReportMapping, 'when'>>
>()
