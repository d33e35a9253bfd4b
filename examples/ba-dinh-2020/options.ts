import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { WrongOption } from '../terminal/command-line.ts'
import { LANGUAGES, type Language } from './wording.ts'

export const USAGE = `Recomputes the results of Ba Đình district for 2020 from events, and compares
them with the published ones.

  pnpm demo [--lang en|vi] [--out DIR]

  --lang en|vi   language of the board and its files; en by default
  --out DIR      folder for the database and the files; examples/ba-dinh-2020/out by default
  --help         shows this

Exit code: 0 where every published figure is recomputed, 1 where one differs or nothing could be
recorded, 2 for an option it does not know.
`

export interface Options {
  readonly language: Language
  readonly folder: string
}

/** Reads the command line; `help` where that is asked for. Throws {@link WrongOption}. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { lang, out, help } = parsed(args)
  if (help) return 'help'
  const language = LANGUAGES.find((known) => known === lang)
  if (language === undefined) {
    throw new WrongOption(`--lang: expected en or vi, found ${JSON.stringify(lang)}.`)
  }
  if (out.trim() === '') throw new WrongOption('--out: expected a folder, found nothing.')
  return { language, folder: out }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        lang: { type: 'string', default: 'en' },
        out: { type: 'string', default: join(import.meta.dirname, 'out') },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (cause) {
    throw new WrongOption(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}
