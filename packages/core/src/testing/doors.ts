// What every command may say, and what it may not, for tests of the door.

const LONE_SURROGATE = '\ud800'
const NOT_TEXT = ['', 5, true, null, {}, []]
export const NOT_AN_ID = [
  ...NOT_TEXT,
  'x'.repeat(10_000),
  '__proto__',
  LONE_SURROGATE,
  ' padded',
  'a\nb',
]
const NOT_A_RULE_NAME = [...NOT_AN_ID, 'light', 'light@0', '@1', 'light@1.5', 'a@b@1']
const NOT_A_QUANTITY = [
  '1e5',
  '1,000',
  'NaN',
  '∞',
  '',
  ' 1',
  '+1',
  '.5',
  '1.',
  '١٢',
  '0x10',
  'x'.repeat(10_000),
  '9'.repeat(1_001),
  Number.NaN,
  Infinity,
  -Infinity,
  true,
  null,
  {},
  [],
  new Map(),
  Symbol('1'),
  () => 1,
]
const NOT_A_DAY = ['2020-02-30', '2021-02-29', '2020-1-1', '2020-12-31T00:00:00Z', '', 20_200_101]
const DAYS = [...NOT_A_DAY, '0000-01-01', null, {}, [], new Map()]
const NOT_A_WHOLE_NUMBER = [1.5, '1', true, null, Number.NaN, Infinity, {}, []]
const NOT_A_COUNT_OF_DAYS = [0, -1, 3_660_001, ...NOT_A_WHOLE_NUMBER]
const NEITHER_ONE_NOR_A_RULE = ['other', '', 'toString', '__proto__', 5, null, []]
const NOT_ONE_OF_THEM = [{}, ...NEITHER_ONE_NOR_A_RULE]
const NOT_AN_OBJECT = ['text', 5, true, null, []]
const NOT_A_FORM = [5, true, null, []]

type Wrong = readonly unknown[]

export const PROVENANCE: Readonly<Record<string, Wrong>> = {
  recordedBy: NOT_TEXT,
  source: NOT_TEXT,
  correlation: NOT_TEXT,
  causation: NOT_TEXT,
  evidence: ['text', 5, null, {}],
  'evidence.0': NOT_TEXT,
  ext: [...NOT_AN_OBJECT, new Map(), { a: undefined }, { a: Number.NaN }, { a: () => 1 }],
}

const TERMS: Readonly<Record<string, Wrong>> = {
  title: ['', ...NOT_A_FORM],
  'title.en': NOT_TEXT,
  unit: ['', '__proto__', ...NOT_A_FORM],
  'unit.code': NOT_AN_ID,
  'unit.scale': [-1, 101, ...NOT_A_WHOLE_NUMBER],
  'unit.per': ['0', '-1', ...NOT_A_QUANTITY],
  'unit.title': ['', ...NOT_A_FORM],
  'unit.digits': [-1, 101, ...NOT_A_WHOLE_NUMBER],
  measure: NEITHER_ONE_NOR_A_RULE,
  reportedAs: NOT_ONE_OF_THEM,
  direction: NOT_ONE_OF_THEM,
  'band.from': NOT_A_QUANTITY,
  'band.to': NOT_A_QUANTITY,
  period: NOT_AN_OBJECT,
  'period.from': DAYS,
  'period.to': [...DAYS, '2019-12-31'],
  'period.zone': ['', 'Mars/Olympus', '+07:00', 'IST', 5, null, {}],
  completion: ['other', ...NOT_A_FORM],
  'completion.sustained': NOT_A_COUNT_OF_DAYS,
  'completion.days': NOT_ONE_OF_THEM,
  earlyBy: NOT_A_COUNT_OF_DAYS,
  attainment: ['other', ...NOT_A_FORM],
  'attainment.method': NEITHER_ONE_NOR_A_RULE,
  'attainment.cap': NOT_A_QUANTITY,
}

const CLEARABLE: Readonly<Record<string, Wrong>> = {
  plan: NOT_A_QUANTITY,
  band: NOT_AN_OBJECT,
  baseline: NOT_A_QUANTITY,
  tolerance: NOT_A_QUANTITY,
  status: NOT_AN_OBJECT,
  'status.rule': NOT_A_RULE_NAME,
  owner: NOT_TEXT,
  programme: NOT_TEXT,
  weight: NOT_A_QUANTITY,
  labels: NOT_AN_OBJECT,
  'labels.region': NOT_TEXT,
}

const FIGURE: Readonly<Record<string, Wrong>> = {
  quantity: NOT_A_QUANTITY,
  numerator: NOT_A_QUANTITY,
  denominator: NOT_A_QUANTITY,
  steps: NOT_A_QUANTITY,
  parts: NOT_AN_OBJECT,
  'parts.women': NOT_A_QUANTITY,
  status: NOT_ONE_OF_THEM,
  unit: NOT_TEXT,
}

export const TERMS_GIVEN = {
  title: { en: 'Members' },
  unit: { code: 'person', scale: 0, per: '100', title: { en: 'people' }, digits: 1 },
  measure: 'sum',
  reportedAs: 'increment',
  direction: 'atLeast',
  plan: '201',
  band: { from: '1', to: '2' },
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' },
  completion: { sustained: 3, days: 'reported' },
  earlyBy: 1,
  attainment: { method: 'ofPlan', cap: '2' },
  baseline: '10',
  tolerance: '1',
  status: { rule: 'light@1' },
  owner: 'office',
  programme: 'term/economy',
  weight: '2',
  labels: { region: 'north' },
}

const FIGURE_GIVEN = {
  quantity: '6',
  numerator: '1',
  denominator: '2',
  steps: '3',
  parts: { women: '1' },
  status: 'final',
  unit: 'person',
}

const PLACED_GIVEN = {
  on: '2020-03-31',
  over: { from: '2020-03-01', to: '2020-03-31' },
  series: 'ward-1',
}

const PLACED: Readonly<Record<string, Wrong>> = {
  on: DAYS,
  over: NOT_AN_OBJECT,
  'over.from': DAYS,
  'over.to': DAYS,
  series: NOT_AN_ID,
}

/** What a place may not be corrected to: `null` takes out what may be absent. */
const PLACED_ANEW: Readonly<Record<string, Wrong>> = {
  ...PLACED,
  over: NOT_AN_OBJECT.filter((value) => value !== null),
  series: NOT_AN_ID.filter((value) => value !== null),
}

export const PROVENANCE_GIVEN = {
  recordedBy: 'clerk',
  source: 'report 7',
  correlation: 'import-1',
  causation: 'import-0',
  evidence: ['page 3'],
  ext: { note: [1, null, { deep: true }] },
}

/** A kind of command at the door. */
export interface Door {
  readonly type: string
  readonly given: Readonly<Record<string, unknown>>
  readonly wrong: Readonly<Record<string, Wrong>>
}

/** Every command with every field given, and by field what is not a value of it. */
export const DOORS: readonly Door[] = [
  { type: 'SetTarget', given: TERMS_GIVEN, wrong: { ...TERMS, ...CLEARABLE } },
  {
    type: 'ReviseTarget',
    given: {
      kind: 'change',
      set: TERMS_GIVEN,
      effective: '2020-03-01',
      reason: 'decision',
      reference: '12/QD',
    },
    wrong: {
      kind: NOT_ONE_OF_THEM,
      set: NOT_AN_OBJECT,
      ...inSet(TERMS),
      ...inSet(CLEARABLE, (value) => value !== null),
      'set.labels.region': NOT_TEXT,
      effective: DAYS,
      reason: NOT_TEXT,
      reference: NOT_TEXT,
    },
  },
  ...['VoidTarget', 'RestoreTarget'].map((type) => ({
    type,
    given: { reason: 'set by mistake' },
    wrong: { reason: NOT_TEXT },
  })),
  ...['CancelTarget', 'ReopenTarget'].map((type) => ({
    type,
    given: { on: '2020-03-01', reason: 'decision' },
    wrong: { on: DAYS, reason: NOT_TEXT },
  })),
  {
    type: 'ReportProgress',
    given: {
      ...FIGURE_GIVEN,
      ...PLACED_GIVEN,
      note: 'first quarter',
    },
    wrong: { ...FIGURE, ...PLACED, note: NOT_TEXT },
  },
  {
    type: 'CorrectProgress',
    given: { ...PLACED_GIVEN, ...FIGURE_GIVEN, report: 'c2.1', reason: 'misread' },
    wrong: { ...PLACED_ANEW, ...FIGURE, report: NOT_AN_ID, reason: NOT_TEXT },
  },
  {
    type: 'RetractProgress',
    given: { report: 'c2.1', reason: 'counted twice' },
    wrong: { report: NOT_AN_ID, reason: NOT_TEXT },
  },
  {
    type: 'DeclareMilestone',
    given: { milestone: 'completed', on: '2020-12-01', note: 'said so' },
    wrong: { milestone: NOT_ONE_OF_THEM, on: DAYS, note: NOT_TEXT },
  },
  {
    type: 'WithdrawMilestone',
    given: { milestone: 'completed', reason: 'too soon' },
    wrong: { milestone: NOT_ONE_OF_THEM, reason: NOT_TEXT },
  },
  {
    type: 'AddNote',
    given: { text: 'seen', on: '2020-03-01' },
    wrong: { text: NOT_TEXT, on: DAYS },
  },
  { type: 'AssessTarget', given: {}, wrong: {} },
]

/** The command of a door, with every field it knows. */
export function wholeCommand({ type, given }: Door): Readonly<Record<string, unknown>> {
  return { type, target: 'target-1', ...PROVENANCE_GIVEN, ...given }
}

function inSet(
  wrong: Readonly<Record<string, Wrong>>,
  keep: (value: unknown) => boolean = () => true,
): Readonly<Record<string, Wrong>> {
  return Object.fromEntries(
    Object.entries(wrong).map(([field, values]) => [`set.${field}`, values.filter(keep)]),
  )
}
