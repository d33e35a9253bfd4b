import { describe, expect, test } from 'vitest'
import { Telling } from '../testing/telling.ts'

const period = { from: '2020-01-01', to: '2020-01-10', zone: 'UTC' }

function declaredWhile(completion: 'heldAtDeadline' | { readonly sustained: number }): Telling {
  const members = new Telling()
  members.tell({
    type: 'SetTarget',
    title: 'Members',
    unit: 'person',
    measure: 'sum',
    plan: 5,
    period,
    completion,
  })
  members.tell({ type: 'ReportProgress', quantity: 6, on: '2020-01-08' })
  for (const milestone of ['completed', 'completedEarly', 'exceeded'] as const) {
    members.tell({ type: 'DeclareMilestone', milestone, on: '2020-01-08' })
  }
  return members
}

function verdictsOn(members: Telling, day: string): Readonly<Record<string, unknown>> {
  const declared = members.standing(day).milestones.filter(({ basis }) => basis === 'declared')
  return Object.fromEntries(declared.map(({ milestone, verdict }) => [milestone, verdict]))
}

describe('what the reports say of a declaration', () => {
  test.each(['heldAtDeadline' as const, { sustained: 20 }])(
    'before the deadline a met plan bears it out, completion %j undecided',
    (completion) => {
      expect(verdictsOn(declaredWhile(completion), '2020-01-09')).toStrictEqual({
        completed: 'confirmed',
        completedEarly: 'confirmed',
        exceeded: 'confirmed',
      })
    },
  )

  test('from the deadline on a target that is missed contradicts it, though its plan is met', () => {
    const members = declaredWhile({ sustained: 20 })
    expect(members.standing('2020-01-10').state).toBe('missed')
    expect(verdictsOn(members, '2020-01-10')).toStrictEqual({
      completed: 'contradicted',
      completedEarly: 'contradicted',
      exceeded: 'contradicted',
    })
  })
})
