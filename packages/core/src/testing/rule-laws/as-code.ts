import type { LawForm } from './law-form.ts'
import type { Question } from './outcome.ts'
import { jsonOf, type ToldEvents } from './told-events.ts'

/** A test to paste that asks the same questions again; `rule` is to be in scope. */
export function codeOf(
  { name, expectation = expectEqual }: Pick<LawForm<never, never>, 'name' | 'expectation'>,
  rule: string,
  questions: readonly Question[],
  told: readonly ToldEvents[],
): string {
  const names = questions.map((_, place) => NAMES[place] ?? `events${place + 1}`)
  const declarations = told.map((each, place) => `  const ${names[place]} = ${eventsCode(each)}`)
  const calls = questions.map(
    ({ point }, place) => `rule.judge(${names[place]}, ${JSON.stringify(point)})`,
  )
  return [
    "import { decodeEvent } from '@planfold/core'",
    '',
    `test(${JSON.stringify(`${rule}: ${name}`)}, () => {`,
    ...declarations,
    expectation(calls).replaceAll(/^/gm, '  '),
    '})',
  ].join('\n')
}

const NAMES = ['events', 'others']

function eventsCode(told: ToldEvents): string {
  if ('places' in told) {
    const lines = told.places.map((place) => place + 1).join(', ')
    return `[${lines}].flatMap((line) => events.slice(line - 1, line))`
  }
  return `${jsonOf(told.events).replaceAll('\n', '\n  ')}.map(decodeEvent)`
}

function expectEqual(calls: readonly string[]): string {
  const [first, ...rest] = calls
  return rest.map((call) => `expect(${call}).toEqual(${first})`).join('\n')
}
