import { createRequire } from 'node:module'
import { join } from 'node:path'
import { inspect } from 'node:util'
import {
  INSTRUMENTER_CONSTANTS,
  type InstrumenterContext,
  type MutantCoverage,
} from '@stryker-mutator/api/core'
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner'
import type * as FastCheck from 'fast-check'
import { Bundle } from './bundle.ts'
import { MUTATED } from './folders.ts'
import { fileOf, TestList, type ListedTest } from './test-list.ts'

/** What a mutant is to be asked. */
interface Asked {
  /** Active from the start, or else from when the tests are listed. */
  readonly mutant?: { readonly id: string; readonly isStatic: boolean }
  /** Ids of tests, in the order in which they are to run; absent for all. */
  readonly tests?: readonly string[] | undefined
  readonly endsWithFailure: boolean
}

/**
 * Runs the tests of a folder in Stryker's own process, all modules evaluated anew for each mutant.
 * That takes some ten milliseconds, where a test runner that is started takes a second or more.
 */
class EvaluatingRunner implements TestRunner {
  readonly #list = new TestList()
  /** What the mutated code reads, and counts for Stryker. */
  readonly #context: InstrumenterContext = {}
  readonly #packages = createRequire(join(process.cwd(), 'packages/core/package.json'))
  #bundle: Bundle | undefined

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init(): Promise<void> {
    const folders = MUTATED[process.env['MUTATED_FOLDER'] ?? ''] ?? []
    const paths = folders.map((folder) => join(process.cwd(), 'packages/core/src', folder))
    this.#bundle = await Bundle.of(paths)
    Object.assign(globalThis, { [INSTRUMENTER_CONSTANTS.NAMESPACE]: this.#context })
  }

  async dryRun(): Promise<DryRunResult> {
    const coverage: MutantCoverage = { static: {}, perTest: {} }
    this.#context.mutantCoverage = coverage
    const result = await this.#run({ endsWithFailure: false })
    if (result.status !== DryRunStatus.Complete) return result
    // Stryker has a mutant's tests run in the order in which it finds them here: the quickest first.
    const perTest = result.tests
      .toSorted((a, b) => a.timeSpentMs - b.timeSpentMs)
      .flatMap(({ id }) => Object.entries({ [id]: coverage.perTest[id] ?? {} }))
    return { ...result, mutantCoverage: { ...coverage, perTest: Object.fromEntries(perTest) } }
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, testFilter, hitLimit, mutantActivation, disableBail } = options
    Object.assign(this.#context, { hitCount: 0, hitLimit })
    const result = await this.#run({
      mutant: { id: activeMutant.id, isStatic: mutantActivation === 'static' },
      tests: testFilter,
      endsWithFailure: !disableBail,
    })
    const endless = determineHitLimitReached(this.#context.hitCount, hitLimit)
    return toMutantRunResult(endless ?? result)
  }

  async #run({ mutant, tests, endsWithFailure }: Asked): Promise<DryRunResult> {
    const bundle = this.#bundle
    if (bundle === undefined) throw new Error('Expected a runner that was initialized.')
    const laws = this.#packages('fast-check') as typeof FastCheck
    // One counterexample kills a mutant, the smallest one no better than the first; and with one
    // seed the score is the same each time.
    laws.configureGlobal({ endOnFailure: true, seed: 2020 })
    const modules = bundle.modules((name) =>
      name === 'vitest' ? this.#list.vitest : this.#packages(name),
    )
    const listed = new Map<string, ReadonlyMap<string, ListedTest>>()
    let broken: unknown
    const testsOf = (file: string): ReadonlyMap<string, ListedTest> => {
      const known = listed.get(file)
      if (known !== undefined) return known
      this.#activate(mutant?.isStatic === true ? mutant.id : undefined)
      try {
        listed.set(
          file,
          this.#list.of(file, () => modules[file]?.()),
        )
      } catch (error) {
        broken ??= error
        listed.set(file, new Map())
      }
      this.#activate(mutant?.id)
      return testsOf(file)
    }
    const results: TestResult[] = []
    for (const test of testsIn(tests, bundle.tests, testsOf)) {
      const result = await this.#resultOf(test)
      results.push(result)
      const isKilled = endsWithFailure && result.status === TestStatus.Failed
      if (isKilled) return { status: DryRunStatus.Complete, tests: results }
    }
    return broken === undefined
      ? { status: DryRunStatus.Complete, tests: results }
      : { status: DryRunStatus.Error, errorMessage: saidBy(broken) }
  }

  #activate(mutant: string | undefined): void {
    Object.assign(this.#context, { activeMutant: mutant, currentTestId: undefined })
  }

  async #resultOf(test: ListedTest): Promise<TestResult> {
    const { id, file } = test
    this.#context.currentTestId = id
    const begin = performance.now()
    const failure = await this.#list.failureOf(test)
    const about = { id, name: id, fileName: file, timeSpentMs: performance.now() - begin }
    delete this.#context.currentTestId
    return failure === undefined
      ? { ...about, status: TestStatus.Success }
      : { ...about, status: TestStatus.Failed, failureMessage: saidBy(failure) }
  }
}

/** The tests of some ids in their order, or all; a file is listed when its first test is up. */
function* testsIn(
  ids: readonly string[] | undefined,
  files: readonly string[],
  testsOf: (file: string) => ReadonlyMap<string, ListedTest>,
): Generator<ListedTest> {
  if (ids === undefined) {
    for (const file of files) yield* testsOf(file).values()
    return
  }
  for (const id of ids) {
    const test = testsOf(fileOf(id)).get(id)
    if (test !== undefined) yield test
  }
}

function saidBy(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : inspect(thrown)
}

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'evaluating', () => new EvaluatingRunner()),
]
