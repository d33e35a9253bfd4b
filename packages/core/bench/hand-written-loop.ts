import type { TargetEvent } from '../src/event/events.ts'
import type { MeasureTerm } from '../src/event/terms.ts'

/**
 * The yardstick of the replay benchmarks: what a programmer would write for one report in an
 * afternoon. Plain numbers, one mutable record a target, no corrections, no clocks, no days, no
 * exactness. Frozen: changing it would change what every ratio means.
 */
export function handWrittenLoop(events: readonly TargetEvent[]): Readonly<Record<string, number>> {
  const records = new Map<string, Record_>()
  for (const event of events) {
    let record = records.get(event.target)
    if (record === undefined) {
      record = emptyRecord()
      records.set(event.target, record)
    }
    if (event.type === 'TargetSet') {
      record.measure = event.data.measure
      record.atMost = event.data.direction === 'atMost'
      record.plan = Number(event.data.plan)
    } else if (event.type === 'ProgressReported') {
      const { value, on } = event.data
      if ('quantity' in value) {
        const figure = Number(value.quantity)
        record.sum += figure
        if (figure > record.max) record.max = figure
        if (figure < record.min) record.min = figure
        if (on >= record.latestOn) {
          record.latestOn = on
          record.latest = figure
        }
      } else if ('steps' in value) {
        record.sum += Number(value.steps)
      } else {
        record.numerator += Number(value.numerator)
        record.denominator += Number(value.denominator)
      }
      record.count++
    }
  }
  const counts = { total: 0, completed: 0, exceeded: 0, missed: 0, unreported: 0 }
  for (const record of records.values()) {
    counts.total++
    if (record.count === 0) {
      counts.unreported++
      continue
    }
    const attainment = actualOf(record) / record.plan
    const met = record.atMost ? attainment <= 1 : attainment >= 1
    if (met) counts.completed++
    else counts.missed++
    if (met && attainment !== 1) counts.exceeded++
  }
  return counts
}

interface Record_ {
  measure: MeasureTerm
  atMost: boolean
  plan: number
  sum: number
  max: number
  min: number
  latest: number
  latestOn: string
  numerator: number
  denominator: number
  count: number
}

function emptyRecord(): Record_ {
  return {
    measure: 'sum',
    atMost: false,
    plan: 0,
    sum: 0,
    max: -Infinity,
    min: Infinity,
    latest: 0,
    latestOn: '',
    numerator: 0,
    denominator: 0,
    count: 0,
  }
}

function actualOf(record: Record_): number {
  switch (record.measure) {
    case 'latest':
      return record.latest
    case 'average':
      return record.sum / record.count
    case 'max':
      return record.max
    case 'min':
      return record.min
    case 'ratio':
      return record.numerator / record.denominator
    default:
      return record.sum
  }
}
