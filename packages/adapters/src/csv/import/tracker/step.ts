import { isDeepStrictEqual } from 'node:util'
import {
  type CheckedCommand,
  type Command,
  type EventId,
  type ProgressReportedData,
  type Refusal,
  type TargetTerms,
} from '@planfold/core'
import type { MissingReading } from '../outcome.ts'
import { refuseImport } from '../refusals.ts'
import { differencesIn, differing, flat, shown } from '../rows/difference.ts'
import { amendmentIn } from '../rows/slot.ts'
import type { CsvStatement, ReportStatement, TermsStatement } from '../rows/statement.ts'
import type { Said } from './said-by-mapping.ts'

/** A command to execute for something a row says. */
export interface Step {
  readonly command: Command | CheckedCommand
  readonly commandId: string
  /** Whether it says something for the first time, rather than correcting what was said. */
  readonly isFirst: boolean
  /** By field of the command: the heading of the column it was taken from. */
  readonly headings: Readonly<Record<string, string>>
  /** The slot and what it is to say, of a correction of terms. */
  readonly revises?: TermsStatement
}

/** A refusal, and the heading of the column that it is about. */
export interface Objection {
  readonly heading: string | undefined
  readonly refusal: Refusal
}

/** What has to be done about something a row says: nothing where it was said before. */
export type Intent =
  | { readonly ok: true; readonly steps: readonly Step[] }
  | { readonly ok: false; readonly objections: readonly Objection[] }

const NOTHING: Intent = { ok: true, steps: [] }

const REASON = 'The table says otherwise now.'

const BY_HAND_OR_MAPPING = 'Correct it by hand, or let the mapping correct what has changed.'

/**
 * What has to be done about a statement, given what was said in its slot, and the void that has ended
 * everything said before.
 */
export function intentOf(
  statement: CsvStatement,
  said: Said | undefined,
  changed: 'refuse' | 'correct',
  endedBy?: EventId,
): Intent {
  if (said === undefined) {
    const { commandId } = statement
    const id = endedBy === undefined ? commandId : amendmentIn(commandId, undefined, endedBy)
    return done(stepOf(statement, id, true))
  }
  const { says, stands } = said
  // What was taken back by hand, and what was corrected by hand to what the table says, is left alone.
  if (isDeepStrictEqual(says, statement.says)) return NOTHING
  if (isDeepStrictEqual(stands, statement.says)) return NOTHING
  if (changed === 'refuse' && says !== undefined) {
    return { ok: false, objections: objectionsTo(statement, says, stands !== undefined) }
  }
  return statement.kind === 'terms' ? done(revision(statement, said)) : correction(statement, said)
}

/** What has to be done about a reading that is missing, given what was said in its slot. */
export function intentOfMissing(
  { commandId, target, column, from }: MissingReading,
  said: Said | undefined,
  changed: 'refuse' | 'correct',
): Intent {
  const { says, stands, report } = said ?? {}
  if (said === undefined || says === undefined || stands === undefined || report === undefined) {
    return NOTHING
  }
  if (changed === 'refuse') {
    const expected = `the reading as imported before, ${shown(figureOf(says))}`
    const remedy = 'Fill it in, retract it by hand, or let the mapping correct what has changed.'
    const was = shown(figureOf(says))
    const refusal = refuseImport('Changed', '', undefined, expected, remedy, {
      fault: 'missing',
      was,
    })
    return { ok: false, objections: [{ heading: column, refusal }] }
  }
  return done({
    command: { type: 'RetractProgress', target, ...from, report, reason: REASON },
    commandId: amendmentIn(commandId, undefined, said.event),
    isFirst: false,
    headings: column === undefined ? {} : { report: column },
  })
}

function done(...steps: readonly Step[]): Intent {
  return { ok: true, steps }
}

function stepOf(statement: CsvStatement, commandId: string, isFirst: boolean): Step {
  return { command: statement.command, commandId, isFirst, headings: statement.headings }
}

/** A correction of the terms to those that the statement makes. */
function revision(statement: TermsStatement, said: Said): Step {
  const { command, says, commandId, headings } = statement
  const before = said.says as TargetTerms
  const set = Object.fromEntries(
    differing(flat(before), flat(says)).map((term) => [
      term,
      says[term as keyof TargetTerms] ?? null,
    ]),
  )
  return {
    command: {
      type: 'ReviseTarget',
      ...whereFrom(command),
      kind: 'correction',
      set,
      reason: REASON,
    },
    commandId: amendmentIn(commandId, says, said.event),
    isFirst: false,
    headings,
    revises: statement,
  }
}

/** A correction of the report; where its note has changed, another report in its place. */
function correction(statement: ReportStatement, said: Said): Intent {
  const { command, says, commandId, headings } = statement
  const { report } = said
  const anew = (after: string) => stepOf(statement, amendmentIn(commandId, says, after), false)
  if (said.stands === undefined || report === undefined) return done(anew(said.event))
  const before = said.stands as ProgressReportedData
  const where = whereFrom(command)
  if (before.note !== says.note) {
    const retractId = amendmentIn(commandId, undefined, said.event)
    const retract: Step = {
      command: { type: 'RetractProgress', ...where, report, reason: REASON },
      commandId: retractId,
      isFirst: false,
      headings,
    }
    return done(retract, anew(`${retractId}.1`))
  }
  return done({
    command: {
      type: 'CorrectProgress',
      ...where,
      report,
      ...says.value,
      parts: says.parts ?? {},
      status: says.status,
      on: says.on,
      over: says.over ?? null,
      series: says.series ?? null,
      reason: REASON,
    },
    commandId: amendmentIn(commandId, says, said.event),
    isFirst: false,
    headings,
  })
}

function whereFrom({ target, source, recordedBy }: CsvStatement['command']) {
  return {
    target,
    ...(source !== undefined && { source }),
    ...(recordedBy !== undefined && { recordedBy }),
  }
}

/** Each field that says something else than before, with the old and the new. */
function objectionsTo(
  statement: CsvStatement,
  before: TargetTerms | ProgressReportedData,
  stands: boolean,
): readonly Objection[] {
  return differencesIn(statement, before).map(({ field, was, now, heading }) => {
    const remedy = stands
      ? BY_HAND_OR_MAPPING
      : 'It has been retracted: let the mapping correct what has changed, and it is reported anew.'
    const expected = `${field} as imported before, ${shown(was)}`
    const refusal = refuseImport('Changed', '', now, expected, remedy, {
      fault: stands ? 'stands' : 'retracted',
      changed: field,
      ...(was !== undefined && { was: shown(was) }),
    })
    return { heading, refusal }
  })
}

function figureOf(says: TargetTerms | ProgressReportedData): unknown {
  const { quantity, ...rest } = flat(says)
  return quantity ?? ('value' in says ? says.value : rest)
}
