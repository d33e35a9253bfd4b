import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import ts from 'typescript'
import type { Program } from './program.ts'

const DOCS = fileURLToPath(new URL('..', import.meta.url))
const COMPILER = join(DOCS, '../node_modules/typescript-native/bin/tsc')

// Snippets show a call for its own sake, and declare what the reader will use next.
const LOOSE = { noUnusedLocals: false, noUnusedParameters: false }

/** Programs as files from which `@planfold/core` and the adapters resolve, type-checked together. */
export interface Workbench {
  /** What the compiler says against a program, each as `file:line: message`. */
  complaints(program: Program): readonly string[]
  /**
   * Runs a program and gives the values of its claims, in order. The working directory is an empty one
   * unless `folder` names another; each run is one from the start.
   */
  run(program: Program, folder?: string): Promise<readonly unknown[]>
  /** Removes the files. */
  close(): void
}

/** Writes the programs out and compiles them in one go. */
export function openWorkbench(programs: readonly Program[]): Workbench {
  const folder = join(DOCS, 'node_modules/.cache', `snippets-${process.pid}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })

  const globals = join(folder, 'globals.d.ts')
  writeFileSync(globals, 'declare function checkResult(claim: number, value: unknown): void\n')
  const files = new Map(programs.map((program, at) => [program, join(folder, `${at}.ts`)]))
  for (const [program, file] of files) writeFileSync(file, program.code)
  const found = complaintsIn(folder)

  return {
    complaints: (program) => {
      const name = basename(files.get(program) ?? '')
      const own = found.filter(({ file }) => file === name)
      return own.map(({ line, message }) => `${program.snippet.file}:${line}: ${message}`)
    },
    run: async (program, given) => {
      const file = (files.get(program) ?? '').replace(/\.ts$/, '.mjs')
      const { outputText } = ts.transpileModule(program.code, {
        fileName: 'snippet.mts',
        compilerOptions: compilerOptions(),
      })
      writeFileSync(file, outputText)
      const own = given ?? mkdtempSync(join(tmpdir(), 'planfold-snippet-'))
      try {
        return await runFile(file, own)
      } finally {
        if (given === undefined) rmSync(own, { recursive: true, force: true })
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

let runs = 0

async function runFile(file: string, folder: string): Promise<readonly unknown[]> {
  const values: unknown[] = []
  const before = process.cwd()
  Object.assign(globalThis, {
    checkResult: (claim: number, value: unknown) => {
      // A later statement may change what it was given; views are immutable, plain arrays are not.
      values[claim] = value
    },
  })
  runs += 1
  process.chdir(folder)
  try {
    // A module that was loaded before would not run again under the same address.
    await import(/* @vite-ignore */ `${pathToFileURL(file).href}?run=${runs}`)
  } finally {
    process.chdir(before)
  }
  return values
}

interface Complaint {
  readonly file: string
  readonly line: number
  readonly message: string
}

const DIAGNOSTIC = /^(?<path>\S+)\((?<line>\d+),\d+\): error TS\d+: (?<message>.*(?:\n .*)*)/gm

/** What the native compiler says of the files in a folder; that of the API takes four times as long. It
 * is over before it would have to collect garbage, and more checkers than one check much twice. */
function complaintsIn(folder: string): readonly Complaint[] {
  const project = join(folder, 'tsconfig.json')
  const config = { extends: join(DOCS, 'tsconfig.json'), include: ['*.ts'], compilerOptions: LOOSE }
  writeFileSync(project, JSON.stringify(config))
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [COMPILER, '--project', project, '--pretty', 'false', '--checkers', '1'],
    { encoding: 'utf8', env: { ...process.env, GOGC: 'off' } },
  )
  const complaints = [...stdout.matchAll(DIAGNOSTIC)].map(({ groups = {} }) => ({
    file: basename(groups['path'] ?? ''),
    line: Number(groups['line']),
    message: groups['message'] ?? '',
  }))
  if (stderr !== '' || (stdout !== '' && complaints.length === 0)) {
    throw new Error(`The snippets cannot be compiled: ${stderr}${stdout}`)
  }
  return complaints
}

function compilerOptions(): ts.CompilerOptions {
  const config = ts.getParsedCommandLineOfConfigFile(join(DOCS, 'tsconfig.json'), LOOSE, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: () => undefined,
  })
  if (config === undefined) throw new Error('docs/tsconfig.json cannot be read.')
  return config.options
}
