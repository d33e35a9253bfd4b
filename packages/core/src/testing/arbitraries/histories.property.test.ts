import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { histories } from './histories.ts'

test('every target of a sample history is set, by a command that is accepted', () => {
  fc.assert(
    fc.property(histories(), ({ targets, turns }) => {
      const settings = turns.filter(({ command }) => command.type === 'SetTarget')
      expect(settings.map(({ command }) => command.target)).toStrictEqual(targets)
      for (const { events } of settings) expect(events.length).toBeGreaterThan(0)
    }),
  )
})

test('sample histories meet with everything that can happen to a target', () => {
  const histogram = new Set(
    fc
      .sample(histories(), { numRuns: 500, seed: 1 })
      .flatMap(({ events }) => events)
      .map(({ type, data }) => ('basis' in data ? `${type} ${data.basis}` : type)),
  )
  expect([...histogram].toSorted()).toStrictEqual([
    'MilestoneWithdrawn declared',
    'MilestoneWithdrawn measured',
    'NoteAdded',
    'ProgressCorrected',
    'ProgressReported',
    'ProgressRetracted',
    'TargetCancelled',
    'TargetCompleted declared',
    'TargetCompleted measured',
    'TargetCompletedEarly declared',
    'TargetCompletedEarly measured',
    'TargetExceeded declared',
    'TargetExceeded measured',
    'TargetReopened',
    'TargetRevised',
    'TargetSet',
  ])
})
