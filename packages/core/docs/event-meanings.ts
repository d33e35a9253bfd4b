import type { TargetEventType } from '../src/event/events.ts'

/** What each event says, and what makes the tracker write it. */
export const MEANINGS: Readonly<
  Record<TargetEventType, readonly [means: string, written: string]>
> = {
  TargetSet: [
    'A promise was made, or with neither plan nor band an indicator was set up. It takes effect on the first day of its period. Revision 1 of its target, or the one after a `TargetVoided`: then a new life begins, to which nothing of before counts.',
    '`SetTarget`, which fills in what a command may leave out, so that later defaults change no stored target.',
  ],
  TargetVoided: [
    'The target was set by mistake and never was: once this is known, no view and no count shows it, on any day. Views as known before still do.',
    '`VoidTarget`.',
  ],
  TargetRestored: [
    'The void before it is taken back: everything is as if the target had not been voided.',
    '`RestoreTarget`, as long as the target has not been set again.',
  ],
  TargetRevised: [
    'Some of the terms are other ones from a day on. Each field given replaces the whole term. Per term the latest by (effective day, revision) is in force.',
    '`ReviseTarget`.',
  ],
  TargetCancelled: [
    'The target is called off from a day on: it is counted as `cancelled`, and takes no reports for such days.',
    '`CancelTarget`.',
  ],
  TargetReopened: ['A cancelled target stands again from a day on.', '`ReopenTarget`.'],
  ProgressReported: [
    'One figure was observed. Its id is what corrections and retractions refer to.',
    '`ReportProgress`.',
  ],
  ProgressCorrected: [
    'A report said something wrong, and is to be read as if it had said `now` in the first place. It keeps its place in the order and its note. `was` repeats what it said until then.',
    '`CorrectProgress`, which fills in `was` and whatever stays as it was.',
  ],
  ProgressRetracted: [
    'A report is to be read as if it had never been made. It cannot be corrected after that.',
    '`RetractProgress`, which fills in `was`.',
  ],
  TargetCompleted: [
    'The target was completed on a day, which may be after its deadline.',
    '`DeclareMilestone` (declared); any command that makes it newly true by the reports, and `AssessTarget` (measured).',
  ],
  TargetCompletedEarly: [
    'The target was completed on a day that lies `earlyBy` days before its deadline, or more. It implies completed, and stands alone.',
    'As `TargetCompleted`.',
  ],
  TargetExceeded: [
    'The target was completed and is strictly better than planned, since a day. It implies completed.',
    'As `TargetCompleted`. Not of targets `within` a band or `exactly` at plan.',
  ],
  MilestoneWithdrawn: [
    'A recorded milestone no longer holds. A declared one was taken back; a measured one was undone, or moved to another day, which is then recorded anew.',
    '`WithdrawMilestone` (declared); any command that undoes it by the reports, and `AssessTarget` (measured).',
  ],
  NoteAdded: ['Something was said about the target. It changes no figure.', '`AddNote`.'],
}

/** What fields mean whose docstrings leave it to their names, or to that of their type. */
export const FIELD_MEANINGS: Readonly<Record<string, string>> = {
  'envelope.id': 'Names the event.',
  'envelope.type': 'What happened; one of the types below.',
  'envelope.target': 'The target it happened to.',
  'envelope.recordedBy': 'Who recorded it.',
  'envelope.correlation': 'The business process it belongs to.',
  'envelope.causation': 'The event or message, of whatever system, that led to it.',
  'envelope.data': 'What happened, by type.',
  'TargetSet.owner': 'Who answers for it.',
  'TargetSet.labels': 'Names of your own for grouping and filtering.',
  'TargetSet.status.rule': 'Its name and version.',
  'TargetSet.band.from': 'The least value that is met.',
  'TargetSet.band.to': 'The greatest value that is met.',
  'TargetSet.attainment.method':
    '`ofPlan`: distance from plan in parts of the plan. `fromBaseline`: share of the planned change. `{ rule }`: as the attainment rule of that name has it.',
  'TargetSet.attainment.cap': 'The greatest ratio shown, 1 or more; without it nothing is capped.',
  'TargetRevised.reason': 'Why.',
  'TargetVoided.reason': 'Why.',
  'TargetRestored.reason': 'Why.',
  'TargetCancelled.on': 'The first day on which it is called off.',
  'TargetCancelled.reason': 'Why.',
  'TargetReopened.on': 'The first day on which it stands again.',
  'TargetReopened.reason': 'Why.',
  'ProgressReported.over.from': 'The first day, included.',
  'ProgressReported.over.to': 'The last day, included.',
  'ProgressReported.note': 'A remark.',
  'ProgressCorrected.report': 'The `ProgressReported` it is about.',
  'ProgressCorrected.was': 'What it said until then.',
  'ProgressCorrected.now': 'What it is to be read as.',
  'ProgressCorrected.reason': 'Why.',
  'ProgressRetracted.report': 'The `ProgressReported` it is about.',
  'ProgressRetracted.was': 'What it said until then.',
  'ProgressRetracted.reason': 'Why.',
  'TargetCompleted.note': 'A remark.',
  'TargetCompletedEarly.note': 'A remark.',
  'TargetExceeded.note': 'A remark.',
  'MilestoneWithdrawn.milestone': 'Which one.',
  'NoteAdded.text': 'What was said.',
  'NoteAdded.on': 'The day it is about.',
}
