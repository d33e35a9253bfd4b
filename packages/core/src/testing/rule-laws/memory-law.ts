import type * as fc from 'fast-check'
import type { TargetEvent } from '../../event/events.ts'
import type { EventId } from '../../event/identifiers.ts'
import type { SampleHistory } from '../arbitraries/histories.ts'
import { pointIn } from '../arbitraries/view-points.ts'
import { viewed, type HistoryAndPoint } from './answer-laws.ts'
import type { LawForm } from './law-form.ts'
import { outcomeOf, outcomeText } from './outcome.ts'

/**
 * A history judged event by event as it grows, and the same from its end backwards, give the same
 * for each of its beginnings: so judging as events come in equals judging the whole. The two passes
 * are made with two new rules, where the rule can be made anew, and under other ids, so that what
 * was kept of one pass by the id of a target or an event is not found by the other.
 */
export function remembersNothing(
  histories: fc.Arbitrary<SampleHistory>,
): LawForm<HistoryAndPoint, unknown> {
  return {
    name: 'judging as events come in equals judging the whole',
    meaning:
      'A judgement made day by day over the year is the one made at its end from the whole log: the rule keeps nothing in mind of what it was asked before.',
    plans: viewed(histories),
    questions: ({ history, point }) => {
      const { events } = history
      const sizes = events.map((_, place) => events.length - place)
      return sizes.map((size) => ({
        told: size === events.length ? 'the whole' : `its first ${size}`,
        events: events.slice(0, size),
        point: pointIn(history, point),
      }))
    },
    examine: (source, questions) => {
      const asked = (order: readonly number[]): ReadonlyMap<number, string> => {
        const rule = source()
        const pass = nextPass()
        return new Map(
          order.map((place) => {
            const { events, point } = questions[place] as (typeof questions)[number]
            const outcome = outcomeOf(rule, { events: renamed(events, pass), point })
            return [place, outcomeText(outcome).replaceAll(pass, '')]
          }),
        )
      }
      const places = questions.map((_, place) => place)
      const growing = asked(places.toReversed())
      const shrinking = asked(places)
      const answers = places.map((place) => {
        const [one, other] = [growing.get(place), shrinking.get(place)]
        return one === other ? `${one}` : `${one} as it grew, ${other} from the end backwards`
      })
      const isSame = places.every((place) => growing.get(place) === shrinking.get(place))
      return { answers, breach: isSame ? undefined : 'Each must be judged the same both times.' }
    },
    expectation: (calls) =>
      [
        `const growing = [${calls
          .toReversed()
          .map((call) => `\n  ${call},`)
          .join('')}\n]`,
        `const backwards = [${calls.map((call) => `\n  ${call},`).join('')}\n]`,
        'expect(backwards.toReversed()).toEqual(growing)',
      ].join('\n'),
  }
}

let passes = 0

/** A mark that no id had before. */
function nextPass(): string {
  passes += 1
  return `~${passes}~`
}

/** The same events under other ids of targets, commits and events. */
function renamed(events: readonly TargetEvent[], mark: string): readonly TargetEvent[] {
  return events.map((event) => {
    const { data } = event
    const report = 'report' in data ? { report: marked(data.report, mark) } : {}
    const cause =
      'cause' in data && data.cause !== undefined ? { cause: marked(data.cause, mark) } : {}
    return {
      ...event,
      id: marked(event.id, mark),
      target: `${event.target}${mark}`,
      commit: `${event.commit}${mark}`,
      data: { ...data, ...report, ...cause },
    } as TargetEvent
  })
}

/** The id of the same event of a commit whose id ends in the mark. */
function marked(id: EventId, mark: string): string {
  const end = id.lastIndexOf('.')
  return `${id.slice(0, end)}${mark}${id.slice(end)}`
}
