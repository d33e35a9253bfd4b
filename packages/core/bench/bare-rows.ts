/** One report as plain numbers have it. */
export interface BareReport {
  readonly id: string
  readonly on: string
  readonly value: number
}

interface BareRow {
  readonly on: string
  readonly plan: string
  readonly actual: string
  readonly attainment: number
  readonly met: boolean
  readonly state: string
  readonly events: readonly string[]
}

/**
 * The yardstick of `timeline`: a running sum over reports that are in order, and a row for each, with the
 * fields that a row of a timeline has. Frozen: changing it would change what the ratio means.
 */
export function bareRows(plan: number, reports: readonly BareReport[]): readonly BareRow[] {
  const text = String(plan)
  let sum = 0
  return reports.map(({ id, on, value }) => {
    sum += value
    const attainment = sum / plan
    const met = attainment >= 1
    const state = met ? 'completed' : 'underway'
    return { on, plan: text, actual: String(sum), attainment, met, state, events: [id] }
  })
}
