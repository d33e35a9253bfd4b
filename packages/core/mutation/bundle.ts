import { globSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
import { build, type Plugin } from 'esbuild'

/** Evaluates a module, and all that it imports, when it is called first. */
type Modules = Readonly<Record<string, () => unknown>>

type Require = (name: string) => unknown

/** The modules of some folders in one script, which can be evaluated anew as often as is asked. */
export class Bundle {
  /** The test files, examples before laws: most mutants die of an example within milliseconds. */
  readonly tests: readonly string[]
  readonly #evaluate: (require: Require) => Modules

  private constructor(tests: readonly string[], code: string) {
    this.tests = tests
    const script = new Script(`(require) => { "use strict"; const module = {}; ${code}
      return module.exports }`)
    this.#evaluate = script.runInThisContext() as (require: Require) => Modules
  }

  static async of(folders: readonly string[]): Promise<Bundle> {
    const files = folders
      .flatMap((folder) => globSync(join(folder, '**/*.ts')))
      .filter((file) => !/\.(?:test-d|apart\.test|child)\.ts$/.test(file))
      .toSorted()
    const tests = files.filter((file) => file.endsWith('.test.ts'))
    const isLaw = (file: string): boolean => file.endsWith('.property.test.ts')
    const { outputFiles } = await build({
      stdin: { contents: entryOf(files), resolveDir: '/' },
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'node',
      packages: 'external',
      // Errors are told by the names of their classes.
      keepNames: true,
      supported: { 'dynamic-import': false },
      plugins: [importedLater, places],
      logLevel: 'error',
    })
    return new Bundle(
      [...tests.filter((file) => !isLaw(file)), ...tests.filter(isLaw)],
      outputFiles.map(({ text }) => text).join(''),
    )
  }

  /** The modules by their paths, none evaluated yet; `packages` gives those that are not bundled. */
  modules(packages: Require): Modules {
    return this.#evaluate((name) => {
      // What is imported while a test runs is to be as if nothing had been imported before.
      return isAbsolute(name) ? this.modules(packages)[name]?.() : packages(name)
    })
  }
}

function entryOf(files: readonly string[]): string {
  const paths = files.map((file) => JSON.stringify(file))
  return `module.exports = {${paths.map((path) => `${path}: () => require(${path})`).join()}}`
}

/** Leaves what is imported while a test runs to be required by its path. */
const importedLater: Plugin = {
  name: 'imported-later',
  setup(bundling) {
    bundling.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import' ? { path: resolve(resolveDir, path), external: true } : undefined,
    )
  },
}

/** Tells modules where they were before they were bundled. */
const places: Plugin = {
  name: 'places',
  setup(bundling) {
    bundling.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const url = JSON.stringify(pathToFileURL(path).href)
      const contents = readFileSync(path, 'utf8').replaceAll('import.meta.url', url)
      return { contents, loader: 'ts', resolveDir: dirname(path) }
    })
  },
}
