import { overlapBounds } from '../../claims/overlap-bounds.ts'
import { plansMatching } from '../../claims/plans-matching.ts'
import { checkCommit } from '../../store/check-commit.ts'
import type { Commit } from '../../store/event-store.ts'
import { memoryStore } from '../../store/memory-store.ts'
import { readSegment } from '../../segment/segment.ts'
import { numberOfPosition } from '../../store/numbered-position.ts'
import { tenantKey } from '../../store/tenant.ts'
import { decodeEvent } from '../../event/codec.ts'
import { parseId } from '../../event/identifiers.ts'
import { formatProgramme, parseProgramme } from '../../event/programme-path.ts'
import { parseRuleName, ruleName } from '../../event/rule-name.ts'
import { history } from '../../history/history.ts'
import { parseDay } from '../../period/day.ts'
import { parseMoment } from '../../period/moment.ts'
import { parsePeriod } from '../../period/period.ts'
import { parseZone } from '../../period/zone.ts'
import { formatPercent, formatQuantity } from '../../quantity/format.ts'
import { parseMean } from '../../quantity/parse-mean.ts'
import { parsePercent } from '../../quantity/percent.ts'
import { isQuantity, parseQuantity, quantity } from '../../quantity/quantity.ts'
import { isRatio, ratioOf } from '../../quantity/ratio.ts'
import { roundRatio } from '../../quantity/rounding.ts'
import { refuse } from '../../refusal/refusal.ts'
import { aggregationRule } from '../../rule/aggregation-rule.ts'
import { attainmentRule } from '../../rule/attainment-rule.ts'
import { completionRule } from '../../rule/completion-rule.ts'
import { statusRule } from '../../rule/status-rule.ts'
import { rollUp } from '../../scoreboard/roll-up.ts'
import { parseScoreboard } from '../../scoreboard/parse-scoreboard.ts'
import { scoreboard } from '../../scoreboard/scoreboard.ts'
import { standing } from '../../judgement/standing-in.ts'
import { parseCommand } from '../../decider/command.schema.ts'
import { timeline } from '../../timeline/timeline.ts'
import { given } from '../given-when-then/given.ts'
import { TRUSTING_DOORS } from './trusting-doors.ts'
import { sampleCommit } from '../store-contract/sample-commit.ts'
import { reporting, setting } from '../tracking.ts'

/** A function that takes input from outside, under its name; it may return a refusal or throw. */
export type PureDoor = (input: unknown) => unknown

/** What a caller in JavaScript may pass, whatever the types say. */
function as(input: unknown): never {
  return input as never
}

const { events } = given([setting('target-1', 201), reporting('target-1', 202, '2020-12-20')])
const asOf = '2020-12-31'
const board = scoreboard(events, { asOf })
const ratio = ratioOf(quantity(202), quantity(201))

/** Every door that answers at once. */
export const PURE_DOORS: Readonly<Record<string, PureDoor>> = {
  ...TRUSTING_DOORS,
  parseCommand,
  decodeEvent: (input) => decodeEvent(input, 7),
  parseQuantity,
  parsePercent,
  parseMean,
  parseDay,
  parseMoment,
  parsePeriod,
  parseZone,
  parseId,
  parseRuleName,
  parseProgramme,
  formatProgramme: (input) => formatProgramme(as(input)),
  isQuantity,
  isRatio,
  'formatPercent, options': (input) => formatPercent(ratio, as(input)),
  'formatPercent, digits': (input) => formatPercent(ratio, { digits: as(input) }),
  'formatPercent, locale': (input) => formatPercent(ratio, { locale: as(input) }),
  'formatPercent, rounding': (input) => formatPercent(ratio, { rounding: as(input) }),
  'formatPercent, display': (input) => formatPercent(ratio, { display: as(input) }),
  'formatQuantity, options': (input) => formatQuantity(ratio, as(input)),
  'formatQuantity, digits': (input) => formatQuantity(quantity(5), { digits: as(input) }),
  'formatQuantity, locale': (input) => formatQuantity(quantity(5), { locale: as(input) }),
  'roundRatio, digits': (input) => roundRatio(ratio, as(input)),
  'roundRatio, mode': (input) => roundRatio(ratio, 1, as(input)),
  'plansMatching, actual': (input) => plansMatching(as(input), '100.5%'),
  'plansMatching, published': (input) => plansMatching('202', as(input)),
  'plansMatching, options': (input) => plansMatching('202', '100.5%', as(input)),
  'plansMatching, direction': (input) => plansMatching(2, '1%', { direction: as(input) }),
  overlapBounds: (input) => overlapBounds(as(input)),
  'overlapBounds, first': (input) => overlapBounds({ total: 2, first: as(input), second: 1 }),
  'scoreboard, point': (input) => scoreboard(events, as(input)),
  'scoreboard, asOf': (input) => scoreboard(events, { asOf: as(input) }),
  'scoreboard, knownAt': (input) => scoreboard(events, { asOf, knownAt: as(input) }),
  'scoreboard, at': (input) => scoreboard(events, { at: as(input) }),
  'standing, point': (input) => standing(events, 'target-1', as(input)),
  'standing, target': (input) => standing(events, as(input), { asOf }),
  'timeline, point': (input) => timeline(events, 'target-1', as(input)),
  'timeline, target': (input) => timeline(events, as(input), { asOf }),
  'history, options': (input) => history(events, 'target-1', as(input)),
  'history, at': (input) => history(events, 'target-1', { at: as(input) }),
  'history, target': (input) => history(events, as(input)),
  'board.find': (input) => board.find(as(input)),
  'board.target': (input) => board.target(as(input)),
  parseScoreboard,
  'parseScoreboard, a standing': (input) =>
    parseScoreboard({ ...board.toJSON(), standings: [as(input)] }),
  'board.silentSince': (input) => board.silentSince(as(input)),
  'board.programme': (input) => board.programme(as(input)),
  checkCommit: (input) => checkCommit(as(input)),
  'checkCommit, events': (input) => checkCommit(commitWith({ events: as(input) })),
  'checkCommit, an event': (input) => checkCommit(commitWith({ events: [as(input)] })),
  'checkCommit, id': (input) => checkCommit(commitWith({ id: as(input) })),
  'checkCommit, target': (input) => checkCommit(commitWith({ target: as(input) })),
  'checkCommit, expectedRevision': (input) =>
    checkCommit(commitWith({ expectedRevision: as(input) })),
  attainmentRule: (input) => attainmentRule(as(input)),
  completionRule: (input) => completionRule(as(input)),
  statusRule: (input) => statusRule(as(input)),
  aggregationRule: (input) => aggregationRule(as(input)),
  'statusRule, statuses': (input) =>
    statusRule({ name: ruleName('s@1'), statuses: as(input), statusOf: as(() => 'a') }),
  'scoreboard, rule options': (input) => scoreboard(events, { asOf }, as(input)),
  'scoreboard, rules': (input) => scoreboard(events, { asOf }, { rules: as(input) }),
  'scoreboard, a rule': (input) => scoreboard(events, { asOf }, { rules: [as(input)] }),
  'standing, rule options': (input) => standing(events, 'target-1', { asOf }, as(input)),
  'timeline, rule options': (input) => timeline(events, 'target-1', { asOf }, as(input)),
  'rollUp, axis': (input) => rollUp(board.standings(), as(input)),
  'rollUp, rule options': (input) => rollUp(board.standings(), 'units', as(input)),
  'memoryStore, options': (input) => memoryStore(as(input)),
  'memoryStore, log': (input) => memoryStore({ log: as(input) }),
  'memoryStore, tenant': (input) => memoryStore({ tenant: as(input) }),
  tenantKey: (input) => tenantKey(as(input)),
  readSegment: (input) => readSegment(as(input)),
  numberOfPosition: (input) => numberOfPosition(as(input)),
  refuse: (input) => ({ ok: false, refusal: refuse('Found', 'field', input, 'this', 'Do that.') }),
}

function commitWith(part: Partial<Commit>): Commit {
  return { ...sampleCommit({ id: 'c-1' }), ...part }
}
