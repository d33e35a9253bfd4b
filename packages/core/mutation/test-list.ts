import * as vitest from 'vitest'

type Body = (...given: readonly unknown[]) => unknown
type Declare = (name: string, ...rest: readonly unknown[]) => void

/** A test as a file declares it, not run yet. */
export interface ListedTest {
  /** The file and the names on the way to it, with the place in its table. */
  readonly id: string
  readonly file: string
  readonly body: Body
}

/**
 * Vitest as tests import it, save that what they declare is only listed: so one process can list and
 * run them again and again, for every mutant anew.
 */
export class TestList {
  #listed = new Map<string, ListedTest>()
  #names: readonly string[] = []
  #file = ''
  #finishing: (() => unknown)[] = []
  readonly vitest: object

  constructor() {
    const test: Declare = (name, ...rest) => {
      let id = [this.#file, ...this.#names, name].join(SEPARATOR)
      // Two tables may bear one name.
      while (this.#listed.has(id)) id += ' again'
      this.#listed.set(id, { id, file: this.#file, body: bodyIn(rest) })
    }
    const describe: Declare = (name, ...rest) => {
      const outside = this.#names
      this.#names = [...outside, name]
      bodyIn(rest)()
      this.#names = outside
    }
    this.vitest = {
      ...vitest,
      test: Object.assign(test, {
        each: eachBy(test),
        runIf: (condition: boolean): Declare => (condition ? test : () => undefined),
      }),
      describe: Object.assign(describe, { each: eachBy(describe) }),
      onTestFinished: (finish: () => unknown) => this.#finishing.push(finish),
      // What is imported while a test runs is evaluated anew in any case.
      vi: { spyOn: vitest.vi.spyOn.bind(vitest.vi), resetModules: () => undefined },
    }
  }

  /** The tests that a file declares while it is evaluated, by their ids. */
  of(file: string, evaluate: () => void): ReadonlyMap<string, ListedTest> {
    this.#listed = new Map()
    this.#names = []
    this.#file = file
    evaluate()
    return this.#listed
  }

  /** Runs a test; what it throws comes back, undefined where it passes. */
  async failureOf({ body }: ListedTest): Promise<unknown> {
    this.#finishing = []
    try {
      await body({})
      return undefined
    } catch (error) {
      return error ?? new Error('Nothing was thrown.')
    } finally {
      for (const finish of this.#finishing) await finish()
    }
  }
}

const SEPARATOR = ' > '

/** The file of a test, by its id. */
export function fileOf(id: string): string {
  return id.slice(0, id.indexOf(SEPARATOR))
}

function bodyIn(rest: readonly unknown[]): Body {
  const body = rest.find((one) => typeof one === 'function')
  if (body === undefined) throw new TypeError('Expected a test with a body.')
  return body as Body
}

/** Declares once for each row of a table, as `test.each` does. */
function eachBy(declare: Declare) {
  return (table: readonly unknown[]): Declare => {
    const areArrays = table.every(Array.isArray)
    return (name, ...rest) => {
      const body = bodyIn(rest)
      for (const [place, row] of table.entries()) {
        const given: readonly unknown[] = areArrays ? (row as readonly unknown[]) : [row]
        declare(`${name} ${place}`, () => body(...given))
      }
    }
  }
}
