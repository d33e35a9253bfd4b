import {
  decide,
  evolve,
  parseCommand,
  type CommitId,
  type ExecuteOptions,
  type Refusal,
  type RuleOptions,
  type TargetState,
  type Tracker,
} from '@planfold/core'
import type { MissingReading, RowAccepted } from '../outcome.ts'
import { differing, flat } from '../rows/difference.ts'
import { faultAt, firstOf, type CsvFault } from '../rows/fault.ts'
import { headingOf } from '../rows/fields.ts'
import { ANY_MOMENT } from '../rows/terms-of.ts'
import type { RowImported, RowNotImported } from './import-outcome.ts'
import { SayingsOfTargets } from './said-by-mapping.ts'
import { intentOf, intentOfMissing, type Intent, type Step } from './step.ts'

/** How many commands of each kind have stored something. */
export interface CommandCounts {
  /** Targets set. */
  targets: number
  /** Readings reported, those that took the place of one taken back among them. */
  reports: number
  /** Terms and readings corrected. */
  corrections: number
  /** Readings taken back, as they are missing now or their note has changed. */
  retractions: number
}

/** So many rows are tried before they are imported once one was refused. */
const REHEARSED = 1_000

/** Brings rows into a tracker, one after another. */
export class RowImporter {
  readonly counts: CommandCounts = { targets: 0, reports: 0, corrections: 0, retractions: 0 }
  readonly #tracker: Tracker
  readonly #sayings: SayingsOfTargets
  readonly #changed: 'refuse' | 'correct'
  readonly #rules: RuleOptions
  readonly #clock: Pick<ExecuteOptions, 'clockTolerance'>
  /** How many of the rows to come are tried first. */
  #toRehearse = 0

  constructor(
    tracker: Tracker,
    mapping: { readonly name: string; readonly changed?: 'refuse' | 'correct' },
    { rules, clockTolerance }: RuleOptions & Pick<ExecuteOptions, 'clockTolerance'>,
  ) {
    this.#tracker = tracker
    this.#sayings = new SayingsOfTargets(tracker, mapping.name)
    this.#changed = mapping.changed ?? 'refuse'
    this.#rules = rules === undefined ? {} : { rules }
    this.#clock = { clockTolerance }
  }

  /** How many commands have stored something. */
  get stored(): number {
    const { targets, reports, corrections, retractions } = this.counts
    return targets + reports + corrections + retractions
  }

  /** From now on every target is looked at as it stands in the store. */
  lookAnew(): void {
    this.#sayings.forgetAll()
  }

  /** Whether a reading that is missing was said before, and stands. */
  async hasEmptied({ missing }: RowAccepted): Promise<boolean> {
    for (const { target, commandId } of missing) {
      const said = (await this.#sayings.of(target)).in(commandId)
      if (said?.says !== undefined && said.stands !== undefined) return true
    }
    return false
  }

  /**
   * Imports a row: all of its commands, or none where one of them would be refused. Only another
   * writer to the same targets, or a store that fails, can leave a part of it. `emptied` are those of
   * its missing readings that no other row of the table gives.
   */
  async import(
    row: RowAccepted,
    emptied: readonly MissingReading[] = [],
  ): Promise<RowImported | RowNotImported> {
    const { line, cells, missing } = row
    const { steps, faults } = await this.#planned(row, emptied)
    if (faults.length === 0 && this.#mustRehearse(steps)) {
      for (const fault of await this.#rehearse(steps, line)) faults.push(fault)
    }
    if (faults.length > 0) {
      return { outcome: 'refused', line, cells, faults: firstOf(faults), commands: [] }
    }

    const stored: Step[] = []
    for (const step of steps) {
      const refusal = await this.#execute(step, stored)
      if (refusal === undefined) continue
      this.#toRehearse = REHEARSED
      const fault = faultOf(step, refusal, line)
      return { outcome: 'refused', line, cells, faults: [fault], commands: idsOf(stored) }
    }
    const outcome = outcomeOf(row, stored)
    const overruled = await this.#overruled(stored)
    return { outcome, line, cells, commands: idsOf(stored), missing: missing.length, overruled }
  }

  async #planned(row: RowAccepted, emptied: readonly MissingReading[]) {
    const steps: Step[] = []
    const faults: CsvFault[] = []
    for (const intent of await this.#intentsOf(row, emptied)) {
      if (intent.ok) {
        for (const step of intent.steps) steps.push(step)
        continue
      }
      for (const { heading, refusal } of intent.objections) {
        faults.push(faultAt(row.line, heading, refusal))
      }
    }
    return { steps, faults }
  }

  async #intentsOf(
    { statements }: RowAccepted,
    emptied: readonly MissingReading[],
  ): Promise<readonly Intent[]> {
    const intents: Intent[] = []
    // What is taken back goes first: terms may change that the reading was in the way of.
    for (const reading of emptied) {
      const said = (await this.#sayings.of(reading.target)).in(reading.commandId)
      intents.push(intentOfMissing(reading, said, this.#changed))
    }
    for (const statement of statements) {
      const sayings = await this.#sayings.of(statement.command.target)
      const said = sayings.in(statement.commandId)
      intents.push(intentOf(statement, said, this.#changed, sayings.endedBy))
    }
    return intents
  }

  /**
   * Whether commands have to be tried first. One alone is refused by the tracker, and then nothing is stored;
   * but it looks into the store before it refuses, so that where some are refused others are tried for a while.
   */
  #mustRehearse(steps: readonly Step[]): boolean {
    if (this.#toRehearse === 0) return steps.length > 1
    this.#toRehearse -= 1
    return true
  }

  /**
   * What would be refused of the commands of a row. What is accepted of readings depends on the terms
   * alone, and what is accepted of terms on whether there are readings; so that a state goes on only
   * where terms change, and to where they do: going on makes a copy of it.
   */
  async #rehearse(steps: readonly Step[], line: number): Promise<readonly CsvFault[]> {
    const states = new Map<string, TargetState>()
    const faults: CsvFault[] = []
    const last = steps.findLastIndex(changesTerms)
    for (const [place, step] of steps.entries()) {
      const { target } = step.command
      const state = states.get(target) ?? (await this.#sayings.of(target)).state
      const decided = this.#decided(step, state)
      // A rule that is not known here may be known to the tracker, which then decides.
      if (!decided.ok && decided.refusal.code === 'UnknownRule') continue
      if (!decided.ok) faults.push(faultOf(step, decided.refusal, line))
      else if (place < last || changesTerms(step)) {
        states.set(target, decided.value.reduce(evolve, state))
      }
    }
    return faults
  }

  #decided({ command, commandId }: Step, state: TargetState) {
    const checked = parseCommand(command)
    if (!checked.ok) return checked
    const request = { id: commandId as CommitId, command: checked.value, recordedAt: ANY_MOMENT }
    return decide(request, state, this.#rules)
  }

  /** Executes a command; what it stores is added to `stored`. */
  async #execute(step: Step, stored: Step[]): Promise<Refusal | undefined> {
    const { command, commandId } = step
    const result = await this.#tracker.execute(command, { commandId, ...this.#clock })
    if (!result.ok) {
      this.#sayings.forget(command.target)
      return result.refusal
    }
    if (result.repeated) this.#sayings.forget(command.target)
    else if (result.events.length > 0) {
      this.#sayings.take(command.target, result.events)
      stored.push(step)
      this.#count(command.type)
    }
    return undefined
  }

  /** The terms that were corrected, and still are others than the table says. */
  async #overruled(stored: readonly Step[]): Promise<readonly string[]> {
    const overruled: string[] = []
    for (const { revises } of stored) {
      if (revises === undefined) continue
      const said = (await this.#sayings.of(revises.command.target)).in(revises.commandId)
      if (said?.stands !== undefined)
        overruled.push(...differing(flat(said.stands), flat(revises.says)))
    }
    return overruled
  }

  #count(type: Step['command']['type']): void {
    if (type === 'SetTarget') this.counts.targets += 1
    else if (type === 'ReportProgress') this.counts.reports += 1
    else if (type === 'RetractProgress') this.counts.retractions += 1
    else this.counts.corrections += 1
  }
}

function changesTerms({ command: { type } }: Step): boolean {
  return type === 'SetTarget' || type === 'ReviseTarget'
}

function outcomeOf({ statements }: RowAccepted, stored: readonly Step[]): RowImported['outcome'] {
  if (stored.length > 0) return stored.every(({ isFirst }) => isFirst) ? 'imported' : 'corrected'
  return statements.length === 0 ? 'empty' : 'unchanged'
}

function idsOf(steps: readonly Step[]): readonly string[] {
  return steps.map(({ commandId }) => commandId)
}

function faultOf({ headings }: Step, refusal: Refusal, line: number): CsvFault {
  // A revision's fields lie under `set`.
  const field = refusal.field.replace(/^set\./, '')
  const heading = headingOf(headings, field)
  return faultAt(line, heading, refusal)
}
