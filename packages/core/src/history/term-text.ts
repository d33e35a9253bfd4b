import { isByRule, type ByRule } from '../event/rule-name.ts'
import type { Direction, TargetTerms, TermsPatch, Unit } from '../event/terms.ts'
import { customaryPer } from '../event/unit.ts'

type Terms = Required<Omit<TargetTerms, 'derived'>>

type Texts = { readonly [Term in keyof Terms]: (value: Terms[Term]) => string }

/** A term in words, after its name where they need one; `null` takes it away. */
export function termText<Term extends keyof Terms>(term: Term, value: Terms[Term] | null): string {
  return value === null ? `no ${term}` : TEXTS[term](value)
}

/** The terms of a patch in words. */
export function patchText(set: TermsPatch): string {
  const terms = Object.keys(set) as (keyof Terms)[]
  return terms.map((term) => termText(term, set[term] ?? null)).join(', ')
}

export const DIRECTION_TEXTS: Readonly<Record<Direction, string>> = {
  atLeast: 'at least',
  atMost: 'at most',
  within: 'within',
  exactly: 'exactly',
}

/** What is the engine's own by its name, and what is not by its rule's. */
export function nameOrRule(value: string | ByRule): string {
  return typeof value === 'string' ? value : `by rule ${value.rule}`
}

const TEXTS: Texts = {
  title: (title) => `title ${typeof title === 'string' ? title : inAllLanguages(title)}`,
  unit: unitText,
  measure: (measure) => `measured ${isByRule(measure) ? '' : 'as '}${nameOrRule(measure)}`,
  reportedAs: (form) => `reports are ${form === 'runningTotal' ? 'running totals' : 'increments'}`,
  direction: (direction) => DIRECTION_TEXTS[direction],
  plan: (plan) => `plan ${plan}`,
  baseline: (baseline) => `baseline ${baseline}`,
  tolerance: (tolerance) => `tolerance ${tolerance}`,
  band: ({ from, to }) => `band ${from} to ${to}`,
  period: ({ from, to, zone }) => `period ${from} to ${to} (${zone})`,
  completion: (completion) => {
    if (completion === 'whenReached') return 'completed when reached'
    if (completion === 'heldAtDeadline') return 'decided at the deadline'
    if (isByRule(completion)) return `completed ${nameOrRule(completion)}`
    const { sustained, days } = completion
    return days === undefined
      ? `completed once met for ${sustained} days running`
      : `completed once met on ${sustained} reported days running`
  },
  earlyBy: (days) => `early by ${days} ${days === 1 ? 'day' : 'days'}`,
  attainment: ({ method, cap }) =>
    `attainment ${nameOrRule(method)}${cap === undefined ? '' : `, capped at ${cap}`}`,
  status: (status) => `status ${nameOrRule(status)}`,
  owner: (owner) => `owner ${owner}`,
  programme: (programme) => `programme ${programme}`,
  weight: (weight) => `weight ${weight}`,
  labels: (labels) => {
    const named = Object.entries(labels).map(([name, value]) => `${name} ${value}`)
    return named.length === 0 ? 'no labels' : `labels ${named.join(' and ')}`
  },
}

function unitText({ code, scale, per, title, digits }: Unit): string {
  const counted = (count: number): string => `${count} ${count === 1 ? 'digit' : 'digits'}`
  const parts = [
    `unit ${code}`,
    scale !== undefined && `to ${counted(scale)}`,
    per !== undefined && per !== customaryPer(code) && `per ${per}`,
    title !== undefined && `called ${typeof title === 'string' ? title : inAllLanguages(title)}`,
    digits !== undefined && `shown with ${counted(digits)}`,
  ]
  return parts.filter((part) => part !== false).join(' ')
}

function inAllLanguages(title: Readonly<Record<string, string>>): string {
  return Object.entries(title)
    .map(([language, text]) => `${text} (${language})`)
    .join(', ')
}
