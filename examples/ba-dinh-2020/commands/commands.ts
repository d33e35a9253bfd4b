import { drawFrom, SEED } from './draw.ts'
import type { NamedCommand } from './named-command.ts'
import { programmeCommands } from './programme-commands.ts'
import { resultCommands } from './result-commands.ts'
import { targetCommands } from './target-commands.ts'

/**
 * Everything the report says, as commands; the same ones on every run. The figures are not taken
 * from `facts.ts` but stand in the commands a second time, so that checking one by the other means
 * something.
 */
export function commands(): readonly NamedCommand[] {
  const draw = drawFrom(SEED)
  return [...resultCommands(draw), ...targetCommands(draw), ...programmeCommands()]
}
