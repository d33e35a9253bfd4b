import type { TargetEvent, TargetEventType } from './events.ts'

/** Turns an event's data of one version into that of the next. Pure, and total on valid data. */
export type Upcaster = (data: unknown) => unknown

type VersionOf<Type extends TargetEventType> = Extract<TargetEvent, { type: Type }>['v']

/** As many upcasters as lead from version 1 to version `V`. */
type StepsTo<V extends number, Steps extends readonly Upcaster[] = []> = [
  ...Steps,
  Upcaster,
]['length'] extends V
  ? Readonly<Steps>
  : StepsTo<V, [...Steps, Upcaster]>

/** The version at which each type of event is written and folded. */
export const VERSIONS = {
  TargetSet: 1,
  TargetVoided: 1,
  TargetRestored: 1,
  TargetRevised: 1,
  TargetCancelled: 1,
  TargetReopened: 1,
  ProgressReported: 1,
  ProgressCorrected: 1,
  ProgressRetracted: 1,
  TargetCompleted: 1,
  TargetCompletedEarly: 1,
  TargetExceeded: 1,
  MilestoneWithdrawn: 1,
  NoteAdded: 1,
} as const satisfies { readonly [Type in TargetEventType]: VersionOf<Type> }

/**
 * By type, the steps from version 1 to the current one: the first turns version 1 into 2. A type at
 * version 1 has none.
 */
export const UPCASTERS: {
  readonly [Type in TargetEventType as VersionOf<Type> extends 1 ? never : Type]: StepsTo<
    VersionOf<Type>
  >
} = {}
