import { expectTypeOf } from 'vitest'
import type {
  BoardOptions,
  Command,
  ExecuteOptions,
  LookSignal,
  MemoryStoreOptions,
  PercentFormat,
  QuantityFormat,
  ReportProgress,
  TrackerOptions,
  TrackerViewPoint,
  ViewPoint,
} from '../index.ts'
import type { AttainmentRuleParts, RuleOptions } from '../rules.ts'
import type { LogQuery } from '../store.ts'
import type { RuleLawOptions, RuleSuiteOptions, StoreContractOptions } from './index.ts'

/** The fields that may be left out, and may not be `undefined` instead. */
type Strict<Fields> = Fields extends unknown
  ? {
      [Name in keyof Fields]-?: object extends Pick<Fields, Name>
        ? undefined extends Fields[Name]
          ? never
          : Name
        : never
    }[keyof Fields]
  : never

// Callers that write `note: maybe` are understood, whatever their compiler is set to.
expectTypeOf<Strict<Command>>().toBeNever()
expectTypeOf<Strict<Extract<Command, { type: 'ReviseTarget' }>['set']>>().toBeNever()
expectTypeOf<Strict<Exclude<Extract<Command, { type: 'SetTarget' }>['unit'], string>>>().toBeNever()
expectTypeOf<Strict<TrackerOptions>>().toBeNever()
expectTypeOf<Strict<ExecuteOptions>>().toBeNever()
expectTypeOf<Strict<TrackerViewPoint>>().toBeNever()
expectTypeOf<Strict<BoardOptions>>().toBeNever()
expectTypeOf<AbortSignal>().toExtend<LookSignal>()
expectTypeOf<Strict<ViewPoint>>().toBeNever()
expectTypeOf<Strict<RuleOptions>>().toBeNever()
expectTypeOf<Strict<MemoryStoreOptions>>().toBeNever()
expectTypeOf<Strict<LogQuery>>().toBeNever()
expectTypeOf<Strict<PercentFormat>>().toBeNever()
expectTypeOf<Strict<QuantityFormat>>().toBeNever()
expectTypeOf<Strict<AttainmentRuleParts>>().toBeNever()
expectTypeOf<Strict<RuleLawOptions>>().toBeNever()
expectTypeOf<Strict<RuleSuiteOptions>>().toBeNever()
expectTypeOf<Strict<StoreContractOptions>>().toBeNever()

// A report holds one kind of figure; a correction may leave the figure as it is.
const asked = { type: 'ReportProgress', target: 'members', on: '2020-03-31' } as const
expectTypeOf({ ...asked, quantity: 5 }).toExtend<ReportProgress>()
expectTypeOf({ ...asked, steps: '5', quantity: undefined }).toExtend<ReportProgress>()
expectTypeOf({ ...asked, numerator: 96, denominator: 100n }).toExtend<ReportProgress>()
expectTypeOf(asked).not.toExtend<ReportProgress>()
expectTypeOf({ ...asked, numerator: 96 }).not.toExtend<ReportProgress>()
expectTypeOf({ ...asked, quantity: 5, steps: 5 }).not.toExtend<ReportProgress>()
expectTypeOf({ type: 'CorrectProgress', target: 'members', report: 'c-1.1' } as const).toExtend<
  Extract<Command, { type: 'CorrectProgress' }>
>()
