import {
  memoryStore,
  moment,
  openTracker,
  type Command,
  type Rule,
  type Scoreboard,
  type Tracker,
} from '@planfold/core'

/** Last day of most of the sample's targets. */
export const AS_OF = '2020-12-31'

const YEAR = { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' }

type ForOneTarget<C> = C extends Command ? Omit<C, 'target'> : never
type Told = ForOneTarget<Command>
type Terms = Partial<Extract<Told, { type: 'SetTarget' }>>

/** A target or indicator: how it is set, and what happens to it. */
export interface Sample {
  readonly id: string
  readonly terms: Terms
  readonly afterwards?: readonly Told[]
}

const report = (quantity: string, on: string): Told => ({ type: 'ReportProgress', quantity, on })

/** One target in each state, one for each reason why there is no attainment, and two indicators. */
const SAMPLES: readonly Sample[] = [
  {
    id: 'early',
    terms: {
      title: { en: 'New members admitted', vi: 'Kết nạp đảng viên mới' },
      unit: 'person',
      plan: '201',
      programme: 'term/party',
      owner: 'Organisation board',
    },
    afterwards: [report('202', '2020-12-20')],
  },
  { id: 'on-time', terms: { plan: '5' }, afterwards: [report('5', '2020-12-31')] },
  {
    id: 'late',
    terms: { plan: '10', period: { ...YEAR, to: '2020-06-30' }, programme: 'term' },
    afterwards: [report('9', '2020-06-01'), report('1', '2020-07-15')],
  },
  { id: 'missed', terms: { plan: '2000' }, afterwards: [report('1999', '2020-11-30')] },
  {
    id: 'open',
    terms: {
      plan: '1234.5',
      unit: 'VND',
      measure: 'latest',
      direction: 'atMost',
      period: { ...YEAR, to: '2021-12-31' },
    },
    afterwards: [report('-6172.5', '2020-10-01')],
  },
  { id: 'unreported', terms: { plan: '3' } },
  {
    id: 'not-started',
    terms: { plan: '7', period: { ...YEAR, from: '2021-01-01', to: '2021-12-31' } },
  },
  {
    id: 'cancelled',
    terms: { plan: '4' },
    afterwards: [{ type: 'CancelTarget', on: '2020-07-01', reason: 'merged' }],
  },
  {
    id: 'outside-band',
    terms: { measure: 'latest', band: { from: '18', to: '25.5' } },
    afterwards: [report('17', '2020-12-01')],
  },
  {
    id: 'zero-plan',
    terms: { measure: 'latest', direction: 'atMost', plan: '0' },
    afterwards: [report('0', '2020-12-01')],
  },
  {
    id: 'zero-span',
    terms: { plan: '5', baseline: '5', attainment: 'fromBaseline' },
    afterwards: [report('5', '2020-02-01')],
  },
  {
    id: 'zero-denominator',
    terms: { measure: 'ratio', plan: '0.95' },
    afterwards: [{ type: 'ReportProgress', numerator: '0', denominator: '0', on: '2020-02-01' }],
  },
  {
    id: 'declared',
    terms: { measure: 'declared', programme: 'term/economy' },
    afterwards: [{ type: 'DeclareMilestone', milestone: 'exceeded', on: '2020-12-31' }],
  },
  {
    id: 'contradicted',
    terms: { plan: '10' },
    afterwards: [
      { type: 'DeclareMilestone', milestone: 'completed', on: '2020-12-01' },
      { type: 'ReportProgress', quantity: '2', on: '2020-12-01', status: 'provisional' },
    ],
  },
  {
    id: 'revised',
    terms: { plan: '12' },
    afterwards: [
      {
        type: 'ReviseTarget',
        kind: 'change',
        set: { plan: '10' },
        effective: '2020-06-01',
        reason: 'fewer hands',
      },
      report('9.5', '2020-12-01'),
    ],
  },
  {
    id: 'indicator-parts',
    terms: { unit: 'person' },
    afterwards: [
      {
        type: 'ReportProgress',
        quantity: '6',
        parts: { 'under the committee': '1' },
        on: '2020-05-01',
      },
    ],
  },
  {
    id: 'indicator-ratio',
    terms: { measure: 'ratio', unit: 'share' },
    afterwards: [{ type: 'ReportProgress', numerator: '4', denominator: '6', on: '2020-05-01' }],
  },
]

/** A tracker in memory to which all this has happened; its clock stands early in 2021. */
export async function sampleTracker(
  samples: readonly Sample[] = SAMPLES,
  rules: readonly Rule[] = [],
): Promise<Tracker> {
  let next = 0
  const tracker = await openTracker({
    store: memoryStore(),
    clock: () => moment('2021-01-05T00:00:00Z'),
    ids: () => `c${++next}`,
    rules,
  })
  for (const { id, terms, afterwards = [] } of samples) {
    const set: Told = {
      type: 'SetTarget',
      title: id,
      unit: 'piece',
      measure: 'sum',
      period: YEAR,
      ...terms,
    }
    for (const command of [set, ...afterwards]) {
      const result = await tracker.execute({ ...command, target: id })
      if (!result.ok) throw new Error(result.refusal.message)
    }
  }
  return tracker
}

/** The board of {@link sampleTracker} at the end of 2020. */
export async function sampleBoard(samples?: readonly Sample[]): Promise<Scoreboard> {
  return (await sampleTracker(samples)).scoreboard({ asOf: AS_OF })
}

/** Titles that try to be something else. */
export const HOSTILE_TITLES = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '\tTAB',
  '\rRETURN',
  'say "hi", then; leave',
  'two\nlines\r\nthree',
  'a | b \\| c \\',
  '`code` *bold* _it_ [link](javascript:alert(1))',
  '<script>alert(1)</script> &amp; <!--',
  '👩‍👩‍👧 emoji',
  'مرحبا \u202Eevil\u202C',
  '   spaces   ',
  "'quoted'",
  '\uFEFFmark',
  '# heading',
  '\u2028\u2029',
]

/** A board of `titles.length` targets, so named. */
export function boardOf(titles: readonly string[], plan = '1'): Promise<Scoreboard> {
  return sampleBoard(
    titles.map((title, index) => ({
      id: `t${String(index).padStart(3, '0')}`,
      terms: { title, plan },
      afterwards: [report(plan, '2020-02-01')],
    })),
  )
}
