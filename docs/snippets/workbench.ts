import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import ts from 'typescript'
import type { Program } from './program.ts'

const DOCS = fileURLToPath(new URL('..', import.meta.url))

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
  const compiled = ts.createProgram([globals, ...files.values()], compilerOptions())

  return {
    complaints: (program) => {
      const source = compiled.getSourceFile(files.get(program) ?? '')
      return [
        ...compiled.getSyntacticDiagnostics(source),
        ...compiled.getSemanticDiagnostics(source),
      ].map((one) => complaint(program, one))
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

function complaint(program: Program, diagnostic: ts.Diagnostic): string {
  const line = (diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0) + 1
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')
  return `${program.snippet.file}:${line}: ${message}`
}

function compilerOptions(): ts.CompilerOptions {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(DOCS, 'tsconfig.json'),
    // Snippets show a call for its own sake, and declare what the reader will use next.
    { noUnusedLocals: false, noUnusedParameters: false },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  )
  if (config === undefined) throw new Error('docs/tsconfig.json cannot be read.')
  return config.options
}
