import { describe, expect, test } from 'vitest'
import { addQuantities, compareQuantities } from '../quantity/arithmetic.ts'
import { quantity, type Quantity } from '../quantity/quantity.ts'
import { ratioOf } from '../quantity/ratio.ts'
import { rollUp } from '../scoreboard/roll-up.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import { given } from '../testing/given-when-then/given.ts'
import { numbered, TOLD_TARGET, toldTarget, type Telling } from '../testing/telling.ts'
import {
  aggregationRule,
  type AggregatedReport,
  type AggregationRuleParts,
} from './aggregation-rule.ts'
import { RuleBroken } from './rule-broken.ts'

const ZERO = quantity(0)
const TWO = quantity(2)

/** The value in the middle; of two, the mean. */
const median = aggregationRule({
  name: 'median@1',
  takes: 'quantity',
  series: 'together',
  overTime: 'refused',
  overUnits: 'refused',
  start: (): Quantity[] => [],
  take: (values, report) => [...values, report.quantity],
  actualOf: (values) => {
    const sorted = values.toSorted(compareQuantities)
    const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
    return low === undefined || high === undefined
      ? undefined
      : ratioOf(addQuantities(low, high), TWO)
  },
})

/** Each series its own greatest, of at least two; nothing before that. */
const best = aggregationRule({
  name: 'best-of-two@1',
  takes: 'quantity',
  series: 'apart',
  overTime: 'greatest',
  overUnits: 'add',
  start: (): Quantity[] => [],
  // The state is the fold's own, and may be changed in place.
  take: (values, report) => {
    values.push(report.quantity)
    return values
  },
  actualOf: (values) => (values.length < 2 ? undefined : values.toSorted(compareQuantities).at(-1)),
})

type Report = { readonly quantity: Quantity }
type Parts = Partial<Record<keyof AggregationRuleParts, unknown>>

function tried(parts: Parts) {
  return aggregationRule({
    name: 'tried@1',
    takes: 'quantity',
    series: 'apart',
    overTime: 'refused',
    overUnits: 'add',
    start: () => ZERO,
    take: (sum: Quantity, report: Report) => addQuantities(sum, report.quantity),
    actualOf: (sum: Quantity) => sum,
    ...parts,
  } as AggregationRuleParts)
}

const MEDIAN = { measure: { rule: 'median@1' }, plan: 10, direction: 'atMost' } as const

function readings(telling: Telling, figures: readonly string[], series?: string): Telling {
  figures.forEach((amount, place) => {
    const on = `2020-03-${String(place + 1).padStart(2, '0')}`
    const report = { type: 'ReportProgress', quantity: amount, on } as const
    telling.at('2020-04-01').tell(series === undefined ? report : { ...report, series })
  })
  return telling
}

describe('an aggregation rule', () => {
  test('makes the actual of the targets that name it', () => {
    const telling = readings(toldTarget(MEDIAN, [median]), ['9', '30', '8'])
    const standing = telling.standing('2020-04-01')
    expect(standing).toMatchObject({
      measure: { rule: 'median@1' },
      actual: '9',
      attainment: { numerator: '11', denominator: '10' },
      met: true,
      state: 'open',
      reports: { counted: 3, lastOn: '2020-03-03' },
    })
    expect(telling.standing('2020-03-02')).toMatchObject({ actual: '19.5', met: false })
    expect(telling.standing('2020-12-31')).toMatchObject({
      state: 'completedEarly',
      completedOn: '2020-03-03',
      exceeded: true,
    })
  })

  test('gives a ratio where it is no decimal number', () => {
    const third = tried({ actualOf: () => ratioOf(quantity(1), quantity(3)) })
    const telling = readings(toldTarget({ measure: { rule: 'tried@1' } }, [third]), ['5'])
    expect(telling.standing('2020-04-01').actual).toEqual({ numerator: '1', denominator: '3' })
  })

  test('is given the reports in force in their order, corrections in their place', () => {
    const seen: AggregatedReport[] = []
    const rule = tried({
      series: 'together',
      take: (sum: Quantity, report: AggregatedReport) => {
        seen.push(report)
        return sum
      },
    })
    const telling = toldTarget({ measure: { rule: 'tried@1' } }, [rule])
    const report = { type: 'ReportProgress', on: '2020-03-02' } as const
    telling.at('2020-04-01').tell({ ...report, quantity: '2.50', series: 'north' })
    telling.tell({ ...report, quantity: '-1', on: '2020-03-01', status: 'estimated' })
    telling.tell({ ...report, quantity: 3, on: '2019-12-31' })
    telling.tell({ ...report, quantity: 4 })
    telling.tell({ ...report, quantity: 5, on: '2020-06-01' })
    telling.tell({
      type: 'CorrectProgress',
      report: 'c2.1',
      quantity: '2.125',
      status: 'provisional',
    })
    telling.tell({ type: 'RetractProgress', report: 'c5.1' })
    seen.length = 0
    telling.standing('2020-05-01')
    expect(seen).toEqual([
      { quantity: '-1', on: '2020-03-01', running: false, series: '', status: 'estimated' },
      {
        quantity: '2.125',
        on: '2020-03-02',
        running: false,
        series: 'north',
        status: 'provisional',
      },
    ])
    for (const one of seen) expect(Object.isFrozen(one)).toBe(true)
  })

  test('takes fractions or steps, if it says so', () => {
    const seen: AggregatedReport[] = []
    const watching = (takes: string) =>
      tried({ takes, take: (sum: Quantity, report: AggregatedReport) => (seen.push(report), sum) })
    const terms = { measure: { rule: 'tried@1' } } as const
    const on = '2020-03-01'
    toldTarget(terms, [watching('fraction')])
      .at(on)
      .tell({ type: 'ReportProgress', numerator: '0.5', denominator: 4, on })
    toldTarget(terms, [watching('steps')])
      .at(on)
      .tell({ type: 'ReportProgress', steps: 3, on })
    expect([seen[0], seen.at(-1)]).toEqual([
      { numerator: '0.5', denominator: '4', on, running: true, series: '', status: 'final' },
      { steps: '3', on, running: true, series: '', status: 'final' },
    ])
  })

  test('folds series apart and adds them up, or all together', () => {
    const telling = toldTarget({ measure: { rule: 'best-of-two@1' } }, [best])
    readings(telling, ['3', '9', '4'], 'north')
    expect(telling.standing('2020-04-01').actual).toBe('9')
    readings(telling, ['1'], 'south')
    // A part that comes to nothing yet leaves the whole at nothing.
    expect('actual' in telling.standing('2020-04-01')).toBe(false)
    readings(telling, ['5'], 'south')
    expect(telling.standing('2020-04-01').actual).toBe('14')
    const together = readings(toldTarget(MEDIAN, [median]), ['3', '9', '4'], 'north')
    readings(together, ['100'], 'south')
    expect(together.standing('2020-04-01').actual).toBe('6.5')
  })

  test.each([
    ['add', '9'],
    ['greatest', '7'],
    ['least', '2'],
  ] as const)('folds series apart and makes them one as units are: %s', (overUnits, actual) => {
    const last = tried({ overUnits, take: (_: Quantity, report: Report) => report.quantity })
    const telling = toldTarget({ measure: { rule: 'tried@1' } }, [last])
    readings(telling, ['3', '7'], 'north')
    readings(telling, ['9', '2'], 'south')
    expect(telling.standing('2020-04-01').actual).toBe(actual)
  })

  test.each(['refused', 'last'])(
    'does not fold series apart where units have no way to be one: %s',
    (overUnits) => {
      expect(() => tried({ overUnits })).toThrow(
        `series: expected together, as what is ${overUnits} over units cannot be made one over series, found "apart".`,
      )
      expect(tried({ overUnits, series: 'together' }).overUnits).toBe(overUnits)
    },
  )

  test('that comes to nothing leaves no attainment, and the target unreported', () => {
    const terms = { measure: { rule: 'best-of-two@1' }, plan: 1 } as const
    const telling = readings(toldTarget(terms, [best]), ['5'])
    expect(telling.standing('2020-12-31')).toMatchObject({
      attainment: { undefined: 'noActual' },
      met: false,
      state: 'unreported',
      reports: { counted: 1 },
    })
    expect(telling.standing('2020-02-01').attainment).toEqual({ undefined: 'noReport' })
    const indicator = readings(toldTarget({ measure: terms.measure }, [best]), ['5'])
    expect(indicator.standing('2020-12-31').attainment).toEqual({ undefined: 'noPlan' })
  })

  test('lets nothing be asked of it that it has not said', () => {
    const terms = {
      type: 'SetTarget',
      target: 'one',
      title: 'One',
      unit: 'day',
      period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
      measure: { rule: 'median@1' },
    } as const
    const rules = [median]
    given([], { rules })
      .when({ ...terms, reportedAs: 'runningTotal' })
      .then({ code: 'TermsDoNotFit', field: 'reportedAs' })
    const report = { type: 'ReportProgress', target: 'one', on: '2020-03-01' } as const
    const set = given([terms], { rules })
    const fits = { code: 'ValueDoesNotFitMeasure', field: 'steps' }
    set.when({ ...report, steps: 1 }).then(fits)
    expect(set.when({ ...report, steps: 1 }).refusal?.message).toContain('the measure median@1')
    set.when({ ...report, quantity: 5, parts: { a: 1 } }).then({ code: 'PartsNotTaken' })
    const reported = given([terms, { ...report, quantity: 5 }], { rules })
    reported
      .when({ type: 'CorrectProgress', target: 'one', report: 'c2.1', quantity: 6 })
      .then([{ type: 'ProgressCorrected', data: { was: { value: { quantity: '5' } } } }])
    reported
      .when({
        type: 'ReviseTarget',
        target: 'one',
        kind: 'correction',
        set: { measure: 'sum' },
        reason: 'so',
      })
      .then({ code: 'MeasureFixedByReports', field: 'set.measure' })
    // What a rule makes of whole figures need not be whole.
    const finer = { ...terms, unit: { code: 'day', scale: 0 }, plan: '2.5' }
    given([], { rules })
      .when(finer)
      .then([{ type: 'TargetSet' }])
  })

  test('makes way for another version of itself, though there are reports', () => {
    const second = tried({ name: 'best-of-two@2', actualOf: () => quantity(7) })
    const other = tried({ name: 'best-of-three@1' })
    const steps = tried({ name: 'best-of-two@3', takes: 'steps' })
    const rules = [best, second, other, steps]
    const telling = toldTarget({ measure: { rule: 'best-of-two@1' }, plan: 5 }, rules)
    readings(telling, ['3', '4'])
    const revise = { type: 'ReviseTarget', kind: 'correction', reason: 'mended' } as const
    for (const rule of ['best-of-three@1', 'best-of-two@3'] as const) {
      expect(telling.refusal({ ...revise, set: { measure: { rule } } })).toMatchObject({
        code: 'MeasureFixedByReports',
      })
    }
    expect(telling.standing('2020-12-31')).toMatchObject({ actual: '4', state: 'missed' })
    const made = telling.tell({ ...revise, set: { measure: { rule: 'best-of-two@2' } } })
    expect(made.map(({ type }) => type)).toEqual(['TargetRevised'])
    expect(telling.standing('2020-12-31')).toMatchObject({ actual: '7', state: 'completedEarly' })
  })

  test('that was not given is refused where it is named, and named by views', () => {
    expect(() => toldTarget(MEDIAN)).toThrow(/^measure\.rule: expected the name of a/)
    const { events } = toldTarget(MEDIAN, [median])
    expect(() => scoreboard(events, { asOf: '2020-06-01' })).toThrow(
      /^rules: expected the aggregation rule median@1, which target "target-1" names/,
    )
    given(events)
      .when({ type: 'ReportProgress', target: TOLD_TARGET, quantity: 5, on: '2020-03-01' })
      .then({ code: 'UnknownRule', field: 'rules' })
  })
})

describe('a roll-up of what rules have made', () => {
  const terms = { measure: { rule: 'best-of-two@1' }, plan: '2.5' } as const

  function part(figures: readonly string[], year = 2020) {
    const period = { from: `${year}-01-01`, to: `${year}-12-31`, zone: 'UTC' }
    const telling = toldTarget({ ...terms, period }, [best])
    for (const amount of figures) {
      const on = `${year}-03-01`
      telling.at(on).tell({ type: 'ReportProgress', quantity: amount, on })
    }
    return telling.standing(`${year}-12-31`)
  }

  test('combines them as their rule says', () => {
    const units = rollUp(numbered([part(['1', '2']), part(['1', '1.5']), part(['1'])]), 'units', {
      rules: [best],
    })
    expect(units.ok && units.value).toMatchObject({
      measure: terms.measure,
      actual: '3.5',
      plan: '7.5',
      attainment: { numerator: '7', denominator: '15' },
      missing: ['target-3'],
    })
    const time = rollUp(numbered([part(['1', '2']), part(['1', '7'], 2021)]), 'time', {
      rules: [best],
    })
    expect(time.ok && time.value.actual).toBe('7')
  })

  test('adds up exactly what is no decimal number', () => {
    const third = tried({
      overUnits: 'add',
      actualOf: (sum: Quantity) => ratioOf(sum, quantity(3)),
    })
    const of = (amount: string) => {
      const telling = toldTarget({ measure: { rule: 'tried@1' } }, [third])
      return readings(telling, [amount]).standing('2020-12-31')
    }
    const actuals = (amounts: readonly string[]) => {
      const rolled = rollUp(numbered(amounts.map(of)), 'units', { rules: [third] })
      return rolled.ok ? rolled.value.actual : rolled.refusal
    }
    expect(actuals(['1', '1'])).toEqual({ numerator: '2', denominator: '3' })
    expect(actuals(['1', '2'])).toBe('1')
    expect(actuals(['1', '3'])).toEqual({ numerator: '4', denominator: '3' })
  })

  test('says that rules made nothing of what was reported', () => {
    const rolled = rollUp(numbered([part(['1']), part(['2'])]), 'units', { rules: [best] })
    expect(rolled.ok && rolled.value.attainment).toEqual({ undefined: 'noActual' })
    const some = rollUp(numbered([part(['1']), part([])]), 'units', { rules: [best] })
    expect(some.ok && some.value.attainment).toEqual({ undefined: 'noActual' })
    const none = rollUp([part([])], 'units', { rules: [best] })
    expect(none.ok && none.value.attainment).toEqual({ undefined: 'noReport' })
  })

  test('is refused where they say so, and where the rule is not given', () => {
    const { standing } = {
      standing: readings(toldTarget(MEDIAN, [median]), ['1']).standing('2020-12-31'),
    }
    const refusalOf = (rules: readonly (typeof median)[]) => {
      const rolled = rollUp([standing], 'units', { rules })
      return rolled.ok ? undefined : rolled.refusal
    }
    expect(refusalOf([median])).toMatchObject({ code: 'NotAdditive', value: 'median@1 atMost' })
    expect(refusalOf([])).toMatchObject({ code: 'UnknownRule', field: 'rules' })
  })
})

describe('an aggregation rule that breaks', () => {
  function broken(parts: Parts): RuleBroken {
    try {
      readings(toldTarget({ measure: { rule: 'tried@1' } }, [tried(parts)]), ['5'])
    } catch (error) {
      if (error instanceof RuleBroken) return error
      throw error
    }
    throw new Error('The rule did not break.')
  }

  test.each<[string, unknown, unknown]>([
    ['a binary number', 0.1, 0.1],
    ['a quantity written otherwise', '1.50', '1.50'],
    ['text', 'many', 'many'],
    [
      'a ratio not reduced',
      { numerator: '2', denominator: '4' },
      { numerator: '2', denominator: '4' },
    ],
    ['null', null, null],
    ['a big integer', 5n, '5n'],
    ['a reason', { undefined: 'noReport' }, { undefined: 'noReport' }],
  ])('with %s says so', (_, answer, found) => {
    expect(broken({ actualOf: () => answer }).fault).toEqual({
      kind: 'aggregation',
      rule: 'tried@1',
      target: TOLD_TARGET,
      expected: 'a quantity or a ratio in canonical form, or undefined',
      found,
    })
  })

  test.each(['start', 'take', 'actualOf'])('by throwing in %s is named with its cause', (part) => {
    const cause = new Error('no more')
    const error = broken({
      [part]: () => {
        throw cause
      },
    })
    expect(error.cause).toBe(cause)
  })

  test.each(['start', 'take', 'actualOf'])('with a promise from %s says so', (part) => {
    expect(broken({ [part]: () => Promise.resolve(ZERO) }).fault.found).toBe('a promise')
  })

  test('by taking other figures than were reported is found out, however they are delivered', () => {
    const fractions = tried({ takes: 'fraction', take: () => ZERO })
    const sums = tried({})
    const told = readings(toldTarget({ measure: { rule: 'tried@1' } }, [sums]), ['5', '6'])
    const other = toldTarget({ measure: { rule: 'tried@1' } }, [fractions]).at('2020-03-01')
    other.tell({ type: 'ReportProgress', numerator: 1, denominator: 2, on: '2020-03-01' })
    for (const [{ events }, rule] of [
      [told, fractions],
      [other, sums],
    ] as const) {
      for (const delivered of [events, events.toReversed()]) {
        expect(() => scoreboard(delivered, { asOf: '2020-06-01' }, { rules: [rule] })).toThrow(
          /expected to be given for reports that hold what it takes/,
        )
      }
      const correct = { type: 'CorrectProgress', target: TOLD_TARGET, report: 'c2.1' } as const
      const figure = rule === sums ? { quantity: 7 } : { numerator: 7, denominator: 8 }
      expect(() => given(events, { rules: [rule] }).when({ ...correct, ...figure })).toThrow(
        RuleBroken,
      )
    }
  })

  test('by changing a report has changed nothing', () => {
    const error = broken({
      take: (_: Quantity, report: { quantity: Quantity }) => (report.quantity = quantity(7)),
    })
    expect(error.cause).toBeInstanceOf(TypeError)
  })
})
