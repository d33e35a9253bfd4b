import { expectTypeOf } from 'vitest'
import type { TermsInput } from '../decider/commands.ts'
import type { ClearableTerm, TargetTerms, Term, TermsWith } from './terms.ts'

type OptionalIn<Fields> = {
  [Name in keyof Fields]-?: object extends Pick<Fields, Name> ? Name : never
}[keyof Fields]

// What the table says of the terms is what the hand-written types say.
expectTypeOf<Exclude<keyof TargetTerms, 'derived'>>().toEqualTypeOf<Term>()
expectTypeOf<Exclude<OptionalIn<TargetTerms>, 'derived'>>().toEqualTypeOf<ClearableTerm>()
expectTypeOf<keyof TermsInput>().toEqualTypeOf<Term>()
expectTypeOf<Exclude<keyof TermsInput, OptionalIn<TermsInput>>>().toEqualTypeOf<
  TermsWith<'given', 'always'>
>()
