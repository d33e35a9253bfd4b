import type { TargetEventType } from '../src/event/events.ts'

/** What each event says, and what makes the tracker write it. */
export const MEANINGS: Readonly<
  Record<TargetEventType, readonly [means: string, written: string]>
> = {
  TargetSet: [
    'A target, or with neither plan nor band an indicator, stands from the first day of its period. After a `TargetVoided` a new life begins, to which nothing of before counts.',
    '`SetTarget`, with every default filled in.',
  ],
  TargetVoided: [
    'The target was set by mistake: once this is known, no view shows it, on any day.',
    '`VoidTarget`.',
  ],
  TargetRestored: [
    'The void before it is taken back.',
    '`RestoreTarget`, unless the target has been set again.',
  ],
  TargetRevised: [
    'Some terms are others from a day on. Per term the latest by (effective day, revision) is in force.',
    '`ReviseTarget`.',
  ],
  TargetCancelled: [
    'The target is called off from a day on: it counts as `cancelled`, and takes no reports for such days.',
    '`CancelTarget`.',
  ],
  TargetReopened: ['A cancelled target stands again from a day on.', '`ReopenTarget`.'],
  ProgressReported: [
    'One figure was observed. Corrections and retractions name its id.',
    '`ReportProgress`.',
  ],
  ProgressCorrected: [
    'A report is to be read as if it had said `now` at first. It keeps its place in the order and its note.',
    '`CorrectProgress`, which fills in `was` and whatever stays.',
  ],
  ProgressRetracted: [
    'A report is to be read as if it had never been made. It cannot be corrected after that.',
    '`RetractProgress`, which fills in `was`.',
  ],
  TargetCompleted: [
    'The target was completed, perhaps after its deadline.',
    '`DeclareMilestone` (declared); any command that makes it true, and `AssessTarget` (measured).',
  ],
  TargetCompletedEarly: [
    'The target was completed `earlyBy` days before its deadline, or more. It implies completed, and stands alone.',
    'what writes `TargetCompleted`.',
  ],
  TargetExceeded: [
    'The target was completed and is strictly better than planned. It implies completed.',
    'what writes `TargetCompleted`, but not of targets `within` a band or `exactly` at plan.',
  ],
  MilestoneWithdrawn: [
    'A declared milestone was taken back, or a measured one undone, or moved to another day and recorded anew.',
    '`WithdrawMilestone` (declared); any command that undoes it, and `AssessTarget` (measured).',
  ],
  NoteAdded: ['A remark about the target. It changes no figure.', '`AddNote`.'],
}

/** What fields mean whose docstrings leave it to their names, or to that of their type. */
export const FIELD_MEANINGS: Readonly<Record<string, string>> = {
  'envelope.id': 'Names the event.',
  'envelope.type': 'What happened; one of the types below.',
  'envelope.target': 'The target it happened to.',
  'envelope.recordedBy': 'Who recorded it.',
  'envelope.correlation': 'The business process it belongs to.',
  'envelope.causation': 'The event or message that led to it.',
  'envelope.data': 'What happened, by type.',
  'TargetSet.owner': 'Who answers for it.',
  'TargetSet.labels': 'Names of your own.',
  'TargetSet.status.rule': 'Its name and version.',
  'TargetSet.band.from': 'The least value that is met.',
  'TargetSet.band.to': 'The greatest value that is met.',
  'TargetSet.attainment.method': 'Of the plan, of the planned change, or by an attainment rule.',
  'TargetSet.attainment.cap': 'The greatest ratio shown, 1 or more.',
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
