import { expect, test } from 'vitest'
import { standing } from '../src/index.ts'
import { AFTERWARDS, logOf } from './log.ts'

const PLAN = { targets: 14, reports: 4_000, late: 1 / 3, corrected: 0.2, retracted: 0.05 }

test('a log is one that the engine takes, in the order of its clock', () => {
  const events = [...logOf(PLAN)]
  expect(events.map(({ recordedAt }) => recordedAt)).toEqual(
    events.map(({ recordedAt }) => recordedAt).toSorted(),
  )
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
  for (let target = 0; target < PLAN.targets; target++) {
    const found = standing(events, `target-${target}`, { asOf: AFTERWARDS })
    expect(found?.reports.counted).toBeGreaterThan(0)
  }
})

test('so many of its reports are corrected, retracted and late as the plan says', () => {
  const events = [...logOf(PLAN)]
  const share = (type: string) =>
    events.filter((event) => event.type === type).length / PLAN.reports
  expect(share('ProgressReported')).toBe(1)
  expect(share('ProgressCorrected')).toBeCloseTo(PLAN.corrected, 1)
  expect(share('ProgressRetracted')).toBeCloseTo(PLAN.retracted, 1)
  const late = events.filter(
    ({ type, data, recordedAt }) =>
      type === 'ProgressReported' && 'on' in data && String(data.on) < recordedAt.slice(0, 10),
  )
  expect(late.length / PLAN.reports).toBeCloseTo(PLAN.late, 1)
})
