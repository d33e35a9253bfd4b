import { canonicalJson } from '../../event/canonical-json.ts'
import type { TargetEvent } from '../../event/events.ts'
import type { Question } from './outcome.ts'

/** How the events of a question come: told in full, or as a choice of those of the first one. */
export type ToldEvents =
  | { readonly events: readonly TargetEvent[] }
  /** Places in the events of the first question, from 0. */
  | { readonly places: readonly number[]; readonly of: number }

export function toldIn(questions: readonly Question[]): readonly ToldEvents[] {
  const first = questions[0]?.events ?? []
  const placeOf = new Map(first.map((event, place) => [canonicalJson(event), place]))
  return questions.map(({ events }, nth) => {
    const places = events.flatMap((event) => placeOf.get(canonicalJson(event)) ?? [])
    if (nth === 0 || places.length < events.length) return { events }
    return { places, of: first.length }
  })
}

/** A JSON array, one event a line. */
export function jsonOf(events: readonly TargetEvent[]): string {
  return `[\n${events.map((event) => `  ${JSON.stringify(event)}`).join(',\n')}\n]`
}
