import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inFirstRun, scaled } from '../../../laws/runs.ts'
import { histories, type SampleHistory, type Turn } from '../arbitraries/histories.ts'
import { Recording } from '../arbitraries/recording.ts'
import { reportedHistories } from '../arbitraries/reported-histories.ts'
import { changedAhead, correctedPlans } from '../arbitraries/revised-histories.ts'
import { decodeEvent } from '../../event/codec.ts'
import type { TargetEvent } from '../../event/events.ts'
import { commitId, targetId } from '../../event/identifiers.ts'
import { addDays, day } from '../../period/day.ts'
import { momentOfMilliseconds } from '../../period/moment.ts'
import { valueOf } from '../../refusal/result.ts'
import { parseCommand } from '../../decider/command.schema.ts'
import type { Command } from '../../decider/commands.ts'
import {
  amendedAtOnce,
  neverReported,
  notYetChanged,
  plannedRightly,
  reportedRightly,
  retold,
  withoutReports,
} from './retelling.ts'

const one = { maxTargets: 2 }

function typesIn(events: readonly TargetEvent[]): ReadonlySet<string> {
  return new Set(events.map(({ type }) => type))
}

/** Runs a property that is to reject next to none of its histories. */
function assertWithFewSkips<Ts>(property: fc.IProperty<Ts>): void {
  // Of few runs one or two are soon a greater share.
  fc.assert(property, { maxSkipsPerRun: inFirstRun(0.25, 0.05) })
}

test('a history told by its own commands is the same history', () => {
  fc.assert(
    fc.property(histories(one), (history) => {
      expect(retold(history, ({ request }) => [request])).toStrictEqual(history.events)
    }),
  )
})

test('reported rightly, nothing is corrected; never reported, nothing is retracted', () => {
  assertWithFewSkips(
    fc.property(reportedHistories(one, 'correct'), (history) => {
      const rightly = retold(history, reportedRightly(history))
      expect(typesIn(rightly)).not.toContain('ProgressCorrected')
      const never = retold(history, neverReported(history))
      expect(typesIn(never)).not.toContain('ProgressRetracted')
      const atOnce = typesIn(retold(history, amendedAtOnce(history)))
      expect(atOnce).not.toContain('ProgressCorrected')
      expect(atOnce).not.toContain('ProgressRetracted')
    }),
  )
})

test('what is left out leaves nothing behind but valid events', () => {
  assertWithFewSkips(
    fc.property(histories(one), fc.nat({ max: 4 }), (history, kept) => {
      const reports = history.events.filter(({ type }) => type === 'ProgressReported')
      const out = new Set(reports.slice(kept).map(({ id }) => id))
      const events = retold(
        history,
        withoutReports(history, ({ id }) => out.has(id)),
      )
      expect(events.map(decodeEvent)).toStrictEqual(events)
      expect(events.filter(({ type }) => type === 'ProgressReported')).toHaveLength(
        Math.min(kept, reports.length),
      )
      for (const { data } of events) {
        expect('report' in data && out.has(data.report)).toBe(false)
      }
    }),
  )
})

test('not yet changed, nothing but what holds for all days is decided for later ones', () => {
  assertWithFewSkips(
    fc.property(changedAhead(one), fc.nat({ max: 12 }), (history, days) => {
      const asOf = addDays(history.firstDay, days)
      for (const event of retold(history, notYetChanged(asOf))) {
        if (event.type !== 'TargetRevised' || event.data.kind !== 'change') continue
        const { effective, set } = event.data
        const isForAllDays = 'measure' in set || 'reportedAs' in set || 'unit' in set
        expect((effective ?? asOf) <= asOf || isForAllDays).toBe(true)
      }
    }),
  )
})

test('planned rightly, what the first correction said of the plan was set, and no more is revised', () => {
  let folded = 0
  assertWithFewSkips(
    fc.property(correctedPlans({ maxTargets: 1 }), (history) => {
      const rightly = retold(history, plannedRightly(history))
      const revisions = history.events.filter(({ type }) => type === 'TargetRevised')
      for (const { id } of rightly.filter(({ type }) => type === 'TargetRevised')) {
        expect(revisions.map((revision) => revision.id)).toContain(id)
      }
      const [first] = revisions
      if (rightly.some(({ id }) => id === first?.id)) return
      const [set] = rightly
      const said = first?.type === 'TargetRevised' ? first.data.set : {}
      expect(set?.data).toMatchObject(said)
      if (first !== undefined) folded++
    }),
  )
  expect(folded).toBeGreaterThan(scaled(20))
})

/** The history of commands that are put to one target, a minute apart. */
function historyTold(commands: readonly Command[]): SampleHistory {
  const recording = new Recording()
  const turns = commands.map((command, minute): Turn => {
    const request = {
      id: commitId(`command-${minute + 1}`),
      command: valueOf(parseCommand(command)),
      recordedAt: momentOfMilliseconds(Date.UTC(2020, 0, 1, 12, minute)),
    }
    return { request, command, accepted: true, events: valueOf(recording.take(request)) }
  })
  const targets = [targetId('target-1')]
  return { targets, turns, events: recording.events, firstDay: day('2020-01-01') }
}

test('what said the wrong plan once more does not take the right one back', () => {
  const target = 'target-1'
  const planned = (plan: number): Command => ({
    type: 'ReviseTarget',
    target,
    kind: 'correction',
    set: { plan },
    reason: 'typed in wrongly',
  })
  const history = historyTold([
    {
      type: 'SetTarget',
      target,
      title: 'New members',
      unit: 'person',
      measure: 'latest',
      plan: 3,
      period: { from: '2020-01-01', to: '2020-01-10', zone: 'UTC' },
    },
    planned(3),
    planned(5),
  ])
  const rightly = retold(history, plannedRightly(history))
  expect(rightly.map(({ type, data }) => [type, 'plan' in data && data.plan])).toEqual([
    ['TargetSet', '5'],
  ])
})
