import * as fc from 'fast-check'
import type { TargetEvent } from '../../event/events.ts'
import type { KpiRule, RulePoint } from './kpi-rule.ts'

/** One thing that a rule is asked. */
export interface Question {
  /** What makes it another question than the rest of the same trial: "as it was reported". */
  readonly told: string
  /** As they are delivered. */
  readonly events: readonly TargetEvent[]
  readonly point: RulePoint
}

/** What came of asking. */
export type Outcome<Judgement = unknown> =
  | { readonly judged: Judgement }
  | { readonly threw: unknown }

/** Asks on a copy of the events, so that a rule that changes them does so to nobody else. */
export function outcomeOf<Judgement>(
  rule: KpiRule<Judgement>,
  { events, point }: Pick<Question, 'events' | 'point'>,
): Outcome<Judgement> {
  return outcomeOn(rule, copyOf(events), point)
}

export function outcomeOn<Judgement>(
  rule: KpiRule<Judgement>,
  events: readonly TargetEvent[],
  point: RulePoint,
): Outcome<Judgement> {
  try {
    return { judged: rule.judge(events, point) }
  } catch (error) {
    return { threw: error }
  }
}

export function copyOf(events: readonly TargetEvent[]): readonly TargetEvent[] {
  return JSON.parse(JSON.stringify(events)) as readonly TargetEvent[]
}

/** An outcome as text, equal for equal outcomes; members of objects in any order. */
export function outcomeText(outcome: Outcome): string {
  return 'judged' in outcome ? valueText(outcome.judged) : `threw ${errorText(outcome.threw)}`
}

export function valueText(value: unknown): string {
  return fc.stringify(withSortedKeys(value))
}

function errorText(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : valueText(error)
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys)
  if (!isPlainObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, withSortedKeys(member)]),
  )
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
