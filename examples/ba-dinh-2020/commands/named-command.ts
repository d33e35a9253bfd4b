import type { Command } from '@planfold/core'

/** A command with an id of its own, so that giving it again has the effect of once. */
export interface NamedCommand {
  readonly id: string
  readonly command: Command
}
