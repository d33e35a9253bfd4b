import type { TargetEvent } from '../src/index.ts'

/** The numbers of a log in arrays: a row a report, in the order of the log. */
export interface Numbers {
  readonly targets: Int32Array
  readonly days: Int32Array
  readonly values: Float64Array
  readonly denominators: Float64Array
  readonly measures: Uint8Array
  readonly isAtMost: Uint8Array
  readonly plans: Float64Array
}

const MEASURES = ['sum', 'steps', 'latest', 'average', 'max', 'min', 'ratio']
const MS_PER_DAY = 86_400_000

export function numbersOf(events: readonly TargetEvent[]): Numbers {
  const places = new Map<string, number>()
  const set = events.filter((event) => event.type === 'TargetSet')
  for (const { target } of set) places.set(target, places.size)
  const reported = events.filter((event) => event.type === 'ProgressReported')
  return {
    targets: Int32Array.from(reported, ({ target }) => places.get(target) ?? 0),
    days: Int32Array.from(reported, ({ data }) => dayNumber(data.on)),
    values: Float64Array.from(reported, ({ data: { value } }) =>
      Number(
        'quantity' in value ? value.quantity : 'steps' in value ? value.steps : value.numerator,
      ),
    ),
    denominators: Float64Array.from(reported, ({ data: { value } }) =>
      'denominator' in value ? Number(value.denominator) : 1,
    ),
    measures: Uint8Array.from(set, ({ data }) =>
      MEASURES.findIndex((name) => name === data.measure),
    ),
    isAtMost: Uint8Array.from(set, ({ data }) => (data.direction === 'atMost' ? 1 : 0)),
    plans: Float64Array.from(set, ({ data }) => Number(data.plan)),
  }
}

export function dayNumber(text: string): number {
  return Date.parse(text) / MS_PER_DAY
}

/**
 * The yardstick of `board-as-of`: one pass over the numbers up to a day, then one over the targets, which
 * counts them. Plain numbers, and nothing is made of a target but its place in a count. Frozen: changing it
 * would change what the ratio means.
 */
export function onePass(numbers: Numbers, asOf: number): Readonly<Record<string, number>> {
  const { targets, days, values, denominators, measures, isAtMost, plans } = numbers
  const actuals = new Float64Array(plans.length)
  const wholes = new Float64Array(plans.length)
  const reports = new Int32Array(plans.length)
  const latest = new Int32Array(plans.length)
  for (let row = 0; row < targets.length; row++) {
    const on = days[row] ?? 0
    if (on > asOf) continue
    const target = targets[row] ?? 0
    const value = values[row] ?? 0
    const before = actuals[target] ?? 0
    const isFirst = reports[target] === 0
    switch (measures[target]) {
      case 2:
        if (on >= (latest[target] ?? 0)) actuals[target] = value
        break
      case 4:
        if (isFirst || value > before) actuals[target] = value
        break
      case 5:
        if (isFirst || value < before) actuals[target] = value
        break
      default:
        actuals[target] = before + value
    }
    wholes[target] = (wholes[target] ?? 0) + (denominators[row] ?? 1)
    reports[target] = (reports[target] ?? 0) + 1
    latest[target] = on
  }
  const counts = { total: 0, met: 0, exceeded: 0, missed: 0, unreported: 0 }
  for (let target = 0; target < plans.length; target++) {
    counts.total++
    if (reports[target] === 0) {
      counts.unreported++
      continue
    }
    const measure = measures[target]
    const shares = measure === 3 || measure === 6
    const actual = (actuals[target] ?? 0) / (shares ? (wholes[target] ?? 1) : 1)
    const attainment = actual / (plans[target] ?? 1)
    const met = isAtMost[target] === 1 ? attainment <= 1 : attainment >= 1
    if (met) counts.met++
    else counts.missed++
    if (met && attainment !== 1) counts.exceeded++
  }
  return counts
}
