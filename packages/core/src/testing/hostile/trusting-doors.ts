import { attainment } from '../../attainment/attainment.ts'
import { parseCommand } from '../../decider/command.schema.ts'
import { decide } from '../../decider/decide.ts'
import { evolve, NOTHING_YET } from '../../decider/evolve.ts'
import { commitId, eventIdIn } from '../../event/identifiers.ts'
import { refusalOf } from '../../event/refusal-of.ts'
import { nameOfTerm } from '../../event/rule-name.ts'
import { history } from '../../history/history.ts'
import { sentenceOf } from '../../history/sentence.ts'
import { textIn } from '../../history/text-in.ts'
import { addDays, day, daysBetween } from '../../period/day.ts'
import { laterMoment, moment } from '../../period/moment.ts'
import { deadlineOf, includesDay, lengthInDays, period } from '../../period/period.ts'
import { dayIn, zone } from '../../period/zone.ts'
import {
  addQuantities,
  compareQuantities,
  multiplyQuantities,
  negateQuantity,
  subtractQuantities,
} from '../../quantity/arithmetic.ts'
import { formatPercent, formatQuantity } from '../../quantity/format.ts'
import { meanOf } from '../../quantity/mean.ts'
import { quantity } from '../../quantity/quantity.ts'
import {
  addRatios,
  compareRatios,
  multiplyRatios,
  quantityAsRatio,
  ratioOf,
  subtractRatios,
} from '../../quantity/ratio.ts'
import { roundQuantity, roundRatio } from '../../quantity/rounding.ts'
import { refuse } from '../../refusal/refusal.ts'
import { countsAddUp, countsOf, mergeCounts, NO_COUNTS } from '../../scoreboard/counts.ts'
import { standingsUnder } from '../../scoreboard/programme.ts'
import { rollUp } from '../../scoreboard/roll-up.ts'
import { Scoreboard, scoreboard } from '../../scoreboard/scoreboard.ts'
import { weightedAttainment } from '../../scoreboard/weighted-attainment.ts'
import { standing } from '../../judgement/standing-in.ts'
import { segmentOf } from '../../segment/segment.ts'
import { PlanfoldError } from '../../refusal/planfold-error.ts'
import { eventsAsJson } from '../../store/check-commit.ts'
import { timeline } from '../../timeline/timeline.ts'
import { given } from '../given-when-then/given.ts'
import { sampleCommit } from '../store-contract/sample-commit.ts'
import { reporting, setting } from '../tracking.ts'

type Trusting = readonly [call: (...given: never[]) => unknown, ...given: unknown[]]

const { events } = given([setting('target-1', 201), reporting('target-1', 202, '2020-12-20')])
const [set, report] = events
const point = { asOf: '2020-12-31' }
const board = scoreboard(events, point)
const standings = [...board.standings()]
const mean = meanOf([{ value: quantity(2) }])
const [two, third] = [quantity(2), ratioOf(quantity(1), quantity(3))]
const [today, now] = [day('2020-12-31'), moment('2020-12-31T12:00:00Z')]
const year = period({ from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' })
const note = parseCommand({ type: 'AddNote', target: 'target-1', text: 'seen' })
const command = note.ok ? note.value : undefined

/** Every call that takes values it could have made itself, with some that it takes. */
export const TRUSTING: Readonly<Record<string, Trusting>> = {
  attainment: [attainment, { direction: 'atLeast', plan: two }, two],
  decide: [decide, { id: commitId('c'), command, recordedAt: now }, NOTHING_YET],
  evolve: [evolve, NOTHING_YET, set],
  'evolve, further': [evolve, evolve(NOTHING_YET, set as never), report],
  eventIdIn: [eventIdIn, commitId('c'), 1],
  refusalOf: [refusalOf, { issues: [] }, {}],
  nameOfTerm: [nameOfTerm, 'sum'],
  history: [history, events, 'target-1', {}],
  scoreboard: [scoreboard, events, point, {}],
  standing: [standing, events, 'target-1', point, {}],
  segmentOf: [segmentOf, events],
  timeline: [timeline, events, 'target-1', point, {}],
  sentenceOf: [sentenceOf, report],
  textIn: [textIn, { en: 'a' }, 'en'],
  addDays: [addDays, today, 1],
  daysBetween: [daysBetween, today, today],
  laterMoment: [laterMoment, now, now],
  deadlineOf: [deadlineOf, year],
  includesDay: [includesDay, year, today],
  lengthInDays: [lengthInDays, year],
  dayIn: [dayIn, zone('Asia/Ho_Chi_Minh'), now],
  addQuantities: [addQuantities, two, two],
  compareQuantities: [compareQuantities, two, two],
  multiplyQuantities: [multiplyQuantities, two, two],
  negateQuantity: [negateQuantity, two],
  subtractQuantities: [subtractQuantities, two, two],
  formatPercent: [formatPercent, third, {}],
  formatQuantity: [formatQuantity, two, {}],
  addRatios: [addRatios, third, third],
  compareRatios: [compareRatios, third, third],
  multiplyRatios: [multiplyRatios, third, third],
  subtractRatios: [subtractRatios, third, third],
  quantityAsRatio: [quantityAsRatio, two],
  ratioOf: [ratioOf, two, two],
  roundQuantity: [roundQuantity, two, 1],
  roundRatio: [roundRatio, third, 1],
  meanOf: [meanOf, [{ value: third }]],
  'meanOf, a value': [(each: never) => meanOf([each]), { value: third, weight: two }],
  'mean.merge': [(other: never) => mean.merge(other), mean],
  'mean.without': [(other: never) => mean.without(other), mean],
  'mean.compare': [(value: never) => mean.compare(value), third],
  refuse: [refuse, 'Odd', 'field', 1, 'a number', 'Give one.'],
  countsAddUp: [countsAddUp, NO_COUNTS],
  countsOf: [countsOf, standings],
  'countsOf, a standing': [(each: never) => countsOf([each]), standings[0]],
  mergeCounts: [mergeCounts, NO_COUNTS, NO_COUNTS],
  standingsUnder: [standingsUnder, board.programmes()[0] ?? { standings, children: [] }],
  rollUp: [rollUp, standings, 'units', {}],
  weightedAttainment: [weightedAttainment, standings],
  'Scoreboard.of': [
    (frame: never, all: never) => Scoreboard.of(frame, all),
    { asOf: today, waiting: [] },
    standings,
  ],
  'board.merge': [(other: never) => board.merge(other), scoreboard([], point)],
  'board.with': [(changes: never) => board.with(changes), standings],
  'board.without': [(targets: never) => board.without(targets), ['target-1']],
  eventsAsJson: [eventsAsJson, sampleCommit({ id: 'c' })],
}

/** An error that the input itself throws, as a source of events may, is its own and passes. */
function passing(input: unknown, answer: () => unknown): unknown {
  try {
    return answer()
  } catch (error) {
    if (error instanceof PlanfoldError || !throwsItself(input)) throw error
    return error
  }
}

function throwsItself(input: unknown): boolean {
  if (typeof input !== 'object' || input === null) return false
  try {
    const members = Object.values(input) as readonly unknown[]
    const named = input as Readonly<Record<PropertyKey, unknown>>
    for (const key of [Symbol.iterator, 'undefined', ...KEYS_READ]) void named[key]
    if (Symbol.iterator in input)
      for (const first of input as Iterable<unknown>) return throwsItself(first)
    return members.slice(0, 100).some(throwsItself)
  } catch {
    return true
  }
}

const KEYS_READ = [
  'ledger',
  'revision',
  'type',
  'plan',
  'numerator',
  'toJSON',
  'events',
  'vi',
  'en',
]

/** A door for each place of each of these calls: `addDays, 1` takes what is hostile for its second. */
export const TRUSTING_DOORS = Object.fromEntries(
  Object.entries(TRUSTING).flatMap(([name, [call, ...taken]]) =>
    taken.map((_, place) => [
      `${name}, ${place}`,
      (input: unknown) => passing(input, () => call(...(taken.with(place, input) as never[]))),
    ]),
  ),
)
