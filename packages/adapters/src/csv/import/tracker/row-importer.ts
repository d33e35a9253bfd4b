import {
  decide,
  evolve,
  moment,
  NOTHING_YET,
  parseCommand,
  type CommitId,
  type Refusal,
  type RuleOptions,
  type TargetState,
  type Tracker,
} from '@planfold/core'
import type { RowAccepted } from '../outcome.ts'
import { faultAt, type CsvFault } from '../rows/fault.ts'
import { headingOf } from '../rows/fields.ts'
import { Courses } from './course.ts'
import type { ImportOutcome, RowImported } from './import-outcome.ts'
import { intentOf, type Step } from './step.ts'

/** How many commands of each kind have stored something. */
export interface CommandCounts {
  /** Targets set. */
  targets: number
  /** Readings reported, those that took the place of one taken back among them. */
  reports: number
  /** Terms and readings corrected. */
  corrections: number
  /** Readings taken back, as their day or series has changed. */
  retractions: number
}

// Whether a command is accepted does not depend on when it is recorded.
const ANY_MOMENT = moment('1970-01-01T00:00:00Z')

/** Brings rows into a tracker, one after another. */
export class RowImporter {
  readonly counts: CommandCounts = { targets: 0, reports: 0, corrections: 0, retractions: 0 }
  readonly #tracker: Tracker
  readonly #courses: Courses
  readonly #changed: 'refuse' | 'correct'
  readonly #rules: RuleOptions

  constructor(
    tracker: Tracker,
    mapping: { readonly name: string; readonly changed?: 'refuse' | 'correct' },
    { rules }: RuleOptions,
  ) {
    this.#tracker = tracker
    this.#courses = new Courses(tracker, mapping.name)
    this.#changed = mapping.changed ?? 'refuse'
    this.#rules = rules === undefined ? {} : { rules }
  }

  /**
   * Imports a row: all of its commands, or none where one of them would be refused. Only another
   * writer to the same targets, or a store that fails, can leave a part of it.
   */
  async import(row: RowAccepted): Promise<ImportOutcome> {
    const { line, cells, missing } = row
    const steps: Step[] = []
    const faults: CsvFault[] = []
    for (const statement of row.statements) {
      const course = await this.#courses.of(statement.command.target)
      const intent = intentOf(statement, course.said(statement.commandId), this.#changed)
      if (intent.ok) steps.push(...intent.steps)
      else
        faults.push(
          ...intent.objections.map(({ heading, refusal }) => faultAt(line, heading, refusal)),
        )
    }
    if (faults.length === 0 && steps.length > 1) faults.push(...(await this.#rehearse(steps, line)))
    if (faults.length > 0) return { outcome: 'refused', line, cells, faults, commands: [] }

    const stored: Step[] = []
    for (const step of steps) {
      const refusal = await this.#execute(step, stored)
      if (refusal === undefined) continue
      const fault = faultOf(step, refusal, line)
      return { outcome: 'refused', line, cells, faults: [fault], commands: idsOf(stored) }
    }
    const outcome = outcomeOf(row, stored)
    return { outcome, line, cells, commands: idsOf(stored), missing }
  }

  /** What would be refused, of the commands of a row one after another. */
  async #rehearse(steps: readonly Step[], line: number): Promise<readonly CsvFault[]> {
    const states = new Map<string, TargetState>()
    const faults: CsvFault[] = []
    for (const step of steps) {
      const { target } = step.command
      const state = states.get(target) ?? (await this.#stateOf(target))
      const decided = this.#decided(step, state)
      if (!decided.ok) faults.push(faultOf(step, decided.refusal, line))
      else states.set(target, decided.value.reduce(evolve, state))
    }
    return faults
  }

  #decided({ command, commandId }: Step, state: TargetState) {
    const checked = parseCommand(command)
    if (!checked.ok) return checked
    const request = { id: commandId as CommitId, command: checked.value, recordedAt: ANY_MOMENT }
    return decide(request, state, this.#rules)
  }

  async #stateOf(target: string): Promise<TargetState> {
    const course = await this.#courses.of(target)
    if (course.revision === 0) return NOTHING_YET
    return (await this.#courses.eventsOf(target)).reduce(evolve, NOTHING_YET)
  }

  /** Executes a command; what it stores is added to `stored`. */
  async #execute(step: Step, stored: Step[]): Promise<Refusal | undefined> {
    const { command, commandId } = step
    const result = await this.#tracker.execute(command, { commandId })
    if (!result.ok) {
      this.#courses.forget(command.target)
      return result.refusal
    }
    if (result.repeated) this.#courses.forget(command.target)
    else if (result.events.length > 0) {
      this.#courses.take(command.target, result.events)
      stored.push(step)
      this.#count(command.type)
    }
    return undefined
  }

  #count(type: Step['command']['type']): void {
    if (type === 'SetTarget') this.counts.targets += 1
    else if (type === 'ReportProgress') this.counts.reports += 1
    else if (type === 'RetractProgress') this.counts.retractions += 1
    else this.counts.corrections += 1
  }
}

function outcomeOf({ statements }: RowAccepted, stored: readonly Step[]): RowImported['outcome'] {
  if (statements.length === 0) return 'empty'
  if (stored.length === 0) return 'unchanged'
  const isFirst = ({ commandId, statement }: Step) => commandId === statement.commandId
  return stored.every(isFirst) ? 'imported' : 'corrected'
}

function idsOf(steps: readonly Step[]): readonly string[] {
  return steps.map(({ commandId }) => commandId)
}

function faultOf({ statement }: Step, refusal: Refusal, line: number): CsvFault {
  // A revision's fields lie under `set`.
  const field = refusal.field.replace(/^set\./, '')
  return faultAt(line, headingOf(statement.headings, field), refusal)
}
