import { describe, expect, test } from 'vitest'
import { toldTarget, type Telling, type Told } from '../testing/telling.ts'

const END = '2020-12-31'

const declare = (milestone: 'completed' | 'completedEarly' | 'exceeded', on: string): Told => ({
  type: 'DeclareMilestone',
  milestone,
  on,
})

function told(terms: Parameters<typeof toldTarget>[0], ...commands: readonly Told[]): Telling {
  const telling = toldTarget(terms).at('2021-06-30')
  for (const command of commands) telling.tell(command)
  return telling
}

describe('where nothing is measured, declarations decide', () => {
  const DECLARED = { measure: 'declared' } as const

  test('the earliest of them is the day of completion, whatever it declares', () => {
    const both = told(
      DECLARED,
      declare('exceeded', '2020-07-01'),
      declare('completed', '2020-06-01'),
    )
    expect(both.standing(END)).toMatchObject({
      state: 'completedEarly',
      completedOn: '2020-06-01',
      exceeded: true,
      contradicted: false,
    })
    expect(both.standing('2020-06-15')).toMatchObject({
      state: 'completedEarly',
      completedOn: '2020-06-01',
      exceeded: false,
    })
    expect(both.standing('2020-05-31')).toMatchObject({ state: 'open', milestones: [] })
    const other = told(
      DECLARED,
      declare('completed', '2020-07-01'),
      declare('exceeded', '2020-06-01'),
    )
    expect(other.standing(END)).toMatchObject({ completedOn: '2020-06-01', exceeded: true })
  })

  test('what is declared completed is not exceeded', () => {
    const standing = told(DECLARED, declare('completed', END)).standing(END)
    expect(standing).toMatchObject({ state: 'completedOnTime', exceeded: false })
    expect(standing.milestones).toStrictEqual([
      { milestone: 'completed', basis: 'declared', on: END, verdict: 'unmeasured' },
    ])
    expect(told(DECLARED).standing(END)).toMatchObject({ state: 'unreported', milestones: [] })
  })
})

describe('where there is a figure, it says what becomes of a declaration', () => {
  const report = (quantity: number, on: string): Told => ({ type: 'ReportProgress', quantity, on })

  /** What is said of each declaration on a day, and whether any is contradicted. */
  function said(telling: Telling, asOf: string): string {
    const { milestones, contradicted } = telling.standing(asOf)
    const verdicts = milestones.flatMap(({ milestone, verdict }) =>
      verdict === undefined ? [] : [`${milestone} ${verdict}`],
    )
    return `${verdicts.join(', ')}: ${contradicted ? 'contradicted' : 'agreed'}`
  }

  const ALL = [
    declare('completed', '2020-03-01'),
    declare('completedEarly', '2020-03-02'),
    declare('exceeded', '2020-03-03'),
  ]

  test.each([
    // Of a target of ten, which counts at its deadline: what was reported, and what is said before it.
    [5, 'completed contradicted, completedEarly contradicted, exceeded contradicted: contradicted'],
    [10, 'completed confirmed, completedEarly confirmed, exceeded contradicted: contradicted'],
    [11, 'completed confirmed, completedEarly confirmed, exceeded confirmed: agreed'],
  ])('before it is decided a plan of 10 that is met by %i bears it out', (quantity, expected) => {
    const terms = { plan: 10, completion: 'heldAtDeadline' } as const
    expect(said(told(terms, report(quantity, '2020-02-01'), ...ALL), '2020-06-30')).toBe(expected)
  })

  test.each([
    [5, '2020-02-01', 'contradicted', 'contradicted', 'contradicted'],
    [10, '2020-02-01', 'confirmed', 'confirmed', 'contradicted'],
    [10, END, 'confirmed', 'contradicted', 'contradicted'],
    [11, '2020-02-01', 'confirmed', 'confirmed', 'confirmed'],
    [11, END, 'confirmed', 'contradicted', 'confirmed'],
  ])('%i reported on %s decides', (quantity, on, completed, completedEarly, exceeded) => {
    const telling = told({ plan: 10 }, report(quantity, on), ...ALL)
    expect(said(telling, END)).toContain(
      `completed ${completed}, completedEarly ${completedEarly}, exceeded ${exceeded}: `,
    )
    expect(telling.standing(END).contradicted).toBe(
      [completed, completedEarly, exceeded].includes('contradicted'),
    )
  })

  test('nothing is said against one that nobody has measured', () => {
    expect(said(told({ plan: 10 }, ...ALL), '2020-06-30')).toBe(
      'completed unmeasured, completedEarly unmeasured, exceeded unmeasured: agreed',
    )
  })
})
