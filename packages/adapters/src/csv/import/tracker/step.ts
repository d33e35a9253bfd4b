import { isDeepStrictEqual } from 'node:util'
import {
  refuse,
  type Command,
  type ProgressReportedData,
  type Refusal,
  type TargetTerms,
} from '@planfold/core'
import { headingOf } from '../rows/fields.ts'
import { amendmentIn } from '../rows/slot.ts'
import type { CsvStatement, ReportStatement, TermsStatement } from '../rows/statement.ts'
import type { Said } from './course.ts'

/** A command to execute for a statement, in place of the statement's own where it was said before. */
export interface Step {
  readonly statement: CsvStatement
  readonly command: Command
  readonly commandId: string
}

/** A refusal, and the heading of the column that it is about. */
export interface Objection {
  readonly heading: string | undefined
  readonly refusal: Refusal
}

/** What has to be done about a statement: nothing where it was said before. */
export type Intent =
  | { readonly ok: true; readonly steps: readonly Step[] }
  | { readonly ok: false; readonly objections: readonly Objection[] }

const NOTHING: Intent = { ok: true, steps: [] }

/** What has to be done about a statement, given what was said in its slot last. */
export function intentOf(
  statement: CsvStatement,
  said: Said | undefined,
  changed: 'refuse' | 'correct',
): Intent {
  const { command, commandId } = statement
  if (said === undefined) return { ok: true, steps: [{ statement, command, commandId }] }
  if (isDeepStrictEqual(said.says, statement.says)) return NOTHING
  if (changed === 'refuse' && said.says !== undefined) {
    return { ok: false, objections: changesIn(statement, said.says) }
  }
  return statement.kind === 'terms' ? revision(statement, said) : correction(statement, said)
}

/** A correction of the terms to those that the statement makes. */
function revision(statement: TermsStatement, said: Said): Intent {
  const { command, says, commandId } = statement
  const before = said.says as TargetTerms
  const set = Object.fromEntries(
    differing(before, says).map((term) => [term, says[term as keyof TargetTerms] ?? null]),
  )
  const lost = Object.entries(set).find(([term, value]) => value === null && !isClearable(term))
  if (lost !== undefined) {
    const remedy = 'Fill the cell in, or set another target.'
    const expected = `a ${lost[0]}, which a target that has one can't lose`
    const refusal = refuse('TermCannotBeRemoved', '', undefined, expected, remedy)
    return { ok: false, objections: [{ heading: headingOf(statement.headings, lost[0]), refusal }] }
  }
  const revise: Command = {
    type: 'ReviseTarget',
    ...whereFrom(command),
    kind: 'correction',
    set,
    reason: REASON,
  }
  return {
    ok: true,
    steps: [{ statement, command: revise, commandId: idAfter(commandId, says, said) }],
  }
}

const CLEARABLE = new Set(['baseline', 'tolerance', 'owner', 'programme', 'weight', 'labels'])

function isClearable(term: string): boolean {
  return CLEARABLE.has(term)
}

const REASON = 'The table says otherwise now.'

/** A correction of the figure; where its day or series have changed, another report in its place. */
function correction(statement: ReportStatement, said: Said): Intent {
  const { command, says, commandId } = statement
  const before = said.says as ProgressReportedData | undefined
  if (before === undefined || said.report === undefined) {
    return { ok: true, steps: [{ statement, command, commandId: idAfter(commandId, says, said) }] }
  }
  const { report } = said
  const fixed = (['on', 'over', 'series', 'note'] as const).some(
    (field) => !isDeepStrictEqual(before[field], says[field]),
  )
  if (fixed) {
    const retract: Command = {
      type: 'RetractProgress',
      ...whereFrom(command),
      report,
      reason: REASON,
    }
    // The report that takes its place names this step, so that it can be told where both were stored.
    const retractId = idAfter(commandId, undefined, said)
    const anew = { ...said, event: `${retractId}.1` }
    return {
      ok: true,
      steps: [
        { statement, command: retract, commandId: retractId },
        { statement, command, commandId: idAfter(commandId, says, anew) },
      ],
    }
  }
  const correct: Command = {
    type: 'CorrectProgress',
    ...whereFrom(command),
    report,
    ...says.value,
    parts: says.parts ?? {},
    status: says.status,
    reason: REASON,
  }
  return {
    ok: true,
    steps: [{ statement, command: correct, commandId: idAfter(commandId, says, said) }],
  }
}

function idAfter(slot: string, says: unknown, { event }: { readonly event: string }): string {
  return amendmentIn(slot, says, event)
}

function whereFrom({ target, source, recordedBy }: CsvStatement['command']) {
  return {
    target,
    ...(source !== undefined && { source }),
    ...(recordedBy !== undefined && { recordedBy }),
  }
}

/** Each field that says something else than before, with the old and the new. */
function changesIn(
  statement: CsvStatement,
  before: TargetTerms | ProgressReportedData,
): readonly Objection[] {
  const [was, now] = [flat(before), flat(statement.says)]
  return differing(was, now).map((field) => {
    const old = was[field] === undefined ? 'nothing' : JSON.stringify(was[field])
    const remedy = 'Correct it by hand, or let the mapping correct what has changed.'
    const expected = `${field} as imported before, ${old}`
    return {
      heading: headingWithin(statement.headings, field),
      refusal: refuse('Changed', '', now[field], expected, remedy),
    }
  })
}

/** The heading that a field, or the first of its members, was taken from. */
function headingWithin(
  headings: Readonly<Record<string, string>>,
  field: string,
): string | undefined {
  const found = Object.keys(headings).find((path) => path === field || path.startsWith(`${field}.`))
  return found === undefined ? undefined : headings[found]
}

function flat(says: TargetTerms | ProgressReportedData): Readonly<Record<string, unknown>> {
  if (!('value' in says)) return says as unknown as Readonly<Record<string, unknown>>
  const { value, ...rest } = says
  return { ...rest, ...value }
}

function differing(before: object, now: object): readonly string[] {
  const [was, is] = [before as Record<string, unknown>, now as Record<string, unknown>]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (field) => !isDeepStrictEqual(was[field], is[field]),
  )
}
