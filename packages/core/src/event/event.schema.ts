import * as z from 'zod/mini'
import { BASES, STATUSES } from './allowed.ts'
import { refuse } from '../refusal/refusal.ts'
import {
  CANONICAL,
  eventIdField,
  idField,
  issueOf,
  jsonObjectField,
  recordField,
  textField,
} from './fields.schema.ts'
import type { CommitId, TargetId } from './identifiers.ts'
import { termsPatchSchema, termsSchema } from './terms.schema.ts'
import { VERSIONS } from './versions.ts'

const { quantity, day, moment } = CANONICAL
const eventId = eventIdField
const text = textField
const optionalText = z.exactOptional(text)
const revision = z.int().check(z.minimum(1))

/** Looked at before it is gone through: a list of holes may be billions long and hold nothing. */
const withoutHoles = z.unknown().check((context) => {
  const { value } = context
  if (!Array.isArray(value) || Object.keys(value).length >= value.length) return
  const refusal = refuse('InvalidField', '', value, 'an array without holes', 'Fill the holes.', {
    types: ['arrayWithoutHoles'],
  })
  context.issues.push(issueOf(refusal, value))
})

/** Where something comes from; on every event and every command. */
export const provenanceShape = {
  recordedBy: optionalText,
  source: optionalText,
  correlation: optionalText,
  causation: optionalText,
  evidence: z.exactOptional(z.readonly(z.pipe(withoutHoles, z.array(text)))),
  ext: z.exactOptional(jsonObjectField),
}

export const reportValueField = z.union([
  z.strictObject({ quantity }),
  z.strictObject({ numerator: quantity, denominator: quantity }),
  z.strictObject({ steps: quantity }),
])
const parts = z.exactOptional(recordField(quantity))
export const statusField = z.enum(STATUSES)
const reportedShape = {
  value: reportValueField,
  on: day,
  over: z.exactOptional(z.strictObject({ from: day, to: day })),
  series: z.exactOptional(idField()),
  parts,
  status: statusField,
}
const reported = z.strictObject(reportedShape)
const basis = z.enum(BASES)
export const milestoneField = z.enum(['completed', 'completedEarly', 'exceeded'])
const milestone = z.strictObject({ basis, on: day, note: optionalText })
const voiding = z.strictObject({ reason: text })
const closing = z.strictObject({ on: day, reason: text })

/** The shape of each event's data at its current version. */
export const DATA = {
  TargetSet: termsSchema(CANONICAL),
  TargetVoided: voiding,
  TargetRestored: voiding,
  TargetRevised: z
    .strictObject({
      effective: z.exactOptional(day),
      kind: z.enum(['change', 'correction']),
      reason: text,
      reference: optionalText,
      set: termsPatchSchema(CANONICAL),
    })
    .check((context) => {
      const { effective, kind } = context.value
      if (effective !== undefined || kind === 'correction') return
      const remedy = 'Give the day from which the change holds.'
      const refusal = refuse(
        'InvalidField',
        'effective',
        undefined,
        'the day of a change',
        remedy,
        {
          types: ['day'],
        },
      )
      context.issues.push(issueOf(refusal, context.value))
    }),
  TargetCancelled: closing,
  TargetReopened: closing,
  ProgressReported: z.strictObject({ ...reportedShape, note: optionalText }),
  ProgressCorrected: z.strictObject({
    report: eventId,
    was: reported,
    now: reported,
    reason: optionalText,
  }),
  ProgressRetracted: z.strictObject({ report: eventId, was: reported, reason: optionalText }),
  TargetCompleted: milestone,
  TargetCompletedEarly: milestone,
  TargetExceeded: milestone,
  MilestoneWithdrawn: z.strictObject({
    milestone: milestoneField,
    basis,
    cause: z.exactOptional(eventId),
    reason: optionalText,
  }),
  NoteAdded: z.strictObject({ text, on: z.exactOptional(day) }),
}

function envelope<Type extends keyof typeof VERSIONS, Data extends z.ZodMiniType>(
  type: Type,
  data: Data,
) {
  return z.strictObject({
    id: eventId,
    type: z.literal(type),
    v: z.literal<(typeof VERSIONS)[Type]>(VERSIONS[type]),
    target: idField<TargetId>(),
    revision,
    commit: idField<CommitId>(),
    recordedAt: moment,
    ...provenanceShape,
    data,
  })
}

/** Every event there is, at its current version. */
export const eventSchema = z.discriminatedUnion('type', [
  envelope('TargetSet', DATA.TargetSet),
  envelope('TargetVoided', DATA.TargetVoided),
  envelope('TargetRestored', DATA.TargetRestored),
  envelope('TargetRevised', DATA.TargetRevised),
  envelope('TargetCancelled', DATA.TargetCancelled),
  envelope('TargetReopened', DATA.TargetReopened),
  envelope('ProgressReported', DATA.ProgressReported),
  envelope('ProgressCorrected', DATA.ProgressCorrected),
  envelope('ProgressRetracted', DATA.ProgressRetracted),
  envelope('TargetCompleted', DATA.TargetCompleted),
  envelope('TargetCompletedEarly', DATA.TargetCompletedEarly),
  envelope('TargetExceeded', DATA.TargetExceeded),
  envelope('MilestoneWithdrawn', DATA.MilestoneWithdrawn),
  envelope('NoteAdded', DATA.NoteAdded),
])
