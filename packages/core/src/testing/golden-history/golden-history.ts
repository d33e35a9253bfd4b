import type { TargetEvent } from '../../event/events.ts'
import { formatPercent } from '../../quantity/format.ts'
import { parsePercent } from '../../quantity/percent.ts'
import { resultUnder, valueOf } from '../../refusal/result.ts'
import type { Counts } from '../../scoreboard/counts.ts'
import { scoreboard } from '../../scoreboard/scoreboard.ts'
import type { Standing } from '../../standing/standing.ts'
import type { ViewPoint } from '../../standing/view-point.ts'
import { timeline, type TimelineRow } from '../../timeline/timeline.ts'
import { differencesIn, type Difference } from '../given-when-then/difference.ts'
import { ExpectationNotMet } from '../given-when-then/expectation-not-met.ts'
import { given, type Past } from '../given-when-then/given.ts'
import type { NamedFields } from '../given-when-then/named-fields.ts'

/** A history and what is known of it: a case to be kept, as JSON that explains itself. */
export interface GoldenHistory {
  readonly title: string
  /** Where the figures come from, and how what is expected follows from them. */
  readonly source: string
  /** What in it is made up, as the source does not say; absent: nothing. */
  readonly illustrative?: string
  /** What happened: events as they were recorded, commands, and moments that the clock moves to. */
  readonly history: readonly Past[]
  /** What is expected from one point or more. */
  readonly expect: readonly GoldenView[]
}

/** What is expected of a history, from a day (`asOf`, with or without `knownAt`) or a moment (`at`). */
export type GoldenView = ViewPoint & GoldenExpectation

interface GoldenExpectation {
  /** Of the counts those that are named. */
  readonly counts?: Partial<Counts>
  /** Of the standings named those fields that are named; `null` for a target that is not set. */
  readonly standings?: Readonly<Record<string, GoldenStanding | null>>
  /** The timelines of the targets named: every row, and of each the fields that are named. */
  readonly timelines?: Readonly<Record<string, readonly NamedFields<TimelineRow>[]>>
}

/** A standing as a golden history expects it. */
export interface GoldenStanding extends NamedFields<Standing> {
  /** Its attainment as published, `100.5%`: rounded half up to the digits it is written with. */
  readonly percent?: string
}

const FIELDS = new Set<string>(['title', 'source', 'illustrative', 'history', 'expect'])
const VIEW_FIELDS = new Set<string>(['asOf', 'knownAt', 'at', 'counts', 'standings', 'timelines'])

/**
 * Sees to it that a history means what it is said to mean, in whatever order its events are
 * delivered. Throws {@link ExpectationNotMet}, which names each field that differs, and `TypeError`
 * where the case has a field that says nothing, or expects nothing.
 *
 * @example
 * checkGoldenHistory({
 *   title: 'Two reports of a sum',
 *   source: 'Worked out by hand: 5 + 7 = 12, which is 60% of 20.',
 *   history: [
 *     {
 *       type: 'SetTarget', target: 'trees', title: 'Trees', unit: 'tree', measure: 'sum', plan: 20,
 *       period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
 *     },
 *     { type: 'ReportProgress', target: 'trees', quantity: 5, on: '2020-03-31' },
 *     { type: 'ReportProgress', target: 'trees', quantity: 7, on: '2020-06-30' },
 *   ],
 *   expect: [
 *     {
 *       asOf: '2020-06-30',
 *       counts: { total: 1, open: 1 },
 *       standings: { trees: { actual: '12', percent: '60%' } },
 *     },
 *   ],
 * })
 */
export function checkGoldenHistory(golden: GoldenHistory): void {
  requireFields('the history', golden, FIELDS)
  for (const [place, view] of golden.expect.entries()) {
    requireFields(`expect.${place}`, view, VIEW_FIELDS)
    const { counts, standings, timelines } = view
    const names = [counts, standings, timelines].flatMap((part) => Object.keys(part ?? {}))
    if (names.length === 0) throw new TypeError(`expect.${place}: expected something to expect.`)
  }
  if (golden.expect.length === 0) throw new TypeError('Expected a point to look from in expect.')
  const { events } = given(golden.history)
  const backwards = events.toReversed()
  for (const [how, delivery] of [
    ['', [events]],
    [', delivered backwards', [backwards]],
    [', delivered twice', [backwards, events]],
  ] as const) {
    const differences = golden.expect.flatMap((view, place) =>
      differencesInView(`expect.${place}`, view, delivery),
    )
    if (differences.length > 0) throw new ExpectationNotMet(`"${golden.title}"${how}`, differences)
  }
}

function requireFields(what: string, found: object, fields: ReadonlySet<string>): void {
  const unknown = Object.keys(found).find((field) => !fields.has(field))
  if (unknown === undefined) return
  throw new TypeError(`${what}: expected ${[...fields].join(', ')}, found "${unknown}".`)
}

function differencesInView(
  path: string,
  { asOf, knownAt, at, counts = {}, standings = {}, timelines = {} }: GoldenView,
  delivery: readonly (readonly TargetEvent[])[],
): readonly Difference[] {
  const point = { asOf, knownAt, at } as ViewPoint
  const board = scoreboard(delivery, point)
  return [
    ...differencesIn(`${path}.counts`, counts, board.counts),
    ...Object.entries(standings).flatMap(([target, expected]) =>
      differencesInStanding(`${path}.standings.${target}`, expected, board.find(target) ?? null),
    ),
    ...Object.entries(timelines).flatMap(([target, expected]) =>
      differencesIn(`${path}.timelines.${target}`, expected, timeline(delivery, target, point)),
    ),
  ]
}

function differencesInStanding(
  path: string,
  expected: GoldenStanding | null,
  found: Standing | null,
): readonly Difference[] {
  if (expected === null || found === null) return differencesIn(path, expected, found)
  const { percent, ...fields } = expected
  const differences = differencesIn(path, fields, found)
  if (percent === undefined) return differences
  const { digits } = valueOf(resultUnder(`${path}.percent`, parsePercent(percent)))
  const shown = formatPercent(found.attainment, { digits, display: 'plain' })
  return [...differences, ...differencesIn(`${path}.percent`, percent, shown)]
}
