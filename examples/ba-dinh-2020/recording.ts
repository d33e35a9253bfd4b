import { openTracker, type Refusal, type Scoreboard, type TimelineRow } from '@planfold/core'
import { sqliteStore } from '@planfold/adapters/sqlite'
import { AS_OF, RECORDED_AT } from './calendar.ts'
import { commands } from './commands/commands.ts'
import { MEMBERS } from './commands/result-commands.ts'

/** What became of a run: the board, and how many events are behind it. */
export interface Recording {
  readonly board: Scoreboard
  /** The course of the new members through the year. */
  readonly members: readonly TimelineRow[]
  /** Events stored by this run; 0 where an earlier one has stored them all. */
  readonly added: number
  /** Events in the file. */
  readonly stored: number
}

/** The file holds another history than the one this program tells. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused'

  constructor(path: string, id: string, refusal: Refusal) {
    super(`${path}: ${id} was refused. ${refusal.message} To start anew, remove the file.`)
  }
}

/**
 * Gives every command to a tracker on a SQLite file and asks it for the board. Every command has an
 * id of its own, so a second run finds everything stored and adds nothing. Throws
 * {@link CommandRefused} where one is refused.
 */
export async function recordInto(path: string): Promise<Recording> {
  const tracker = await openTracker({ store: sqliteStore({ path }), clock: () => RECORDED_AT })
  try {
    let added = 0
    for (const { id, command } of commands()) {
      const result = await tracker.execute(command, { commandId: id })
      if (!result.ok) throw new CommandRefused(path, id, result.refusal)
      if (!result.repeated) added += result.events.length
    }
    const board = await tracker.scoreboard({ asOf: AS_OF })
    const members = await tracker.timeline(MEMBERS, { asOf: AS_OF })
    // A target's revision is the number of its events.
    const stored = [...board.standings()].reduce((sum, { revision }) => sum + revision, 0)
    return { board, members, added, stored }
  } finally {
    await tracker.close()
  }
}
