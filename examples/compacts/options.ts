import { parseArgs } from 'node:util'
import { WrongOption } from '../terminal/command-line.ts'

export const USAGE = `Replays two tables of published indicators through planfold, and holds every published
percentage against what follows from its own row.

  pnpm compacts FOLDER [--all]

  FOLDER   folder with indicators.csv and indicator-years.csv
  --all    lists the rows that are reproduced, too
  --help   shows this

Exit code: 0 where no figure of planfold's differs from the published formula, 1 where one does or
the tables cannot be read, 2 for an option it does not know.
`

export interface Options {
  readonly folder: string
  /** Whether rows that are reproduced are listed as well. */
  readonly all: boolean
}

/** Reads the command line; `help` where that is asked for. Throws {@link WrongOption}. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values, positionals } = parsed(args)
  if (values.help) return 'help'
  const [folder, ...rest] = positionals
  if (folder === undefined || folder.trim() === '' || rest.length > 0) {
    throw new WrongOption(`FOLDER: expected one folder, found ${JSON.stringify(positionals)}.`)
  }
  return { folder, all: values.all }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        all: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (cause) {
    throw new WrongOption(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}
