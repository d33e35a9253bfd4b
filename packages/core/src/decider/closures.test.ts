import { describe, expect, test } from 'vitest'
import { toldTarget, type Told } from '../testing/telling.ts'

function cancel(on: string, reason = 'merged'): Told {
  return { type: 'CancelTarget', on, reason }
}

function reopen(on: string, reason = 'split'): Told {
  return { type: 'ReopenTarget', on, reason }
}

describe('CancelTarget', () => {
  test('calls a target off from its day on', () => {
    const telling = toldTarget({ plan: '5' })
    const [cancelled] = telling.tell(cancel('2020-03-01'))
    expect(cancelled).toMatchObject({ type: 'TargetCancelled' })
    expect(cancelled?.data).toEqual({ on: '2020-03-01', reason: 'merged' })
    expect(telling.standing('2020-02-29').state).toBe('open')
    expect(telling.standing('2020-03-01').state).toBe('cancelled')
    expect(telling.standing('2021-06-01').state).toBe('cancelled')
  })

  test('said again changes nothing', () => {
    const telling = toldTarget()
    telling.tell(cancel('2020-03-01'))
    expect(telling.tell(cancel('2020-03-01'))).toEqual([])
  })

  test('is refused on a day on which it is cancelled already', () => {
    const telling = toldTarget()
    telling.tell(cancel('2020-03-01'))
    for (const command of [cancel('2020-03-01', 'other'), cancel('2020-03-02')]) {
      expect(telling.refusal(command)).toMatchObject({ code: 'TargetIsCancelled', field: 'on' })
    }
    expect(telling.refusal(cancel('2020-04-01')).message).toBe(
      'on: expected a day on which the target is not cancelled, found "2020-04-01". Give a day on which it stands, or reopen it first.',
    )
  })

  test('said again changes nothing, whatever was said of later days since', () => {
    const telling = toldTarget()
    telling.tell(cancel('2020-03-01'))
    telling.tell(reopen('2020-04-01'))
    telling.tell(cancel('2020-05-01'))
    expect(telling.tell(cancel('2020-03-01'))).toEqual([])
    expect(telling.tell(reopen('2020-04-01'))).toEqual([])
  })

  test('may be brought forward to an earlier day', () => {
    const telling = toldTarget({ plan: '5' })
    telling.tell(cancel('2020-03-01'))
    expect(telling.tell(cancel('2020-02-01'))).toHaveLength(1)
    expect(telling.standing('2020-02-01').state).toBe('cancelled')
  })

  test('holds from day to day in the order of the days, whenever each was recorded', () => {
    const telling = toldTarget({ plan: '5' })
    telling.tell(cancel('2020-06-01'))
    telling.tell(cancel('2020-02-01'))
    telling.tell(reopen('2020-04-01'))
    const states = ['2020-01-31', '2020-02-01', '2020-04-01', '2020-06-01', '2020-12-01'].map(
      (asOf) => telling.standing(asOf).state,
    )
    expect(states).toEqual(['open', 'cancelled', 'open', 'cancelled', 'cancelled'])
  })

  test('hides a completion, and reopening shows it again', () => {
    const telling = toldTarget({ plan: '5' })
    telling.tell({ type: 'ReportProgress', quantity: '5', on: '2020-02-01' })
    telling.tell(cancel('2020-03-01'))
    telling.tell(reopen('2020-04-01'))
    expect(telling.standing('2020-02-15').state).toBe('completedEarly')
    expect(telling.standing('2020-03-15')).toMatchObject({ state: 'cancelled', exceeded: false })
    expect(telling.standing('2020-03-15')).not.toHaveProperty('completedOn')
    expect(telling.standing('2020-04-01').state).toBe('completedEarly')
  })
})

describe('ReopenTarget', () => {
  test('is refused on a day on which the target stands', () => {
    const telling = toldTarget()
    expect(telling.refusal(reopen('2020-03-01')).message).toBe(
      'on: expected a day on which the target is cancelled, found "2020-03-01". Give a day on which it is cancelled.',
    )
    telling.tell(cancel('2020-03-01'))
    expect(telling.refusal(reopen('2020-02-29')).code).toBe('TargetNotCancelled')
  })

  test('said again changes nothing', () => {
    const telling = toldTarget()
    telling.tell(cancel('2020-03-01'))
    telling.tell(reopen('2020-04-01'))
    expect(telling.tell(reopen('2020-04-01'))).toEqual([])
  })

  test('on the very day of the cancellation undoes it', () => {
    const telling = toldTarget({ plan: '5' })
    telling.tell(cancel('2020-03-01'))
    telling.tell(reopen('2020-03-01'))
    expect(telling.standing('2020-03-01').state).toBe('open')
    expect(telling.tell(cancel('2020-03-01'))).toHaveLength(1)
    expect(telling.standing('2020-03-01').state).toBe('cancelled')
  })
})
