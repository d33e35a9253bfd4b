/**
 * The yardstick of `execute-memory`: what a programmer would write for one report in an afternoon. A guard,
 * a push onto the log, a mutable record a target, and its attainment as the answer. Plain numbers, no
 * corrections, no clocks, no days, no exactness. Frozen: changing it would change what the ratio means.
 */
export class HandWrittenTracker {
  readonly #log: Stored[] = []
  readonly #records = new Map<string, Record_>()

  set(target: string, measure: string, atMost: boolean, plan: number): void {
    this.#records.set(target, { ...EMPTY, measure, atMost, plan })
    this.#store('TargetSet', target, 1, { measure, atMost, plan })
  }

  async execute(command: unknown): Promise<Answer> {
    if (typeof command !== 'object' || command === null) return refusal('command')
    const { type, target, on, quantity, steps, numerator, denominator } = command as Loose
    if (type !== 'ReportProgress') return refusal('type')
    if (typeof target !== 'string') return refusal('target')
    if (typeof on !== 'string' || !DAY.test(on)) return refusal('on')
    const record = this.#records.get(target)
    if (record === undefined) return refusal('target')
    const figure = Number(quantity ?? steps ?? numerator)
    const whole = Number(denominator ?? 1)
    if (!Number.isFinite(figure) || !Number.isFinite(whole)) return refusal('quantity')
    record.revision++
    this.#store('ProgressReported', target, record.revision, { figure, whole, on })
    record.sum += figure
    record.denominator += whole
    if (figure > record.max) record.max = figure
    if (figure < record.min) record.min = figure
    if (on >= record.latestOn) {
      record.latestOn = on
      record.latest = figure
    }
    record.count++
    const actual = actualOf(record)
    const attainment = actual / record.plan
    return { ok: true, actual, attainment, met: record.atMost ? attainment <= 1 : attainment >= 1 }
  }

  get length(): number {
    return this.#log.length
  }

  #store(type: string, target: string, revision: number, data: object): void {
    this.#log.push({ id: this.#log.length, type, target, revision, recordedAt: Date.now(), data })
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

type Loose = { readonly [field: string]: unknown }

type Answer =
  | {
      readonly ok: true
      readonly actual: number
      readonly attainment: number
      readonly met: boolean
    }
  | { readonly ok: false; readonly field: string }

interface Stored {
  readonly id: number
  readonly type: string
  readonly target: string
  readonly revision: number
  readonly recordedAt: number
  readonly data: object
}

interface Record_ {
  readonly measure: string
  readonly atMost: boolean
  readonly plan: number
  revision: number
  sum: number
  denominator: number
  max: number
  min: number
  latest: number
  latestOn: string
  count: number
}

const EMPTY = {
  revision: 1,
  sum: 0,
  denominator: 0,
  max: -Infinity,
  min: Infinity,
  latest: 0,
  latestOn: '',
  count: 0,
}

function refusal(field: string): Answer {
  return { ok: false, field }
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
      return record.sum / record.denominator
    default:
      return record.sum
  }
}
