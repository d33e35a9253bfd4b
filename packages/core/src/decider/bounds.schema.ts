import * as z from 'zod/mini'
import { issueOf, nameField, textField } from '../event/fields.schema.ts'
import { segmentsOf } from '../event/programme-path.ts'
import { DEEPEST_PROGRAMME } from '../event/terms.ts'
import { refuse } from '../refusal/refusal.ts'

// What a command may give at most. Events are not asked: what was once stored is read.

const MOST_EVIDENCE = 1_000

/** Counted before it is gone through: an array may be billions long and hold nothing. */
const fewItems = z.unknown().check((context) => {
  const { value } = context
  if (!Array.isArray(value) || value.length <= MOST_EVIDENCE) return
  const expected = `at most ${MOST_EVIDENCE} references`
  const remedy = 'Refer to fewer documents, or to one that lists them.'
  const refusal = refuse('TooMuchEvidence', '', value.length, expected, remedy, {
    most: MOST_EVIDENCE,
  })
  context.issues.push(issueOf(refusal, value))
})

/** References to what proves something. */
export const evidenceField = z.readonly(z.pipe(fewItems, z.array(textField)))

/** The path of a programme; what a name may be is for the terms as a whole to judge. */
export const programmeField = nameField.check((context) => {
  const { value } = context
  if (segmentsOf(value).length <= DEEPEST_PROGRAMME) return
  const expected = `a path of at most ${DEEPEST_PROGRAMME} names`
  const refusal = refuse('InvalidProgramme', '', value, expected, 'Shorten the path.', {
    fault: 'tooDeep',
    most: DEEPEST_PROGRAMME,
  })
  context.issues.push(issueOf(refusal, value))
})
