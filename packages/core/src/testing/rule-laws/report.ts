import { story } from '../story/story.ts'
import { codeOf } from './as-code.ts'
import type { Examination, LawForm } from './law-form.ts'
import type { Question } from './outcome.ts'
import { jsonOf, toldIn, type ToldEvents } from './told-events.ts'

/**
 * What a law found out about a rule: the histories as stories with what was judged of each, then
 * their events as JSON, then a test to paste.
 */
export function reportOn(
  law: Pick<LawForm<never, never>, 'name' | 'meaning' | 'expectation'>,
  rule: string,
  questions: readonly Question[],
  { answers, breach }: Examination,
): string {
  const deliveries = toldIn(questions)
  const told = questions.map((question, place) => {
    const { asOf, knownAt } = question.point
    const known = knownAt === undefined ? '' : `, as known at ${knownAt}`
    return [
      `${upperFirst(question.told)}:`,
      indented(eventsText(deliveries[place] as ToldEvents)),
      `  => judged as of ${asOf}${known}: ${answers[place]}`,
    ].join('\n')
  })
  const logs = deliveries.flatMap((delivery) => ('events' in delivery ? [delivery.events] : []))
  return [
    `${rule} breaks the law "${law.name}".`,
    law.meaning,
    ...told.flatMap((text) => ['', text]),
    '',
    breach ?? 'Asked again, it gave answers that keep the law: it does not answer the same twice.',
    '',
    'The events as JSON:',
    ...logs.map(jsonOf),
    '',
    'As a test:',
    codeOf(law, rule, questions, deliveries),
  ].join('\n')
}

function eventsText(delivery: ToldEvents): string {
  if ('events' in delivery) return story(delivery.events)
  const { places, of } = delivery
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
