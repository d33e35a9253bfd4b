import { expect, test } from 'vitest'
import { Telling, toldTarget, type Told } from '../testing/telling.ts'

type Terms = Partial<Extract<Told, { type: 'SetTarget' }>>

const SET = {
  type: 'SetTarget',
  title: 'T',
  unit: 'person',
  measure: 'sum',
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
} as const

const band = { from: '1', to: '2' }
const fromBaseline = { attainment: 'fromBaseline' } as const

test.each<[string, Terms, string]>([
  [
    'a title in no language',
    { title: {} },
    'title: expected a title in one language or more, found {}. Give a title.',
  ],
  [
    'within without a band',
    { direction: 'within' },
    'band: expected a band to stay within, found nothing. Give its two ends.',
  ],
  [
    'within with a plan',
    { direction: 'within', band, plan: '1' },
    'plan: expected no plan beside a band, found "1". Leave the plan out: the band is the plan.',
  ],
  [
    'a plan beside a band',
    { band, plan: '1' },
    'plan: expected no plan beside a band, found "1". Leave the plan out: the band is the plan.',
  ],
  [
    'a band turned round',
    { band: { from: '2', to: '1.99' } },
    'band.to: expected a value not below 2, found "1.99". Give the lower end first.',
  ],
  [
    'a band with atLeast',
    { direction: 'atLeast', band },
    'band: expected no band with atLeast, found {"from":"1","to":"2"}. Use the direction within.',
  ],
  [
    'exactly without a plan',
    { direction: 'exactly' },
    'plan: expected a plan to be met exactly, found nothing. Give the plan.',
  ],
  [
    'a tolerance with atMost',
    { direction: 'atMost', plan: '1', tolerance: '1' },
    'tolerance: expected no tolerance with atMost, found "1". Use the direction exactly, or move the plan.',
  ],
  [
    'a negative tolerance',
    { direction: 'exactly', plan: '1', tolerance: '-0.1' },
    'tolerance: expected 0 or more, found "-0.1". Give 0 or more.',
  ],
  [
    'a per where nothing is divided',
    { unit: { code: 'person', per: 100 } },
    'unit.per: expected no per under sum, found "100". Leave it out, or measure a ratio.',
  ],
  [
    'a running total of readings',
    { measure: 'latest', reportedAs: 'runningTotal' },
    'reportedAs: expected increments under latest, found "runningTotal". Report increments, or measure a sum.',
  ],
  [
    'half a step planned',
    { measure: 'steps', plan: '1.5' },
    'plan: expected a whole number of steps, found "1.5". Give the number of steps.',
  ],
  [
    'fewer steps than none',
    { measure: 'steps', plan: '-1' },
    'plan: expected a whole number of steps, found "-1". Give the number of steps.',
  ],
  [
    'a direction where nothing is measured',
    { measure: 'declared', direction: 'atMost', plan: '1' },
    'direction: expected no direction where nothing is measured, found "atMost". Leave the direction out, or measure the target.',
  ],
  [
    'a cap below 1',
    { plan: '1', attainment: { method: 'ofPlan', cap: '0.99' } },
    'attainment.cap: expected a ratio of 1 or more, as 1 is met, found "0.99". Give a cap of 1 or more, or none.',
  ],
  [
    'fromBaseline without a plan',
    { baseline: '1', ...fromBaseline },
    'attainment: expected ofPlan where there is no change to make, found "fromBaseline". Give a plan to reach, atLeast or atMost, or leave the method out.',
  ],
  [
    'fromBaseline without a baseline',
    { plan: '2', ...fromBaseline },
    'baseline: expected a baseline to measure from, found nothing. Give the baseline.',
  ],
  [
    'a plan to rise that lies below its baseline',
    { direction: 'atLeast', plan: '9', baseline: '10', ...fromBaseline },
    'baseline: expected a baseline that the plan 9 improves on under atLeast, found "10". Turn the direction round, or measure attainment by ofPlan.',
  ],
  [
    'a plan to fall that lies above its baseline',
    { direction: 'atMost', plan: '11', baseline: '10', ...fromBaseline },
    'baseline: expected a baseline that the plan 11 improves on under atMost, found "10". Turn the direction round, or measure attainment by ofPlan.',
  ],
  [
    'a plan finer than its unit',
    { unit: { code: 'person', scale: 0 }, plan: '1.5' },
    'plan: expected at most 0 digits after the point, found "1.5". Round the figure at its source, or revise the scale of the unit.',
  ],
  [
    'a band finer than its unit',
    { unit: { code: 'kg', scale: 1 }, band: { from: '1', to: '1.25' } },
    'band.to: expected at most 1 digit after the point, found "1.25". Round the figure at its source, or revise the scale of the unit.',
  ],
  [
    'fromBaseline within a band',
    { band, baseline: '0', ...fromBaseline },
    'attainment: expected ofPlan where there is no change to make, found "fromBaseline". Give a plan to reach, atLeast or atMost, or leave the method out.',
  ],
  [
    'fromBaseline to a plan to be met exactly',
    { direction: 'exactly', plan: '1', baseline: '0', ...fromBaseline },
    'attainment: expected ofPlan where there is no change to make, found "fromBaseline". Give a plan to reach, atLeast or atMost, or leave the method out.',
  ],
  [
    'a baseline finer than its unit',
    { unit: { code: 'kg', scale: 1 }, plan: '1', baseline: '0.25' },
    'baseline: expected at most 1 digit after the point, found "0.25". Round the figure at its source, or revise the scale of the unit.',
  ],
  [
    'a tolerance finer than its unit',
    { unit: { code: 'kg', scale: 1 }, direction: 'exactly', plan: '1', tolerance: '0.25' },
    'tolerance: expected at most 1 digit after the point, found "0.25". Round the figure at its source, or revise the scale of the unit.',
  ],
  [
    'a band that begins finer than its unit',
    { unit: { code: 'kg', scale: 1 }, band: { from: '0.25', to: '1' } },
    'band.from: expected at most 1 digit after the point, found "0.25". Round the figure at its source, or revise the scale of the unit.',
  ],
  [
    'a negative weight',
    { weight: '-1' },
    'weight: expected 0 or more, found "-1". Give 0 or more.',
  ],
  [
    'an empty name in a programme',
    { programme: 'a//b' },
    'programme: expected a path such as term/economy, found "a//b". Join the names with single slashes, none at the ends.',
  ],
  [
    'a programme that begins with a slash',
    { programme: '/a' },
    'programme: expected a path such as term/economy, found "/a". Join the names with single slashes, none at the ends.',
  ],
])('%s is refused', (_, terms, message) => {
  expect(new Telling().refusal({ ...SET, ...terms }).message).toBe(message)
})

test.each<[string, Terms]>([
  ['a band of one value', { band: { from: '2', to: '2' } }],
  ['exactly a negative plan', { direction: 'exactly', plan: '-5', tolerance: '0' }],
  ['a plan of no steps', { measure: 'steps', plan: '0' }],
  ['a declared target without a plan', { measure: 'declared' }],
  ['a declared target with a plan', { measure: 'declared', plan: '3' }],
  ['a cap of 1', { plan: '1', attainment: { method: 'ofPlan', cap: '1' } }],
  ['a plan that is its baseline', { plan: '10', baseline: '10', ...fromBaseline }],
  [
    'a mean finer than its unit',
    { measure: 'average', unit: { code: 'mark', scale: 0 }, plan: '7.5' },
  ],
  [
    'a ratio finer than its unit',
    { measure: 'ratio', unit: { code: '%', scale: 0 }, plan: '0.985' },
  ],
  ['a weight of zero', { weight: '0' }],
  ['a title in one language', { title: { vi: 'Đảng viên' } }],
  ['a programme in two steps', { programme: 'term/economy' }],
  [
    'a plan to fall from its baseline',
    { direction: 'atMost', plan: '9', baseline: '10', ...fromBaseline },
  ],
  [
    'a plan to stay at its baseline',
    { direction: 'atMost', plan: '9', baseline: '9', ...fromBaseline },
  ],
  [
    'figures as fine as their unit',
    {
      unit: { code: 'kg', scale: 1 },
      direction: 'exactly',
      plan: '1.5',
      baseline: '0.5',
      tolerance: '0.5',
    },
  ],
  ['a period of one day', { period: { from: '2020-02-29', to: '2020-02-29', zone: 'UTC' } }],
])('%s is accepted', (_, terms) => {
  expect(toldTarget(terms).events).toHaveLength(1)
})

test('a revision is refused where it makes no sense with the terms it leaves', () => {
  const telling = toldTarget({
    direction: 'atLeast',
    plan: '10',
    baseline: '5',
    ...fromBaseline,
  })
  const refusal = telling.refusal({
    type: 'ReviseTarget',
    kind: 'change',
    set: { plan: '4' },
    effective: '2020-06-01',
    reason: 'cut',
  })
  expect(refusal).toMatchObject({
    code: 'TermsDoNotFit',
    field: 'set.baseline',
    remedy: 'Turn the direction round, or measure attainment by ofPlan.',
  })
})

test('a revision is refused where it makes no sense with a later one', () => {
  const telling = toldTarget({ direction: 'exactly', plan: '10', tolerance: '1' })
  telling.tell({
    type: 'ReviseTarget',
    kind: 'change',
    set: { tolerance: '2' },
    effective: '2020-09-01',
    reason: 'looser',
  })
  const refusal = telling.refusal({
    type: 'ReviseTarget',
    kind: 'change',
    set: { direction: 'atLeast', tolerance: null },
    effective: '2020-06-01',
    reason: 'floor',
  })
  expect(refusal).toMatchObject({ code: 'TermsDoNotFit', field: 'set.tolerance', value: '2' })
})

test.each<[Terms, object]>([
  [{ title: {} }, { fault: 'titleEmpty' }],
  [{ direction: 'within' }, { fault: 'bandMissing' }],
  [{ direction: 'within', band, plan: '1' }, { fault: 'planBesideBand' }],
  [{ band: { from: '2', to: '1.99' } }, { fault: 'bandEndsBelow', least: '2' }],
  [
    { direction: 'atLeast', band },
    { fault: 'bandNeedsWithin', direction: 'atLeast' },
  ],
  [{ direction: 'exactly' }, { fault: 'planMissing', direction: 'exactly' }],
  [
    { direction: 'atMost', plan: '1', tolerance: '1' },
    { fault: 'toleranceNeedsExactly', direction: 'atMost' },
  ],
  [
    { direction: 'exactly', plan: '1', tolerance: '-0.1' },
    { fault: 'tooSmall', least: '0' },
  ],
  [{ weight: '-1' }, { fault: 'tooSmall', least: '0' }],
  [{ programme: 'a//b' }, { fault: 'notAPath' }],
  [{ unit: { code: 'person', per: 100 } }, { fault: 'perNeedsRatio', measure: 'sum' }],
  [
    { measure: 'latest', reportedAs: 'runningTotal' },
    { fault: 'totalNeedsSum', measure: 'latest' },
  ],
  [
    { measure: 'steps', plan: '1.5' },
    { fault: 'planNotSteps', measure: 'steps' },
  ],
  [
    { measure: 'steps', plan: '-1' },
    { fault: 'planNotSteps', measure: 'steps' },
  ],
  [
    { measure: 'declared', direction: 'atMost' },
    { fault: 'directionOfDeclared', measure: 'declared' },
  ],
  [
    { plan: '1', attainment: { method: 'ofPlan', cap: '0.9' } },
    { fault: 'capBelowMet', least: '1' },
  ],
  [
    { ...fromBaseline, baseline: '1' },
    { fault: 'nothingToReach', direction: 'atLeast' },
  ],
  [{ ...fromBaseline, plan: '1' }, { fault: 'baselineMissing' }],
  [
    { ...fromBaseline, plan: '1', baseline: '2', direction: 'atLeast' },
    { fault: 'planWorseThanBaseline', plan: '1', direction: 'atLeast' },
  ],
  [
    { ...fromBaseline, plan: '2', baseline: '1', direction: 'atMost' },
    { fault: 'planWorseThanBaseline', plan: '2', direction: 'atMost' },
  ],
])('a program may say in words of its own what does not fit: %j', (terms, parameters) => {
  const refusal = new Telling().refusal({ ...SET, ...terms })
  expect(refusal.code).toBe('TermsDoNotFit')
  expect(refusal.parameters).toStrictEqual(parameters)
})
