import { describe, expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { toldTarget, type Telling, type Told } from '../testing/telling.ts'

function report(quantity: string, on: string): Told {
  return { type: 'ReportProgress', quantity, on }
}

const ASSESS: Told = { type: 'AssessTarget' }

/** What the milestone events among some say: name, then the day or the cause. */
function milestonesIn(events: readonly TargetEvent[]): readonly string[] {
  return events.flatMap((event) => {
    switch (event.type) {
      case 'TargetCompleted':
      case 'TargetCompletedEarly':
      case 'TargetExceeded':
        return [`${event.type} ${event.data.basis} ${event.data.on}`]
      case 'MilestoneWithdrawn':
        return [`withdrawn ${event.data.milestone}, ${event.data.cause ?? 'no cause'}`]
      default:
        return []
    }
  })
}

describe('a report that reaches the plan records it in the same commit', () => {
  test.each([
    ['2020-06-01', 1, ['TargetCompletedEarly measured 2020-06-01']],
    ['2020-12-30', 1, ['TargetCompletedEarly measured 2020-12-30']],
    ['2020-12-31', 1, ['TargetCompleted measured 2020-12-31']],
    ['2020-12-21', 10, ['TargetCompletedEarly measured 2020-12-21']],
    ['2020-12-22', 10, ['TargetCompleted measured 2020-12-22']],
    ['2021-01-05', 1, ['TargetCompleted measured 2021-01-05']],
  ])('on %s with earlyBy %i', (on, earlyBy, milestones) => {
    const events = toldTarget({ plan: '10', earlyBy }).at(on).tell(report('10', on))
    expect(milestonesIn(events)).toEqual(milestones)
    expect(events.map(({ id, commit, revision }) => [id, commit, revision])).toEqual([
      ['c2.1', 'c2', 2],
      ['c2.2', 'c2', 3],
    ])
  })

  test('and that it is exceeded, on the day that happened', () => {
    const telling = toldTarget({ plan: '10' }).at('2020-03-01')
    telling.tell(report('10', '2020-02-01'))
    expect(milestonesIn(telling.tell(report('0.5', '2020-03-01')))).toEqual([
      'TargetExceeded measured 2020-03-01',
    ])
    expect(milestonesIn(telling.tell(report('5', '2020-03-01')))).toEqual([])
  })

  test('with who said it and where it comes from', () => {
    const telling = toldTarget({ plan: '1' }).at('2020-02-01')
    const events = telling.tell({ ...report('1', '2020-02-01'), recordedBy: 'clerk' })
    expect(events.map(({ recordedBy }) => recordedBy)).toEqual(['clerk', 'clerk'])
  })
})

describe('what undoes a milestone withdraws it, and is named as the cause', () => {
  function exceeded(): Telling {
    const telling = toldTarget({ plan: '10' }).at('2020-03-01')
    telling.tell(report('6', '2020-02-01'))
    telling.tell(report('6', '2020-03-01'))
    return telling
  }

  test.each<[string, Told, readonly string[]]>([
    [
      'a correction below plan',
      { type: 'CorrectProgress', report: 'c2.1', quantity: '1' },
      ['withdrawn completedEarly, c4.1', 'withdrawn exceeded, c4.1'],
    ],
    [
      'a correction down to plan',
      { type: 'CorrectProgress', report: 'c2.1', quantity: '4' },
      ['withdrawn exceeded, c4.1'],
    ],
    [
      'a correction that moves the day',
      { type: 'CorrectProgress', report: 'c2.1', quantity: '10' },
      ['withdrawn completedEarly, c4.1', 'TargetCompletedEarly measured 2020-02-01'],
    ],
    [
      'a retraction',
      { type: 'RetractProgress', report: 'c3.1' },
      ['withdrawn completedEarly, c4.1', 'withdrawn exceeded, c4.1'],
    ],
    [
      'a greater plan',
      { type: 'ReviseTarget', kind: 'change', set: { plan: '13' }, reason: 'more' },
      ['withdrawn completedEarly, c4.1', 'withdrawn exceeded, c4.1'],
    ],
    [
      'an earlier deadline',
      {
        type: 'ReviseTarget',
        kind: 'change',
        set: { period: { from: '2020-01-01', to: '2020-03-01', zone: 'UTC' } },
        reason: 'sooner',
      },
      ['withdrawn completedEarly, c4.1', 'TargetCompleted measured 2020-03-01'],
    ],
    [
      'another policy',
      { type: 'ReviseTarget', kind: 'change', set: { completion: 'heldAtDeadline' }, reason: 'r' },
      ['withdrawn completedEarly, c4.1', 'withdrawn exceeded, c4.1'],
    ],
  ])('%s', (_, command, milestones) => {
    expect(milestonesIn(exceeded().tell(command))).toEqual(milestones)
  })

  test('a later deadline makes a completion in time an early one', () => {
    const telling = toldTarget({ plan: '10' }).at('2020-12-31')
    telling.tell(report('10', '2020-12-31'))
    const extended = telling.tell({
      type: 'ReviseTarget',
      kind: 'change',
      set: { period: { from: '2020-01-01', to: '2021-06-30', zone: 'UTC' } },
      reason: 'flood',
    })
    expect(milestonesIn(extended)).toEqual([
      'withdrawn completed, c3.1',
      'TargetCompletedEarly measured 2020-12-31',
    ])
  })

  test('what time alone has undone has no cause, whatever is said next', () => {
    const telling = toldTarget({ plan: '10' }).at('2020-02-01')
    telling.tell(report('10', '2020-02-01'))
    telling.tell(report('-1', '2020-02-20'))
    const note: Told = { type: 'AddNote', text: 'n' }
    expect(milestonesIn(telling.at('2020-02-19').tell(note))).toEqual([])
    expect(milestonesIn(telling.at('2020-02-20').tell(note))).toEqual([
      'withdrawn completedEarly, no cause',
    ])
  })
})

describe('AssessTarget', () => {
  test('records what only the passing of time has decided', () => {
    const telling = toldTarget({ plan: '10', completion: 'heldAtDeadline' }).at('2020-02-01')
    expect(milestonesIn(telling.tell(report('11', '2020-02-01')))).toEqual([])
    expect(telling.at('2020-12-31').tell(ASSESS)).toEqual([])
    const assessed = telling.at('2021-01-01').tell(ASSESS)
    expect(milestonesIn(assessed)).toEqual([
      'TargetCompletedEarly measured 2020-02-01',
      'TargetExceeded measured 2020-02-01',
    ])
    expect(assessed.map(({ id }) => id)).toEqual(['c4.1', 'c4.2'])
    expect(telling.at('2021-06-01').tell(ASSESS)).toEqual([])
  })

  test('withdraws what only the passing of time has undone', () => {
    const telling = toldTarget({ plan: '10' }).at('2020-02-01')
    telling.tell(report('10', '2020-02-01'))
    telling.tell(report('-1', '2020-02-20'))
    expect(milestonesIn(telling.at('2020-02-20').tell(ASSESS))).toEqual([
      'withdrawn completedEarly, no cause',
    ])
  })

  test('records the end of a run that had to be sustained', () => {
    const telling = toldTarget({ plan: '10', completion: { sustained: 5 } }).at('2020-02-01')
    telling.tell(report('10', '2020-02-01'))
    expect(telling.at('2020-02-05').tell(ASSESS)).toEqual([])
    expect(milestonesIn(telling.at('2020-02-06').tell(ASSESS))).toEqual([
      'TargetCompletedEarly measured 2020-02-05',
    ])
  })

  test('of a target that nothing was reported for changes nothing', () => {
    const telling = toldTarget({ plan: '0', direction: 'atMost' })
    expect(telling.at('2021-06-01').tell(ASSESS)).toEqual([])
  })
})

describe('the day of recording is the day in the zone of the target', () => {
  const period = { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' }

  test('at 18:00 UTC on 31 December it is next year in Hà Nội', () => {
    const late = report('10', '2021-01-01')
    const [hanoi, london] = [period, { ...period, zone: 'Europe/London' }].map((at) =>
      toldTarget({ plan: '10', period: at }).at('2020-12-31T18:00:00Z').tell(late),
    )
    expect(milestonesIn(hanoi ?? [])).toEqual(['TargetCompleted measured 2021-01-01'])
    expect(milestonesIn(london ?? [])).toEqual([])
  })

  test('a deadline decides from the end of its day there', () => {
    const telling = toldTarget({ plan: '10', period, completion: 'heldAtDeadline' })
    telling.at('2020-02-01').tell(report('10', '2020-02-01'))
    expect(telling.at('2020-12-31T16:59:59.999Z').tell(ASSESS)).toEqual([])
    expect(telling.at('2020-12-31T17:00:00Z').tell(ASSESS)).toHaveLength(1)
  })
})

describe('milestones are left as they are', () => {
  test('while the target is cancelled, and brought up to date when it is reopened', () => {
    const telling = toldTarget({ plan: '10' }).at('2020-03-01')
    telling.tell(report('10', '2020-02-01'))
    telling.tell({ type: 'CancelTarget', on: '2020-03-01', reason: 'merged' })
    const retracted = telling.tell({ type: 'RetractProgress', report: 'c2.1' })
    expect(milestonesIn(retracted)).toEqual([])
    expect(telling.tell(ASSESS)).toEqual([])
    const reopened = telling.tell({ type: 'ReopenTarget', on: '2020-03-01', reason: 'split' })
    expect(milestonesIn(reopened)).toEqual(['withdrawn completedEarly, c6.1'])
  })

  test('by a command that changes nothing, however much time has passed', () => {
    const telling = toldTarget({ plan: '10' }).at('2020-02-01')
    telling.tell(report('10', '2020-02-10'))
    const nothing: Told = { type: 'CorrectProgress', report: 'c2.1', quantity: '10' }
    expect(telling.at('2020-03-01').tell(nothing)).toEqual([])
    expect(milestonesIn(telling.tell({ type: 'AddNote', text: 'n' }))).toEqual([
      'TargetCompletedEarly measured 2020-02-10',
    ])
  })

  test('of an indicator, which has none', () => {
    const telling = toldTarget().at('2020-12-31')
    expect(milestonesIn(telling.tell(report('10', '2020-02-01')))).toEqual([])
  })

  test('of declarations, which measurements do not withdraw', () => {
    const telling = toldTarget({ plan: '10' }).at('2020-02-01')
    telling.tell({ type: 'DeclareMilestone', milestone: 'completed', on: '2020-02-01' })
    expect(milestonesIn(telling.tell(report('1', '2020-02-01')))).toEqual([])
    expect(milestonesIn(telling.tell(report('9', '2020-02-01')))).toEqual([
      'TargetCompletedEarly measured 2020-02-01',
    ])
  })
})
