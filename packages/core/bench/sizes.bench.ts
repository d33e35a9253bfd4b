import { execFile } from 'node:child_process'
import { mkdtempSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import * as esbuild from 'esbuild'
import * as rolldown from 'rolldown'
import type { Bench, Row } from './contest.ts'

const CORE = fileURLToPath(new URL('..', import.meta.url))

const run = promisify(execFile)

/** What a program imports, and how it says so. */
const IMPORTS: Readonly<Record<string, string>> = {
  quantity: "{ quantity } from '@planfold/core/quantity'",
  attainmentRule: "{ attainmentRule } from '@planfold/core/rules'",
  rollUp: "{ rollUp } from '@planfold/core'",
  'scoreboard-and-formatPercent': "{ scoreboard, formatPercent } from '@planfold/core'",
  everything: "* from '@planfold/core'",
}

/** Bytes that an import from the packed package costs a program, minified and gzipped. */
export const sizes: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'planfold-sizes-'))
  try {
    await unpackInto(folder)
    const rows: Row[] = []
    for (const [name, what] of Object.entries(IMPORTS)) {
      const entry = join(folder, `${name}.js`)
      writeFileSync(entry, `export ${what}\n`)
      for (const [bundler, bundled] of Object.entries({
        esbuild: byEsbuild,
        rolldown: byRolldown,
      })) {
        const bytes = gzipSync(await bundled(entry), { level: 9 }).length
        rows.push({ name: `sizes/${name}/${bundler}`, n: 1, bytes })
      }
    }
    return rows
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Lays the package out as an installation does, its dependencies beside it. */
async function unpackInto(folder: string): Promise<void> {
  const packed = join(folder, 'core.tgz')
  await run('pnpm', ['--silent', 'pack', '--out', packed], { cwd: CORE })
  const installed = join(folder, 'node_modules/@planfold/core')
  mkdirSync(installed, { recursive: true })
  await run('tar', ['-xzf', packed, '-C', installed, '--strip-components=1'])
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>
  }
  for (const name of Object.keys(manifest.dependencies)) {
    const place = join(folder, 'node_modules', name)
    mkdirSync(dirname(place), { recursive: true })
    symlinkSync(join(CORE, 'node_modules', name), place)
  }
}

async function byEsbuild(entry: string): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
  })
  return outputFiles.map(({ text }) => text).join('')
}

async function byRolldown(entry: string): Promise<string> {
  const { output } = await rolldown.build({
    input: entry,
    write: false,
    output: { minify: true, format: 'esm' },
  })
  return output.map((file) => ('code' in file ? file.code : '')).join('')
}
