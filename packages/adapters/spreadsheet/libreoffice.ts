import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export const LIBREOFFICE = '/usr/bin/soffice'

export const isInstalled = existsSync(LIBREOFFICE)

/** How LibreOffice is told to read a file: what it splits at, and whose numbers it knows. */
export interface Reading {
  readonly separators: readonly string[]
  /** Number of a language as Windows counts them; 1033 is English. */
  readonly language?: number
}

/** A cell as it arrived: its text, and whether it is a number, a text or a formula. */
export interface SpreadsheetCell {
  readonly kind: string
  readonly text: string
}

/** The rows of files by name. */
export type Sheets = Readonly<Record<string, readonly (readonly SpreadsheetCell[])[]>>

/** LibreOffice with a folder of its own, to be taken away at the end. */
export class LibreOffice {
  readonly #folder = mkdtempSync(join(tmpdir(), 'planfold-spreadsheet-'))

  /** The rows of files as LibreOffice reads them; all are read in one process. */
  read(files: Readonly<Record<string, string>>, { separators, language = 1033 }: Reading): Sheets {
    const paths = Object.entries(files).map(([name, csv]) => {
      writeFileSync(this.#path(`${name}.csv`), csv)
      return this.#path(`${name}.csv`)
    })
    const codes = separators.map((separator) => separator.codePointAt(0)).join('/')
    const profile = pathToFileURL(this.#path('profile')).href
    // Of its filter: what it splits at, the quote, UTF-8, from the first line, all columns as they are.
    const filter = `--infilter=CSV:${codes},34,76,1,,${language}`
    const start = ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', 'fods', filter]
    execFileSync(LIBREOFFICE, [...start, '--outdir', this.#folder, ...paths], { stdio: 'pipe' })
    const names = Object.keys(files)
    return Object.fromEntries(
      names.map((name) => [name, rowsOf(readFileSync(this.#path(`${name}.fods`), 'utf8'))]),
    )
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #path(name: string): string {
    return join(this.#folder, name)
  }
}

const ROW = /<table:table-row[^>]*>(.*?)<\/table:table-row>/gs
const CELL = /<table:table-cell([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs

function rowsOf(document: string): readonly (readonly SpreadsheetCell[])[] {
  return Array.from(document.matchAll(ROW), ([, row = '']) =>
    Array.from(row.matchAll(CELL), ([, attributes = '', content = '']) => ({
      kind: attributes.includes('table:formula=')
        ? 'formula'
        : (/ office:value-type="([^"]+)"/.exec(attributes)?.[1] ?? 'empty'),
      text: textOf(content),
    })),
  )
}

function textOf(content: string): string {
  return Array.from(content.matchAll(/<text:p>(.*?)<\/text:p>/gs), ([, line = '']) => line)
    .join('\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
