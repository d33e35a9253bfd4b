import { story } from '../story/story.ts'
import { codeOf } from './as-code.ts'
import type { Examination, LawForm } from './law-form.ts'
import type { Question } from './outcome.ts'
import { jsonOf, toldIn, type ToldEvents } from './told-events.ts'

type Law = Pick<LawForm<never, never>, 'name' | 'meaning' | 'expectation'>

/** What a law asked a rule, as stories, and what was judged of each. */
export function storyOf(
  law: Law,
  rule: string,
  questions: readonly Question[],
  { answers, breach }: Examination,
): string {
  const told = toldIn(questions)
  const cases = questions.map((question, place) => {
    const { asOf, knownAt } = question.point
    const known = knownAt === undefined ? '' : `, as known at ${knownAt}`
    return [
      `${upperFirst(question.told)}:`,
      indented(eventsText(told[place] as ToldEvents)),
      `  => judged as of ${asOf}${known}: ${answers[place]}`,
    ].join('\n')
  })
  return [
    `${rule} breaks the law "${law.name}".`,
    law.meaning,
    ...cases.flatMap((text) => ['', text]),
    '',
    breach ?? 'Asked again, it gave answers that keep the law: it does not answer the same twice.',
  ].join('\n')
}

/** {@link storyOf} followed by its events as JSON, and by a test to paste. */
export function reportOn(
  law: Law,
  rule: string,
  questions: readonly Question[],
  examination: Examination,
): string {
  const told = toldIn(questions)
  return [
    storyOf(law, rule, questions, examination),
    '',
    'The events as JSON:',
    ...told.flatMap((each) => ('events' in each ? jsonOf(each.events) : [])),
    '',
    'As a test:',
    codeOf(law, rule, questions, told),
  ].join('\n')
}

function eventsText(told: ToldEvents): string {
  if ('events' in told) return story(told.events)
  const { places, of } = told
  const lines = places.map((place) => place + 1).join(', ')
  if (places.length < of) return `Only line${places.length === 1 ? '' : 's'} ${lines}.`
  const isInOrder = places.every((place, index) => place === index)
  return isInOrder ? 'The same events.' : `The same events, delivered in the order ${lines}.`
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ')
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
