import {
  formatPercent,
  formatQuantity,
  textIn,
  type Attainment,
  type Direction,
  type Plan,
  type Quantity,
  type Ratio,
  type Standing,
  type Unit,
} from '@planfold/core'
import type { Words } from './words.ts'

/** Fields of a standing, with its unit where its digits are to be shown. */
type InUnit<Field extends keyof Standing> = Pick<Standing, Field> & Partial<Pick<Standing, 'unit'>>

/** What stands where there is nothing to say. */
export const NOTHING = '–'

/** The title in the language of the words, or the target's id where it says nothing. */
export function titleText(
  { title, target }: Pick<Standing, 'title' | 'target'>,
  words: Words,
): string {
  const text = textIn(title, words.language)
  return text.trim() === '' ? target : text
}

/** The unit's title in the language of the words, else its code. */
export function unitText({ unit }: Pick<Standing, 'unit'>, words: Words): string {
  return textIn(unit.title ?? unit.code, words.language)
}

/**
 * The plan in force, with the original one where the two differ; {@link NOTHING} without a plan.
 *
 * @example
 * planText({ plan: quantity('5'), direction: 'atMost' }, wordsIn('en')) //=> 'at most 5'
 */
export function planText(
  { plan, originalPlan, direction, unit }: InUnit<'plan' | 'originalPlan' | 'direction'>,
  words: Words,
): string {
  const current = goalText(plan, direction, words, unit)
  const original = goalText(originalPlan, direction, words, unit)
  return original === NOTHING || original === current
    ? current
    : words.revisedPlan(current, original)
}

/** A goal in words, with the digits of its unit; without a direction its figure alone. */
export function goalText(
  goal: Plan | undefined,
  direction: Direction | undefined,
  words: Words,
  unit?: Unit,
): string {
  if (goal === undefined) return NOTHING
  if (typeof goal !== 'string') {
    return words.band(figureText(goal.from, words, unit), figureText(goal.to, words, unit))
  }
  const figure = figureText(goal, words, unit)
  return direction === undefined || direction === 'within' ? figure : words.goal(direction, figure)
}

/**
 * The actual with its named parts, and with how firm it is where it is not final;
 * {@link NOTHING} without one.
 */
export function actualText(
  { actual, parts, reports, unit }: InUnit<'actual' | 'parts'> & Pick<Standing, 'reports'>,
  words: Words,
): string {
  if (actual === undefined) return NOTHING
  const named = Object.entries(parts ?? {}).map(
    ([name, part]) => `${figureText(part, words, unit)} ${name}`,
  )
  const whole = figureText(actual, words, unit)
  const text = named.length === 0 ? whole : words.parts(whole, named)
  const { status = 'final' } = reports
  return status === 'final' ? text : `${text} (${words.statuses[status]})`
}

/**
 * A figure with the digits of its unit. Where it asks for none, a quantity has every digit it has, and a
 * ratio at most two after the decimal sign.
 */
export function figureText(
  figure: Quantity | Ratio | undefined,
  words: Words,
  unit?: Unit,
): string {
  return formatQuantity(figure, {
    digits: unit?.digits,
    locale: words.language,
    missing: NOTHING,
  })
}

/**
 * An attainment as a percentage that never shows an unmet target as 100%, or why there is none.
 * `digits` stand after its decimal sign: 0 to 100, both included.
 *
 * @example
 * attainmentText({ numerator: quantity('202'), denominator: quantity('201') }, wordsIn('vi'), 1)
 * //=> '100,5%'
 * attainmentText({ undefined: 'noReport' }, wordsIn('vi'), 1) //=> 'chưa có báo cáo'
 */
export function attainmentText(attainment: Attainment, words: Words, digits: number): string {
  if ('undefined' in attainment) return noAttainmentText(attainment, words)
  return formatPercent(attainment, { digits, locale: words.language })
}

/** Why there is no attainment; a reason of a rule's own stands behind the words for it. */
function noAttainmentText(
  attainment: Extract<Attainment, { readonly undefined: unknown }>,
  { noAttainment }: Words,
): string {
  const text = noAttainment[attainment.undefined]
  return attainment.undefined === 'byRule' ? `${text}: ${attainment.reason}` : text
}

/** The state and what overlays it; {@link NOTHING} for an indicator. */
export function stateText(
  { state, exceeded, contradicted }: Pick<Standing, 'state' | 'exceeded' | 'contradicted'>,
  words: Words,
): string {
  if (state === undefined) return NOTHING
  const { counts } = words
  return [
    counts[state],
    ...(exceeded ? [counts.exceeded] : []),
    ...(contradicted ? [counts.contradicted] : []),
  ].join(', ')
}
